import type { Predicate, Root, Step } from "../../../graph/plan/plan.ts";
import { wayFingerprint } from "../cursor.ts";
import { feasible, inOrder } from "../patterns.ts";
import type { RootRead } from "../root-shape.ts";
import { type Asked, given, pageOf, placeOf } from "./arguments.ts";
import { selectionsOf } from "./collect.ts";
import type { Columns } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { kindsOf } from "./ends.ts";
import { ofStrategy } from "./strategy.ts";
import { objectOf } from "./table.ts";
import { compileWay, type Inside } from "./way-row.ts";
import { join } from "./where.ts";

/**
 * `isolated`: entities without a relation, each with what there is to say of that. They are the starts of ways over any
 * relation, and no start that has one is let in, so that every row is of a start without a way.
 */
export function compileIsolated(
  compiling: Compiling,
  inside: Inside,
  asked: Asked,
  add: (root: Root) => number,
): RootRead {
  const { ontology } = compiling;
  const all = ontology.kinds.map(({ name }) => name);
  const named = given(compiling, asked, "kinds");
  const unlessSaid = all.filter((kind) => kind !== ontology.sourceKind);
  const kinds = named.is === "absent" ? unlessSaid : kindsOf(compiling, named, placeOf(asked, "kinds"));
  const both = ontology.relations.flatMap(({ name }): Step[] => [
    { relation: name, direction: "out" },
    { relation: name, direction: "in" },
  ]);
  const steps = feasible(ontology, inOrder(ontology, both), kinds, all, 1);
  const lonely = steps.map(
    ({ relation, direction }): Predicate => ({
      test: "hop",
      relation,
      direction,
      kinds: all,
      quantifier: "none",
      where: null,
    }),
  );
  const columns: Columns = [];
  const absent = { steps, maxHops: 1, kinds: all, reading: null, named: null, narrowed: false };
  const missing = () => ({ way: absent, startKind: null, named: null });
  const way = { from: kinds, to: all, fingerprint: wayFingerprint("start"), missing, along: false };
  const type = objectOf(compiling, "Isolated");
  const object = compileWay(compiling, inside, way, type, selectionsOf(asked.group), columns, asked.path);
  const everything = { offset: null, limit: null, after: null };
  const where = join("and", [ofStrategy(compiling, asked), ...lonely]);
  const root = add({
    op: "ways",
    from: { kinds, near: null, where, order: [], page: everything },
    to: { kinds: all, near: null, where: null, order: [], page: everything },
    walk: { steps, minHops: 1, maxHops: 1, through: null, avoid: null },
    each: "path",
    order: "start",
    empty: true,
    page: pageOf(compiling, asked, { as: "way", order: "start" }),
    total: false,
    columns,
  });
  return { read: "rows", root, row: { kind: null, object } };
}

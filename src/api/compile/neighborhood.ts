import type { Chosen, Predicate, Root, Walk } from "../../../graph/plan/plan.ts";
import type { NeighborhoodRead, RootRead } from "../root-shape.ts";
import { type Asked, given, placeOf } from "./arguments.ts";
import { fieldsBelow, plainFields } from "./below.ts";
import { selectionsOf } from "./collect.ts";
import type { Columns } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { kindsOf } from "./ends.ts";
import { addParam } from "./params.ts";
import { objectOf } from "./table.ts";
import { hopsNamed, stepsOf, throughOf } from "./walk.ts";
import { compileWay, type Inside } from "./way-row.ts";

/** Entities at once, unless said, and at the most. */
const usualLimit = 200;
const mostLimit = 1000;

/**
 * `neighborhood`: a root of the entities near some, as many as the limit lets, one of the relations between those, and one
 * that counts the relations between all that are near.
 */
export function compileNeighborhood(
  compiling: Compiling,
  inside: Inside,
  asked: Asked,
  add: (root: Root) => number,
): RootRead {
  const all = compiling.ontology.kinds.map(({ name }) => name);
  const input = given(compiling, asked, "limit");
  const source = input.is === "leaf" ? input.source : { literal: usualLimit };
  const limit = addParam(compiling.params, source, { as: "count", most: mostLimit }, placeOf(asked, "limit"));
  const ids = idsOf(compiling, asked);
  const steps = stepsOf(compiling, asked, "relations");
  const hops = hopsNamed(compiling, asked, "hops") ?? 1;
  const walk: Walk = { steps, minHops: 1, maxHops: hops, through: throughOf(compiling, asked), avoid: null };
  const page = { offset: null, limit: null, after: null };
  const near: Chosen = { kinds: all, near: { ids, walk }, where: whereOf(compiling, asked, ids), order: [], page };
  const shown: Chosen = { ...near, page: { ...page, limit } };
  const outward = stepsAlong(walk);
  const between = (ends: Chosen, columns: Columns, total: boolean): Root => ({
    op: "ways",
    from: ends,
    to: ends,
    walk: { ...walk, steps: outward, maxHops: 1 },
    each: "path",
    order: "length",
    empty: false,
    page: total ? { ...page, limit: none() } : page,
    total,
    columns,
  });
  const none = () => addParam(compiling.params, { literal: 0 }, { as: "count" }, placeOf(asked, "limit"));
  const nodes: Columns = [];
  const edges: Columns = [];
  const way = { from: all, to: all, fingerprint: "", missing: null, along: true };
  const fields = fieldsBelow(compiling, asked.field.type, asked.group, (below): NeighborhoodRead => {
    const sets = selectionsOf(below.group);
    const path = [...asked.path, below.key];
    switch (below.role.role) {
      case "nodes":
        return { read: "nodes", row: inside.entities(all)(sets, nodes, path) };
      case "edges": {
        const type = objectOf(compiling, "NeighborhoodEdge");
        return { read: "edges", object: compileWay(compiling, inside, way, type, sets, edges, path) };
      }
      case "leftOut": {
        const left = plainFields(compiling, below, (one) => (one.role === "left" ? one.of : null));
        return { read: "leftOut", fields: left };
      }
      default:
        throw new Error(`a neighborhood has a field for ${below.role.role}`);
    }
  });
  const counted = fields.some(
    ({ read }) =>
      read.read === "leftOut" && read.fields.some((one) => one.read.read === "fact" && one.read.of === "relations"),
  );
  const asksEdges = counted || fields.some(({ read }) => read.read === "edges");
  return {
    read: "neighborhood",
    fields,
    nodes: add({ op: "connection", total: true, selection: { ...shown, columns: nodes } }),
    edges: asksEdges ? add(between(shown, edges, false)) : null,
    all: counted ? add(between(near, [], true)) : null,
  };
}

/** Each relation once, along its direction, whichever way it may be gone over. */
function stepsAlong({ steps }: Walk): Walk["steps"] {
  const named = new Set(steps.map(({ relation }) => relation));
  return [...named].map((relation) => ({ relation, direction: "out" as const }));
}

function idsOf(compiling: Compiling, asked: Asked): number {
  const input = given(compiling, asked, "ids");
  const source = input.is === "leaf" ? input.source : { literal: [] };
  return addParam(compiling.params, source, { as: "scalar", type: "ID", list: true }, placeOf(asked, "ids"));
}

/** The entities themselves are there, of whatever kind they are. */
function whereOf(compiling: Compiling, asked: Asked, ids: number): Predicate | null {
  const input = given(compiling, asked, "kinds");
  if (input.is === "absent") return null;
  const kinds = kindsOf(compiling, input, placeOf(asked, "kinds"));
  return {
    test: "or",
    of: [
      { test: "in", subject: "entity", name: "id", value: ids },
      { test: "kind", kinds },
    ],
  };
}

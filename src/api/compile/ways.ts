import { isObjectType } from "graphql";
import type { Column, Root, Selection } from "../../../graph/plan/plan.ts";
import { wayFingerprint } from "../cursor.ts";
import type { Role } from "../roles.ts";
import type { RootRead } from "../root-shape.ts";
import type { RowShape } from "../row-shape.ts";
import { targetNamed } from "../targets.ts";
import { absentWay, missingWays } from "./absent.ts";
import { type Asked, given, pageOf, placeOf } from "./arguments.ts";
import { selectionsOf } from "./collect.ts";
import type { Columns, Compile } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { compileConnection } from "./connection.ts";
import { endsOf, kindsOf } from "./ends.ts";
import { addParam } from "./params.ts";
import { hopsOf, stepsOf, throughOf, walkOf } from "./walk.ts";
import { compileWay, type Inside, objectIn, type WayAsked } from "./way-row.ts";
import { entityTest } from "./where.ts";

/** `links` and `paths`, in each of their forms: one root. */
export function compileWays(
  compiling: Compiling,
  inside: Inside,
  asked: Asked,
  { role, form }: Extract<Role, { role: "links" | "paths" }>,
  add: (root: Root) => number,
): RootRead {
  const isLinks = role === "links";
  const [from, to] = isLinks ? ["of", "by"] : ["from", "to"];
  const [starts, ends] = [endsOf(compiling, asked, from ?? ""), endsOf(compiling, asked, to ?? "")];
  const hops = isLinks ? 1 : form === "first" ? 6 : 4;
  const asks = walkOf(compiling, asked, { from: starts.kinds, to: ends.kinds, relations: "relations", hops });
  const order = isLinks ? "start" : "length";
  const way: WayAsked = {
    from: asks.from,
    to: asks.to,
    fingerprint: wayFingerprint(order),
    missing: isLinks
      ? (start, reason) => {
          const to = { ...ends, kinds: asks.to };
          return missingWays(compiling, absentWay(asks, ends.where), asks.from, to, start, reason, add);
        }
      : null,
    along: isLinks,
  };
  const one = () => addParam(compiling.params, { literal: 1 }, { as: "count" }, placeOf(asked, "first"));
  const page =
    form === "first" ? { offset: null, limit: one(), after: null } : pageOf(compiling, asked, { as: "way", order });
  const rootOf = (columns: readonly Column[], total: boolean, cut: Selection["page"]): Root => ({
    op: "ways",
    from: { ...starts, kinds: asks.from },
    to: { ...ends, kinds: asks.to },
    walk: asks.walk,
    each: isLinks && asks.walk.maxHops > 1 ? "end" : "path",
    order,
    empty: isLinks,
    page: cut,
    total,
    columns,
  });
  const named = compiling.schema.getType(isLinks ? "Link" : "Path");
  if (!isObjectType(named)) throw new Error("the served schema has no type of ways");
  const row =
    (columns: Columns): Compile =>
    (sets, _, path) => ({ kind: null, object: compileWay(compiling, inside, way, named, sets, columns, path) });
  if (form !== "connection") {
    const columns: Columns = [];
    const shape = row(columns)(selectionsOf(asked.group), columns, asked.path);
    return { read: form === "first" ? "first" : "rows", root: add(rootOf(columns, false, page)), row: shape };
  }
  const chosen = { where: null, order: [], page };
  const node: Compile = (sets, columns, path) => row(columns)(sets, columns, path);
  const { connection, total, selection } = compileConnection(compiling, {
    asked,
    kinds: [],
    chosen,
    fingerprint: way.fingerprint,
    hop: null,
    inside: { node, properties: node, words: inside.words },
  });
  return {
    read: "connection",
    root: add(rootOf(selection.columns, total, selection.page)),
    connection,
    aggregates: [],
  };
}

/** What can be reached from an entity: rows about the ends, each by the first way to it. */
export function compileReachable(
  compiling: Compiling,
  inside: Inside,
  asked: Asked,
  { pattern }: Extract<Role, { role: "reachable" }>,
): { readonly column: Column; readonly row: RowShape } {
  const kinds = given(compiling, asked, "kinds");
  const all = compiling.ontology.kinds.map(({ name }) => name);
  const to = pattern?.to ?? (kinds.is === "absent" ? all : kindsOf(compiling, kinds, placeOf(asked, "kinds")));
  const any = targetNamed(compiling.targets, compiling.ontology.interfaces[0]?.name ?? "");
  const where = given(compiling, asked, "where");
  const test = where.is === "absent" ? null : entityTest(compiling, any, where, placeOf(asked, "where"));
  const { maxHops } = hopsOf(compiling, asked, pattern?.maxHops ?? 3);
  const steps = pattern?.steps ?? stepsOf(compiling, asked, "relations");
  const walk = { steps, minHops: 1, maxHops, through: throughOf(compiling, asked), avoid: null };
  const columns: Columns = [];
  const way: WayAsked = { from: all, to, fingerprint: "", missing: null, along: false };
  const type = objectIn(asked.field.type);
  const object = compileWay(compiling, inside, way, type, selectionsOf(asked.group), columns, asked.path);
  const page = pageOf(compiling, asked, { as: "count" });
  const selection: Selection = { kinds: to, where: test, order: [], page, columns };
  return { column: { column: "ways", walk, selection }, row: { kind: null, object } };
}

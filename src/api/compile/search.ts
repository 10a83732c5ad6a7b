import type { Column, Page, Param, Root } from "../../../graph/plan/plan.ts";
import { type CursorKey, fingerprintOf } from "../cursor.ts";
import type { Role } from "../roles.ts";
import type { RootRead } from "../root-shape.ts";
import type { ObjectShape, Read } from "../row-shape.ts";
import { mostHits, usualHits } from "../search-limits.ts";
import { targetNamed } from "../targets.ts";
import { type Asked, given, placeOf } from "./arguments.ts";
import { type FieldBelow, fieldsIn } from "./below.ts";
import { selectionsOf } from "./collect.ts";
import { addColumn, type Columns, type Compile } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import { compileConnection } from "./connection.ts";
import { kindsOf } from "./ends.ts";
import type { Source } from "./input.ts";
import { addParam, type Reading } from "./params.ts";
import { objectOf } from "./table.ts";
import type { Inside } from "./way-row.ts";
import { entityTest } from "./where.ts";

const order: readonly CursorKey[] = [{ of: "score", name: "score", descending: true, type: "Int", required: true }];
const fingerprint = fingerprintOf(order);

/** `search`, in each of its forms: one root. */
export function compileSearch(
  compiling: Compiling,
  inside: Inside,
  asked: Asked,
  { form }: Extract<Role, { role: "search" }>,
  add: (root: Root) => number,
): RootRead {
  const [kindsGiven, where, words] = ["kinds", "where", "text"].map((name) => given(compiling, asked, name));
  const all = compiling.ontology.kinds.map(({ name }) => name);
  const kinds = kindsGiven?.is === "leaf" ? kindsOf(compiling, kindsGiven, placeOf(asked, "kinds")) : all;
  const any = targetNamed(compiling.targets, compiling.ontology.interfaces[0]?.name ?? "");
  const test = where === undefined ? null : entityTest(compiling, any, where, placeOf(asked, "where"));
  const source = words?.is === "leaf" ? words.source : { literal: "" };
  const text = addParam(compiling.params, source, { as: "search" }, placeOf(asked, "text"));
  const near = { text };
  const chosen = { where: test, order: [], page: pageOfHits(compiling, asked) };
  const row =
    (columns: Columns): Compile =>
    (sets, _, path) => ({ kind: null, object: compileHit(compiling, inside, { kinds, text }, sets, columns, path) });
  if (form === "list") {
    const columns: Columns = [];
    const shape = row(columns)(selectionsOf(asked.group), columns, asked.path);
    return { read: "rows", root: add({ op: "list", selection: { kinds, near, ...chosen, columns } }), row: shape };
  }
  const node: Compile = (sets, columns, path) => row(columns)(sets, columns, path);
  const from = {
    asked,
    kinds,
    chosen,
    fingerprint,
    hop: null,
    inside: { node, properties: node, words: inside.words },
  };
  const { connection, total, selection } = compileConnection(compiling, from);
  const root = add({ op: "connection", total, selection: { ...selection, near } });
  return { read: "connection", root, connection, aggregates: [] };
}

/** `first` has a default and a most, whatever else is asked. */
function pageOfHits(compiling: Compiling, asked: Asked): Page {
  const [first, after] = [given(compiling, asked, "first"), given(compiling, asked, "after")];
  const param = (source: Source, reading: Reading, name: string) =>
    addParam(compiling.params, source, reading, placeOf(asked, name));
  const size = first.is === "leaf" ? first.source : { literal: usualHits };
  return {
    offset: null,
    limit: param(size, { as: "count", most: mostHits }, "first"),
    after: after.is === "leaf" ? param(after.source, { as: "cursor", keys: order }, "after") : null,
  };
}

function compileHit(
  compiling: Compiling,
  inside: Inside,
  { kinds, text }: { readonly kinds: readonly string[]; readonly text: Param },
  sets: Parameters<Compile>[0],
  columns: Columns,
  path: readonly string[],
): ObjectShape {
  const fields = fieldsIn(compiling, objectOf(compiling, "SearchHit"), sets, (below): Read => {
    const { role, key, group } = below;
    const at = [...path, key];
    switch (role.role) {
      case "node":
        return { read: "same", row: inside.entities(kinds)(selectionsOf(group), columns, at) };
      case "score":
        return { read: "value", column: addColumn(compiling, columns, { column: "score" }) };
      case "matches": {
        const inner: Columns = [];
        const object = compileMatch(compiling, inside, below, inner, at);
        const column = addColumn(compiling, columns, { column: "matches", text, columns: inner });
        return { read: "rows", column, row: { kind: null, object } };
      }
      case "cursor":
        return { read: "cursor", column: addColumn(compiling, columns, { column: "position" }), fingerprint };
      default:
        throw new Error(`a hit has a field for ${role.role}`);
    }
  });
  return { fields };
}

function compileMatch(
  compiling: Compiling,
  inside: Inside,
  { group }: FieldBelow,
  columns: Columns,
  path: readonly string[],
): ObjectShape {
  const type = objectOf(compiling, "SearchMatch");
  const fields = fieldsIn(compiling, type, selectionsOf(group), ({ role, key, group: below }): Read => {
    switch (role.role) {
      case "match": {
        const column = addColumn(compiling, columns, { column: "match", of: role.of });
        return { read: role.of === "manner" || role.of === "field" ? "enum" : "value", column };
      }
      case "matchEvidence": {
        const { row, inner } = inside.records("Evidence", below, [...path, key]);
        const quote: Column = { column: "quote", columns: inner };
        return { read: "row", column: addColumn(compiling, columns, quote), row, quotes: true };
      }
      default:
        throw new Error(`a match has a field for ${role.role}`);
    }
  });
  return { fields };
}

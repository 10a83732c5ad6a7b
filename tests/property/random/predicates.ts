import fc from "fast-check";
import type { Measure, Predicate, Subject } from "../../../graph/plan/plan.ts";
import { entityRecords, type RecordKind, recordKinds, relationRecords } from "../../../graph/records.ts";
import type { Value } from "../../../graph/rows.ts";
import { type Asking, param } from "./asking.ts";
import { chance, type Generate, pick, some } from "./choosing.ts";
import { common, fieldNames, kinds, pools, relationNames, someId, someRelationId, standing, typeOf } from "./names.ts";

export function somePredicate(asking: Asking, depth: number, overRelation: boolean): Predicate {
  const { g } = asking;
  const inner = (): Predicate => somePredicate(asking, depth - 1, overRelation);
  const shape = depth <= 0 ? 9 : g(fc.nat, 9);
  if (shape === 0) return { test: "and", of: [inner(), inner()].slice(g(fc.nat, 2)) };
  if (shape === 1) return { test: "or", of: [inner(), inner()].slice(g(fc.nat, 2)) };
  if (shape === 2) return { test: "not", of: inner() };
  if (shape === 3) return { test: "kind", kinds: some(g, kinds) };
  if (shape === 4 && chance(g, 5)) {
    return someRecords(asking, depth - 1, overRelation && chance(g, 7) ? "relation" : "entity", null);
  }
  if (shape <= 5) {
    return {
      test: "hop",
      relation: pick(g, relationNames),
      direction: pick(g, ["out", "in"] as const),
      kinds: some(g, kinds),
      quantifier: pick(g, ["some", "none", "all", "single"] as const),
      where: chance(g, 8) ? somePredicate(asking, depth - 1, true) : null,
    };
  }
  if (overRelation && chance(g, 4)) return relationTest(asking);
  if (depth > 0 && chance(g, 1)) return measureTest(asking);
  const name = pick(g, [...common, "aliases", ...fieldNames]);
  if (chance(g, 1)) return { test: "isNull", subject: "entity", name };
  const value = (): Value =>
    name === "id" ? someId(g) : (pick(g, standing[name] ?? pools[typeOf(name)] ?? pools.String ?? []) as Value);
  return { ...someTest(asking, name, value), subject: "entity", name };
}

/** Along a relation, compared with small numbers: what is measured is often a count or a length. */
function measureTest(asking: Asking): Predicate {
  const { g } = asking;
  const compare = pick(g, ["eq", "in", "lt", "lte", "gt", "gte", "isNull"] as const);
  const number = (): Value => pick(g, [0, 1, 2, 3, 0.5, 2024, null]);
  const asked = compare === "in" ? Array.from({ length: g(fc.nat, 3) }, number) : number();
  return {
    test: "measure",
    relation: pick(g, relationNames),
    direction: pick(g, ["out", "in"] as const),
    kinds: some(g, kinds),
    measure: someMeasure(g),
    compare,
    value: compare === "isNull" ? null : param(asking, asked),
  };
}

const fieldMeasures = [
  "recorded",
  "min",
  "max",
  "sum",
  "average",
  "shortest",
  "longest",
  "shortestLength",
  "longestLength",
  "averageLength",
] as const;

export function someMeasure(g: Generate): Measure {
  if (chance(g, 2)) return { measure: "count" };
  return { measure: pick(g, fieldMeasures), name: pick(g, [...common, "aliases", ...fieldNames]) };
}

const quantifiers = ["some", "none", "all", "single"] as const;

/** Over the records of an entity, a relation or a record of this kind. */
function someRecords(asking: Asking, depth: number, subject: Subject, of: RecordKind | null): Predicate {
  const { g } = asking;
  const links = { entity: entityRecords, relation: relationRecords, record: of?.records ?? [] }[subject];
  const link = pick<{ readonly name: string; readonly of: string }>(g, links);
  const kind = recordKinds.find(({ name }) => name === link.of) as RecordKind;
  const where = chance(g, 9) ? someRecordTest(asking, depth, kind) : null;
  return { test: "records", subject, link: link.name, quantifier: pick(g, quantifiers), where };
}

function someRecordTest(asking: Asking, depth: number, kind: RecordKind): Predicate {
  const { g } = asking;
  const inner = (): Predicate => someRecordTest(asking, depth - 1, kind);
  const shape = depth <= 0 ? 9 : g(fc.nat, 9);
  if (shape <= 1) return { test: shape === 0 ? "and" : "or", of: [inner(), inner()] };
  if (shape === 2) return { test: "not", of: inner() };
  if (shape <= 5 && kind.entities.length > 0) {
    return {
      test: "entities",
      link: pick(g, kind.entities).name,
      kinds: some(g, kinds),
      quantifier: pick(g, quantifiers),
      where: chance(g, 7) ? somePredicate(asking, depth - 1, false) : null,
    };
  }
  if (shape === 6 && kind.records.length > 0) return someRecords(asking, depth - 1, "record", kind);
  const { name, type, list } = pick(g, kind.fields);
  if (chance(g, 2)) return { test: "isNull", subject: "record", name };
  const values = recordValues[name] ?? recordValues[type] ?? [];
  const tests = list
    ? (["eq", "includes"] as const)
    : type === "Int"
      ? (["eq", "in", "lt", "gte"] as const)
      : type === "String"
        ? (["eq", "in", "contains", "startsWith"] as const)
        : (["eq", "in"] as const);
  const test = pick(g, tests);
  const value = (): Value => pick(g, values);
  const several = test === "in" || (list === true && test === "eq");
  const members = several ? Array.from({ length: g(fc.nat, 2) }, value) : value();
  return { test, subject: "record", name, value: param(asking, members) };
}

const recordValues: Readonly<Record<string, readonly Value[]>> = {
  ...standing,
  Boolean: [true, false],
  Int: [0, 1, 4, 20],
  String: ["", "a", "n", "nn", "so", "i", "A", "C", "Part", "😀"],
  members: kinds,
  relation: relationNames,
  direction: ["out", "in"],
  status: ["OPEN", "ANNOUNCED"],
};

export function relationTest(asking: Asking): Predicate {
  const { g } = asking;
  if (chance(g, 2)) return someRecords(asking, 1, "relation", null);
  const name = pick(g, ["id", ...Object.keys(standing)]);
  if (chance(g, 2)) return { test: "isNull", subject: "relation", name };
  const value = (): Value => (name === "id" ? someRelationId(g) : pick(g, standing[name] ?? []));
  return { ...someTest(asking, name, value), subject: "relation", name };
}

function someTest(asking: Asking, name: string, value: () => Value) {
  const { g } = asking;
  const [type, isList] = [typeOf(name), name.startsWith("many") || name === "aliases"];
  const inOrder = ["Int", "Float", "EDTF", "ISODuration", "Decimal"].includes(type) || name === "id";
  const isText = name === "id" || name === "name" || name === "description" || type === "String";
  const tests = isList
    ? (["eq", "includes"] as const)
    : ([
        ...(["eq", "in"] as const),
        ...(inOrder ? (["lt", "lte", "gt", "gte"] as const) : []),
        ...(isText ? (["contains", "startsWith", "endsWith"] as const) : []),
      ] as const);
  const chosen = pick(g, tests);
  const several = chosen === "in" || (isList && chosen === "eq");
  const members = several ? Array.from({ length: g(fc.nat, 3) }, value) : value();
  return { test: chosen, value: param(asking, members) } as const;
}

import type { Predicate } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import type { Attribute, ListAttribute } from "./attribute.ts";
import { FALSE, type Test, TRUE, type Truth, UNKNOWN } from "./truth.ts";

/** A test of a field, or of a property of a relation. */
export type FieldTest = Extract<Predicate, { subject: string; name: string }>;

/** What it is tested against. */
export function askedValue(predicate: FieldTest, values: readonly Value[]): Value {
  return predicate.test === "isNull" ? null : (values[predicate.value] ?? null);
}

const none = Number.POSITIVE_INFINITY;

/** Of a test that looks at the key alone: what it says of each; null for other tests. */
export function keyTruth(attribute: Attribute, test: FieldTest["test"], value: Value): ((key: number) => Truth) | null {
  if (test === "isNull") return (key) => (key === none ? TRUE : FALSE);
  if (test === "eq" && value !== null) {
    const wanted = attribute.keyOf(value);
    return (key) => (key === none ? UNKNOWN : key === wanted ? TRUE : FALSE);
  }
  if (test === "in" && value !== null) {
    const members = value as readonly Value[];
    const wanted = new Set(members.map((member) => attribute.keyOf(member)));
    const otherwise = members.includes(null) ? UNKNOWN : FALSE;
    return (key) => (key === none ? UNKNOWN : wanted.has(key) ? TRUE : otherwise);
  }
  return null;
}

/** A test of a single value; unknown where there is none, or where it is compared with null. */
export function testValue(attribute: Attribute, test: FieldTest["test"], value: Value): Test {
  const truthOf = keyTruth(attribute, test, value);
  if (truthOf !== null) {
    const { key } = attribute;
    return (entity, relation, origin) => truthOf(key(entity, relation, origin));
  }
  if (value === null) return () => UNKNOWN;
  switch (test) {
    case "lt":
    case "lte":
    case "gt":
    case "gte": {
      const place = attribute.placeOf(value);
      if (place === null) return () => UNKNOWN;
      const against = attribute.against(place);
      const passes = comparisons[test];
      return (entity, relation, origin) => {
        if (attribute.order(entity, relation, origin) === none) return UNKNOWN;
        return passes(against(entity, relation, origin)) ? TRUE : FALSE;
      };
    }
    case "contains":
    case "startsWith":
    case "endsWith": {
      const part = String(value);
      const has = searches[test];
      return (entity, relation, origin) => {
        const text = attribute.read(entity, relation, origin);
        return typeof text !== "string" ? UNKNOWN : has(text, part) ? TRUE : FALSE;
      };
    }
    default:
      return () => UNKNOWN;
  }
}

/** A test of a measure: three-valued as that of a field; what is not a number equals and compares with nothing. */
export function comparedNumber(
  { compare, value }: Extract<Predicate, { test: "measure" }>,
  values: readonly Value[],
): (own: Value) => Truth {
  if (compare === "isNull") return (own) => (own === null ? TRUE : FALSE);
  const asked = value === null ? null : (values[value] ?? null);
  if (compare === "in") {
    const members = Array.isArray(asked) ? asked : null;
    const otherwise = members?.includes(null) ? UNKNOWN : FALSE;
    return (own) => (typeof own !== "number" || members === null ? UNKNOWN : members.includes(own) ? TRUE : otherwise);
  }
  const passes = compare === "eq" ? (sign: number) => sign === 0 : comparisons[compare];
  return (own) => {
    if (typeof own !== "number" || typeof asked !== "number") return UNKNOWN;
    return passes(own - asked) ? TRUE : FALSE;
  };
}

export const comparisons = {
  lt: (sign: number) => sign < 0,
  lte: (sign: number) => sign <= 0,
  gt: (sign: number) => sign > 0,
  gte: (sign: number) => sign >= 0,
};

export const searches = {
  contains: (text: string, part: string) => text.includes(part),
  startsWith: (text: string, part: string) => text.startsWith(part),
  endsWith: (text: string, part: string) => text.endsWith(part),
};

/** `eq`, `includes` and `isNull` of a list; every other test of one is unknown. */
export function testList(attribute: ListAttribute, test: FieldTest["test"], value: Value): Test {
  if (test === "isNull") return (...of) => (attribute.keys(...of) === null ? TRUE : FALSE);
  if (value === null) return () => UNKNOWN;
  if (test === "includes") {
    const wanted = attribute.keyOf(value);
    return (entity, relation, origin) => {
      const keys = attribute.keys(entity, relation, origin);
      return keys === null ? UNKNOWN : keys.includes(wanted) ? TRUE : FALSE;
    };
  }
  if (test !== "eq") return () => UNKNOWN;
  const wanted = (value as readonly Value[]).map((member) => (member === null ? Number.NaN : attribute.keyOf(member)));
  return (entity, relation, origin) => {
    const keys = attribute.keys(entity, relation, origin);
    if (keys === null) return UNKNOWN;
    return keys.length === wanted.length && keys.every((key, at) => key === wanted[at]) ? TRUE : FALSE;
  };
}

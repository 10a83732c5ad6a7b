import type { Predicate, Quantifier, Subject } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { orderKey } from "../values.ts";
import { type Attribute, entityAttribute, recordAttribute, relationAttribute } from "./attribute.ts";
import { type Context, endOf, parameter, type Scope } from "./context.ts";
import { clauses, junction, not, subquery, where } from "./cypher.ts";
import { stringKey } from "./keys.ts";
import { foundBy, measureOf } from "./measure.ts";
import { hasKind, stepPattern } from "./names.ts";
import { linkedKind, matchEntities, matchRecords, matchRelationRecords } from "./records.ts";

type HopTest = Extract<Predicate, { test: "hop" }>;
type ValueTest = Extract<Predicate, { subject: string; value: number }>;
type MeasureTest = Extract<Predicate, { test: "measure" }>;
type RecordsTest = Extract<Predicate, { test: "records" }>;
type EntitiesTest = Extract<Predicate, { test: "entities" }>;

/**
 * A predicate as a Cypher expression with the same three truths. `exact` where unknown must not become false, that is
 * under a negation; elsewhere either keeps a row out, and the plainer text lets an index be used.
 */
export function compilePredicate(context: Context, predicate: Predicate, scope: Scope, exact = false): string {
  switch (predicate.test) {
    case "and":
    case "or":
      return junction(
        predicate.test === "and" ? "AND" : "OR",
        (predicate.test === "and" ? withoutAny(predicate.of) : predicate.of).map((one) =>
          "none" in one ? noneOf(context, one, scope) : compilePredicate(context, one, scope, exact),
        ),
      );
    case "not":
      return not(compilePredicate(context, predicate.of, scope, true));
    case "kind":
      return hasKind(scope.entity, predicate.kinds);
    case "hop":
      return overHop(context, predicate, scope);
    case "records":
      return overRecords(context, predicate, scope);
    case "entities":
      return overEntities(context, predicate, scope);
    case "measure":
      return measureTest(context, predicate, scope, exact);
    default:
      return testOf(context, predicate, scope, (attribute) => {
        if (predicate.test === "isNull") return isNull(attribute);
        if (attribute.value === "null") return "null";
        return attribute.list
          ? testList(context, attribute, predicate, exact)
          : testValue(context, attribute, predicate, exact);
      });
  }
}

/** Relations of which an entity has none to these kinds. */
interface WithoutAny {
  readonly none: readonly string[];
  readonly direction: HopTest["direction"];
  readonly kinds: readonly string[];
}

/** Puts together what may not be there: each pattern more is time that Neo4j plans for. Cost: O(tests). */
function withoutAny(of: readonly Predicate[]): readonly (Predicate | WithoutAny)[] {
  const alike = new Map<string, [HopTest, ...HopTest[]]>();
  for (const one of of) {
    if (!isPlainNone(one)) continue;
    const key = JSON.stringify([one.direction, one.kinds]);
    const known = alike.get(key);
    if (known) known.push(one);
    else alike.set(key, [one]);
  }
  const several = [...alike.values()].filter((tests) => tests.length > 1);
  const put = new Set<Predicate>(several.flat());
  return [
    ...of.filter((one) => !put.has(one)),
    ...several.map((tests) => ({
      none: tests.map(({ relation }) => relation),
      direction: tests[0].direction,
      kinds: tests[0].kinds,
    })),
  ];
}

function isPlainNone(predicate: Predicate): predicate is HopTest {
  return (
    predicate.test === "hop" &&
    predicate.quantifier === "none" &&
    predicate.where === null &&
    predicate.kinds.length > 0
  );
}

function noneOf({ ontology }: Context, { none, direction, kinds }: WithoutAny, scope: Scope): string {
  const end = endOf(scope, kinds);
  const step = { relation: none, direction, kinds, variable: end.relation };
  return `NOT ${subquery("EXISTS", `MATCH ${stepPattern(ontology, scope.entity, end.entity, step)}`)}`;
}

function testOf(
  { ontology }: Context,
  { subject, name }: { readonly subject: Subject; readonly name: string },
  { entity, kinds, relation, record }: Scope,
  test: (attribute: Attribute) => string,
): string {
  if (subject === "record") {
    return record === undefined ? "null" : test(recordAttribute(record.variable, record.kind, name));
  }
  if (subject === "entity") return entityAttribute(ontology, entity, kinds, name, test);
  // of a row that no hop led to, every test of its relation is unknown
  return relation === null ? "null" : test(relationAttribute(relation, name));
}

function isNull({ value, required }: Attribute): string {
  if (value === "null") return "true";
  return required ? "false" : `${value} IS NULL`;
}

function testValue(context: Context, attribute: Attribute, { test, value }: ValueTest, exact: boolean): string {
  const own = attribute.value;
  const words = (): string => parameter(context, value, "Text", textOf);
  switch (test) {
    case "eq":
      return `${own} = ${parameter(context, value)}`;
    case "in": {
      const found = `${own} IN ${parameter(context, value)}`;
      // Cypher says that an empty list has no null in it, not that it is unknown
      return exact && !attribute.required ? `CASE WHEN ${own} IS NOT NULL THEN ${found} END` : found;
    }
    case "contains":
      return `${own} CONTAINS ${words()}`;
    case "startsWith":
      return `${own} STARTS WITH ${words()}`;
    case "endsWith":
      return `${own} ENDS WITH ${words()}`;
    case "includes":
      return "null";
    default:
      return `${attribute.key} ${signs[test]} ${placeOf(context, attribute, value)}`;
  }
}

const signs = { lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

function textOf(value: Value): Value {
  return value === null ? null : String(value);
}

/** What stands for a value in the order of an attribute. */
function placeOf(context: Context, { ordered }: Attribute, value: number): string {
  if (ordered === null) return parameter(context, value, "Key", keyOf);
  return parameter(context, value, ordered, (one) => (one === null ? null : orderKey(ordered, String(one))));
}

/** A string in the form that compares by code point; anything else as it is. */
export function keyOf(value: Value): Value {
  return typeof value === "string" ? stringKey(value) : value;
}

function testList(context: Context, attribute: Attribute, { test, value }: ValueTest, exact: boolean): string {
  const own = attribute.value;
  if (test === "eq") return `${own} = ${parameter(context, value, "List", membersOf)}`;
  if (test !== "includes") return "null";
  const wanted = parameter(context, value);
  const found = `${wanted} IN ${own}`;
  if (!exact) return found;
  const known = attribute.required ? `${wanted} IS NOT NULL` : `${own} IS NOT NULL AND ${wanted} IS NOT NULL`;
  return `CASE WHEN ${known} THEN ${found} END`;
}

/** No list has null as a member, nor a control character, which stands for it here so that the test is false. */
function membersOf(value: Value): Value {
  return Array.isArray(value) ? value.map((member: Value) => member ?? "\u0000") : value;
}

function measureTest(context: Context, predicate: MeasureTest, scope: Scope, exact: boolean): string {
  const { kinds, measure, compare, value } = predicate;
  const end = endOf(scope, kinds);
  const pattern = stepPattern(context.ontology, scope.entity, end.entity, { ...predicate, variable: end.relation });
  const { nested, number } = measureOf(context, end, measure);
  const own = nested(foundBy(`MATCH ${pattern}`, kinds.length === 0 ? "false" : null));
  const isCount = measure.measure === "count";
  if (compare === "isNull") return `${own} IS NULL`;
  if (!number || value === null) return "null";
  if (compare === "in") {
    const found = `${own} IN ${parameter(context, value)}`;
    return exact && !isCount ? `CASE WHEN ${own} IS NOT NULL THEN ${found} END` : found;
  }
  return `${own} ${compare === "eq" ? "=" : signs[compare]} ${parameter(context, value)}`;
}

/** Over the relations of an entity: always true or false. */
function overHop(context: Context, predicate: HopTest, scope: Scope): string {
  const { quantifier, where: inner, kinds } = predicate;
  if (kinds.length === 0) return quantifier === "none" ? "true" : "false";
  const end = endOf(scope, kinds);
  const pattern = stepPattern(context.ontology, scope.entity, end.entity, { ...predicate, variable: end.relation });
  return quantified(context, quantifier, inner, end, (test) => clauses(`MATCH ${pattern}`, where(test)));
}

/** Over the records of an entity, of a relation or of a record: the same. */
function overRecords(context: Context, predicate: RecordsTest, scope: Scope): string {
  const { subject, link, quantifier, where: inner } = predicate;
  const { entity, relation, record, depth } = scope;
  const kind = linkedKind(subject, record?.kind ?? null, link);
  if (kind === null) return "null";
  const variable = `v${depth + 1}`;
  const end: Scope = { entity, kinds: [], relation: null, record: { variable, kind }, depth: depth + 1 };
  const all = (found: string): string =>
    quantified(context, quantifier, inner, end, (test) =>
      clauses(found, test === null ? "" : `WITH ${variable} WHERE ${test}`, `RETURN DISTINCT ${variable}`),
    );
  if (subject === "relation") return relation === null ? "null" : all(matchRelationRecords(relation, link, variable));
  const [owner, of] = subject === "entity" ? [entity, "Entity"] : [record?.variable ?? "", record?.kind ?? ""];
  return all(matchRecords(owner, of, link, kind, variable));
}

/** Over the entities that a record names: the same. */
function overEntities(context: Context, predicate: EntitiesTest, { record, depth }: Scope): string {
  const { link, quantifier, kinds, where: inner } = predicate;
  const end: Scope = { entity: `e${depth + 1}`, kinds, relation: null, depth: depth + 1 };
  const match = record === undefined ? null : matchEntities(record.variable, record.kind, link, end);
  if (match === null) return "null";
  return quantified(context, quantifier, inner, end, (test) => clauses(match, where(hasKind(end.entity, kinds), test)));
}

/** Whether some, none, all or one of those that clauses find pass; the clauses take a test of them. */
function quantified(
  context: Context,
  quantifier: Quantifier,
  inner: Predicate | null,
  end: Scope,
  found: (test: string | null) => string,
): string {
  const passing = inner === null ? null : compilePredicate(context, inner, end);
  switch (quantifier) {
    case "some":
      return subquery("EXISTS", found(passing));
    case "none":
      return `NOT ${subquery("EXISTS", found(passing))}`;
    case "single":
      return `${subquery("COUNT", found(passing))} = 1`;
    case "all": {
      if (inner === null) return subquery("EXISTS", found(null));
      const failing = not(compilePredicate(context, inner, end, true));
      return junction("AND", [subquery("EXISTS", found(passing)), `NOT ${subquery("EXISTS", found(failing))}`]);
    }
  }
}

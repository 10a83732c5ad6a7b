import { sumDecimals } from "../decimal.ts";
import { hasMeasure, type MeasuredField, measuredField } from "../plan/measures.ts";
import type { Measure } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { type Attribute, entityAttribute } from "./attribute.ts";
import type { Context, Scope } from "./context.ts";
import { clauses, subquery, where } from "./cypher.ts";
import type { Decode } from "./decode.ts";

/** A measure of rows. */
export interface Taken {
  /** By an aggregating function, for a clause of the statement itself. */
  readonly text: string;
  /**
   * By subqueries, in which no aggregating function may stand: Neo4j takes a row that has one in a subquery for an
   * aggregation itself, and refuses what stands beside it. `found` gives the clauses that find those that pass a test.
   */
  readonly nested: (found: (test: string | null) => string) => string;
  readonly decode: Decode;
  /** Whether it comes out otherwise where rows come in another order than that of their ids. */
  readonly inOrder: boolean;
  /** Whether it is a number, or null. */
  readonly number: boolean;
}

/** The greatest finite number, as Cypher writes it. */
const greatest = "1.7976931348623157e308";

const nothing: Taken = { text: "null", nested: () => "null", decode: null, inOrder: false, number: false };

/** A measure of the entities of a scope. */
export function measureOf({ ontology }: Context, { entity, kinds }: Scope, measure: Measure): Taken {
  if (measure.measure === "count") {
    return { ...nothing, text: `count(${entity})`, nested: (found) => subquery("COUNT", found(null)), number: true };
  }
  const field = measuredField(ontology, kinds, measure.name);
  if (field === null || !hasMeasure(field, measure.measure)) return nothing;
  const per = (expression: (attribute: Attribute) => string): string =>
    entityAttribute(ontology, entity, kinds, measure.name, expression);
  const [value, key, order] = [per((one) => one.value), per((one) => one.key), per((one) => one.order)];
  const size = `size(${value})`;
  switch (measure.measure) {
    case "recorded":
      return { ...nothing, text: `count(${value})`, nested: (found) => countOf(found, value), number: true };
    case "min":
    case "max":
      return field.type === "Int" || field.type === "Float"
        ? { ...edge(measure.measure, value, []), number: true }
        : edge(measure.measure, value, [order]);
    case "shortest":
      return edge("min", value, [size, key]);
    case "longest":
      return edge("max", value, [size, key]);
    case "shortestLength":
      return { ...edge("min", size, []), number: true };
    case "longestLength":
      return { ...edge("max", size, []), number: true };
    case "averageLength":
      return averageOf(sumOf({ type: "Int", list: false }, entity, size), size);
    case "sum":
      return sumOf(field, entity, value);
    case "average":
      return averageOf(sumOf(field, entity, value), value);
  }
}

/** The value that stands first or last by the keys before it, and then by itself. */
function edge(end: "min" | "max", value: string, keys: readonly string[]): Taken {
  const [known = value] = keys;
  const list = `CASE WHEN ${known} IS NOT NULL THEN [${[...keys, value].join(", ")}] END`;
  const order = [...keys, value].map((one) => (end === "max" ? `${one} DESC` : one)).join(", ");
  return {
    ...nothing,
    text: keys.length === 0 ? `${end}(${value})` : `${end}(${list})[${keys.length}]`,
    nested: (found) => {
      const first = clauses(found(`${known} IS NOT NULL`), `RETURN ${value} ORDER BY ${order} LIMIT 1`);
      return `head(${subquery("COLLECT", first)})`;
    },
  };
}

function sumOf({ type }: MeasuredField, entity: string, value: string): Taken {
  const inOrder = type === "Float";
  const all = (found: (test: string | null) => string): string =>
    subquery(
      "COLLECT",
      clauses(found(`${value} IS NOT NULL`), `RETURN ${value}${inOrder ? ` ORDER BY ${entity}.id` : ""}`),
    );
  if (type === "Decimal") return { ...nothing, text: `collect(${value})`, nested: all, decode: decodeSum };
  const added = (values: string): string =>
    inOrder
      ? `head([total IN [reduce(sum = 0.0, one IN ${values} | sum + one)] WHERE abs(total) <= ${greatest}])`
      : `reduce(sum = 0, one IN ${values} | sum + one)`;
  return {
    ...nothing,
    text: inOrder ? added(`collect(${value})`) : `sum(${value})`,
    nested: (found) => added(all(found)),
    inOrder,
    number: true,
  };
}

function decodeSum(sent: Value): Value {
  return sumDecimals((sent as readonly Value[]).map(String));
}

function averageOf(sum: Taken, value: string): Taken {
  const divided = (total: string, count: string): string =>
    `CASE WHEN ${count} > 0 THEN toFloat(${total}) / ${count} END`;
  return {
    ...sum,
    text: divided(sum.text, `count(${value})`),
    nested: (found) => divided(sum.nested(found), countOf(found, value)),
  };
}

function countOf(found: (test: string | null) => string, value: string): string {
  return subquery("COUNT", found(`${value} IS NOT NULL`));
}

/** The clauses that find the rows of a match that pass a test of its own, and more of them. */
export function foundBy(match: string, test: string | null): (more: string | null) => string {
  return (more) => clauses(match, where(test, more));
}

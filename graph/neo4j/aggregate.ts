import { measuredField } from "../plan/measures.ts";
import type { Aggregate, Grouping } from "../plan/plan.ts";
import { entityAttribute, relationAttribute } from "./attribute.ts";
import type { Context, Scope } from "./context.ts";
import { clauses, listOf, subquery, where } from "./cypher.ts";
import { type Decode, decodeRow } from "./decode.ts";
import { foundBy, measureOf } from "./measure.ts";
import { literal } from "./names.ts";
import { limitOf, type Source } from "./page.ts";

/** Clauses that find the rows of an aggregate, and the expression that is a row. */
export interface Aggregated {
  readonly found: string;
  readonly row: string;
  readonly decode: Decode;
}

/** Of a root: one clause takes the measures of all that is found. */
export function aggregateAll(context: Context, { match, test, scope }: Source, asked: Aggregate): Aggregated {
  const { by } = asked;
  const { entity } = scope;
  const measures = asked.measures.map((measure) => measureOf(context, scope, measure));
  const taken = listOf(measures.map(({ text }) => text));
  const decodes = measures.map(({ decode }) => decode);
  const order = measures.some(({ inOrder }) => inOrder) ? ` ORDER BY ${entity}.id` : "";
  const source = clauses(match, where(test));
  const sorted = order === "" ? "" : `WITH ${entity}${order}`;
  if (by === null) {
    // the count makes an aggregation of the list, and so one row of none, also where no measure does
    const list = listOf(["count(*)", ...measures.map(({ text }) => text)]);
    return {
      found: clauses(source, sorted, `WITH ${list} AS measures`),
      row: "measures[1..]",
      decode: decodeRow(decodes),
    };
  }
  const { value, list } = groupOf(context, scope, by);
  const spread = list ? clauses(unwound(value, "key"), `WITH DISTINCT ${entity}, key${order}`) : sorted;
  const key = list ? "key" : `${value} AS key`;
  const grouped = `WITH ${key}, count(*) AS size, ${taken} AS measures`;
  return {
    found: clauses(source, spread, grouped, "ORDER BY size DESC, key", limitOf(context, by.limit)),
    row: "[key] + measures",
    decode: decodeRow([null, ...decodes]),
  };
}

/** Within a row: an expression that gives a list of rows, without any aggregating function (measure.ts). */
export function aggregateWithin(
  context: Context,
  { match, test, scope }: Source,
  asked: Aggregate,
): { readonly text: string; readonly row: Decode } {
  const { by } = asked;
  const measures = asked.measures.map((measure) => measureOf(context, scope, measure));
  const decodes = measures.map(({ decode }) => decode);
  const found = foundBy(match, test);
  if (by === null) {
    return { text: `[${listOf(measures.map(({ nested }) => nested(found)))}]`, row: decodeRow(decodes) };
  }
  const { value, list } = groupOf(context, scope, by);
  const [key, size] = [`k${scope.depth}`, `n${scope.depth}`];
  const isIn = list
    ? `(${key} IN ${value} OR (${key} IS NULL AND size(coalesce(${value}, [])) = 0))`
    : `(${value} = ${key} OR (${key} IS NULL AND ${value} IS NULL))`;
  const ofGroup = foundBy(match, test === null ? isIn : `${test}\n  AND ${isIn}`);
  const row = listOf([key, ...measures.map(({ nested }) => nested(ofGroup))]);
  const text = subquery(
    "COLLECT",
    clauses(
      found(null),
      list ? unwound(value, key) : "",
      `WITH DISTINCT ${list ? key : `${value} AS ${key}`}`,
      `WITH ${key}, ${subquery("COUNT", ofGroup(null))} AS ${size}`,
      `ORDER BY ${size} DESC, ${key}`,
      limitOf(context, by.limit),
      `RETURN ${row}`,
    ),
  );
  return { text, row: decodeRow([null, ...decodes]) };
}

function unwound(list: string, key: string): string {
  return `UNWIND CASE WHEN size(${list}) > 0 THEN ${list} ELSE [null] END AS ${key}`;
}

function groupOf(
  { ontology }: Context,
  { entity, kinds, relation }: Scope,
  { of, name }: Grouping,
): { readonly value: string; readonly list: boolean } {
  if (of === "kind") {
    const names = `[${kinds.map(literal).join(", ")}]`;
    return { value: `head([label IN labels(${entity}) WHERE label IN ${names}])`, list: false };
  }
  if (of === "relation") {
    return { value: relation === null ? "null" : relationAttribute(relation, name).value, list: false };
  }
  const field = measuredField(ontology, kinds, name);
  if (field === null) return { value: "null", list: false };
  return { value: entityAttribute(ontology, entity, kinds, name, ({ value }) => value), list: field.list };
}

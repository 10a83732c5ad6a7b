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
  const { spread, names, place } = groupsOf(context, scope, by, ["key", "place", "at"]);
  const kept = spread === null ? names : "key, place";
  return {
    found: clauses(
      source,
      spread ?? sorted,
      spread === null ? "" : `WITH DISTINCT ${entity}, ${names}${order}`,
      `WITH ${kept}, count(*) AS size, ${taken} AS measures`,
      `ORDER BY size DESC, ${place}`,
      limitOf(context, by.limit),
    ),
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
  const [key, size] = [`k${scope.depth}`, `n${scope.depth}`];
  const { value, spread, names, place } = groupsOf(context, scope, by, [key, `o${scope.depth}`, `at${scope.depth}`]);
  const isIn =
    spread === null
      ? `(${value} = ${key} OR (${key} IS NULL AND ${value} IS NULL))`
      : `(${key} IN ${value} OR (${key} IS NULL AND size(coalesce(${value}, [])) = 0))`;
  const ofGroup = foundBy(match, test === null ? isIn : `${test}\n  AND ${isIn}`);
  const row = listOf([key, ...measures.map(({ nested }) => nested(ofGroup))]);
  const text = subquery(
    "COLLECT",
    clauses(
      found(null),
      spread ?? "",
      `WITH DISTINCT ${names}`,
      `WITH ${place === key ? key : `${key}, ${place}`}, ${subquery("COUNT", ofGroup(null))} AS ${size}`,
      `ORDER BY ${size} DESC, ${place}`,
      limitOf(context, by.limit),
      `RETURN ${row}`,
    ),
  );
  return { text, row: decodeRow([null, ...decodes]) };
}

/** How rows come by the values of their groups. */
interface Groups {
  /** The value of a row, or the list of its values. */
  readonly value: string;
  /** Of a list: a clause that makes of each row one for each member, or a single one for none. */
  readonly spread: string | null;
  /** What gives the value its name and, of a list, a name to what it is sorted by: members sort by unit (docs/neo4j.md). */
  readonly names: string;
  readonly place: string;
}

function groupsOf(
  { ontology }: Context,
  { entity, kinds, relation }: Scope,
  { of, name }: Grouping,
  [key, place, at]: readonly [string, string, string],
): Groups {
  const single = (value: string): Groups => ({ value, spread: null, names: `${value} AS ${key}`, place: key });
  if (of === "kind") {
    const names = `[${kinds.map(literal).join(", ")}]`;
    return single(`head([label IN labels(${entity}) WHERE label IN ${names}])`);
  }
  if (of === "relation") return single(relation === null ? "null" : relationAttribute(relation, name).value);
  const field = measuredField(ontology, kinds, name);
  if (field === null) return single("null");
  const value = entityAttribute(ontology, entity, kinds, name, (attribute) => attribute.value);
  if (!field.list) return single(value);
  const places = entityAttribute(ontology, entity, kinds, name, (attribute) => attribute.places);
  return {
    value,
    spread: `UNWIND CASE WHEN size(${value}) > 0 THEN range(0, size(${value}) - 1) ELSE [null] END AS ${at}`,
    names: `${value}[${at}] AS ${key}, ${places}[${at}] AS ${place}`,
    place,
  };
}

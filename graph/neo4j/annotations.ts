import { type AnnotationPosition, annotationRoles, roleOfNote } from "../annotations.ts";
import type { Annotations, Column } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { type Cell, compileColumn, compileRecordRow, compileRow } from "./columns.ts";
import { type Context, parameter, type Scope } from "./context.ts";
import { clauses, junction, listOf, where } from "./cypher.ts";
import { decodeIfAny, decodeRow } from "./decode.ts";
import { ownLabel } from "./names.ts";
import { cut } from "./page.ts";
import { keyOf } from "./predicate.ts";
import { rankOf } from "./walk.ts";
import { wayNames } from "./way-names.ts";

/** Clauses for the rows of a root of annotations. */
export interface CompiledAnnotations {
  readonly found: string;
  readonly row: Cell;
}

/** What an annotation is sorted by, and what of it is compared with the end of the last page. */
const places = [
  ["q.start", "q.start"],
  ["q.end", "q.end"],
  ["role", "role"],
  ["id", "idKey"],
  ["at", "at"],
  ["quoteAt", "quoteAt"],
] as const;

const [mention, field, claim, commitment, list, exclusion] = annotationRoles.map((_, role) => role);
const names = wayNames("f", 0, "length");

/**
 * From each quote of the document to whoever cites it (`o`): an entity that it mentions, the evidence of a field (`x` is its
 * entity), a claim (`r` is its relation), a list (`y`) or an exclusion (`z` is where it begins).
 */
const citing = `MATCH (o:${ownLabel})-[by:mentions|evidence|commitmentEvidence]->(q)
WITH q, o, CASE
    WHEN type(by) = 'mentions' THEN ${mention}
    WHEN type(by) = 'commitmentEvidence' THEN ${commitment}
    WHEN o:FieldEvidence THEN ${field}
    WHEN o:Claim THEN ${claim}
    WHEN o:ListNote THEN ${list}
    ELSE ${exclusion}
  END AS role
OPTIONAL MATCH (x:${ownLabel})-[:fieldEvidence]->(o:FieldEvidence)
OPTIONAL MATCH (o:ListNote)-[:listOf]->(y:${ownLabel})
OPTIONAL MATCH (o:Exclusion)-[:excludedFrom]->(z:${ownLabel})
OPTIONAL MATCH (o:Claim)-[:from]->(f:${ownLabel})
OPTIONAL MATCH (o:Claim)-[:to]->(t:${ownLabel})
OPTIONAL MATCH (f)-[r]->(t) WHERE r._hash IS NOT NULL AND o.key IN r.claims
WITH q, o, f, t, r, role, CASE role WHEN ${mention} THEN o WHEN ${field} THEN x WHEN ${list} THEN y END AS e, z
WITH q, o, f, t, r, role, e,
  CASE WHEN r IS NOT NULL THEN r.id ELSE coalesce(e.id, z.id) END AS id,
  CASE WHEN r IS NOT NULL THEN coalesce(r._order_id, r.id) ELSE coalesce(e._order_id, e.id, z._order_id, z.id) END AS idKey,
  CASE role WHEN ${mention} THEN q.at ELSE o.at END AS at,
  CASE role WHEN ${mention} THEN 0 ELSE q.at END AS quoteAt,
  [f, t] AS ${names.nodes}, [r] AS ${names.links}`;

export function compileAnnotations(context: Context, root: Annotations): CompiledAnnotations {
  const { document, start, end, page, columns } = root;
  const id = parameter(context, document, "Text", (value) => String(value ?? ""));
  const bound = (param: number | null, name: string, otherwise: number): string | null =>
    param === null ? null : `toInteger(${parameter(context, param, name, (value) => value ?? otherwise)})`;
  const [from, to] = [bound(start, "From", -1), bound(end, "To", 0x7fffffff)];
  const match = clauses(
    `MATCH (d:${ownLabel} {id: ${id}})<-[:document]-(q:${ownLabel}&(Evidence|Mention))`,
    where(from === null ? null : `q.end > ${from}`, to === null ? null : `q.start < ${to}`),
    citing,
    `WITH q, o, f, t, r, role, e, id, idKey, at, quoteAt, ${names.nodes}, ${names.links}, 1 AS ${names.hops},`,
    `  CASE WHEN r IS NOT NULL THEN ${rankOf(names.links)} END AS ${names.rank}`,
    where(behind(context, page.after)),
  );
  const cells = columns.map((column) => compileCell(context, column));
  const carried = ["q", "o", "f", "t", "r", "role", "e", "id", "at", "quoteAt", ...Object.values(names).slice(1, -1)];
  const order = `ORDER BY ${places.map(([stored]) => stored).join(", ")}`;
  return {
    found: cut(context, match, carried, order, page),
    row: rowOf(cells),
  };
}

/** Whether an annotation comes behind the end of the previous page; null where there is none. */
function behind(context: Context, after: Annotations["page"]["after"]): string | null {
  if (after === null || context.absent.has(after)) return null;
  return places.reduceRight<string>((rest, [, key], at) => {
    const encode = (value: Value): Value => {
      const place = (value as unknown as AnnotationPosition | null)?.[at] ?? null;
      return typeof place === "string" ? keyOf(place) : place;
    };
    const limit = parameter(context, after, `Annotation${at}`, encode);
    const beyond = `${key} > ${limit}`;
    return rest === "" ? beyond : junction("OR", [beyond, junction("AND", [`${key} = ${limit}`, rest])]);
  }, "");
}

function compileCell(context: Context, column: Column): Cell {
  const every = context.ontology.kinds.map(({ name }) => name);
  const entity: Scope = { entity: "e", kinds: every, relation: null, depth: 0 };
  switch (column.column) {
    case "field":
      if (column.name === "field") return { text: `CASE role WHEN ${field} THEN o.field END`, decode: null };
      if (column.name !== "role") return nothing;
      return { text: "role", decode: (sent) => annotationRoles[Number(sent)] ?? null };
    case "position":
      return { text: listOf(places.map(([stored]) => stored)), decode: null };
    case "quote":
      return compileRecordRow(context, column.columns, "q", "Evidence", 0);
    case "entities":
      return ifThere("e", compileRow(context, column.columns, entity, []));
    case "claimed": {
      const along: Scope = { entity: "t", kinds: every, relation: "r", depth: 0, way: names };
      const cells = column.columns.map((inner) =>
        inner.column === "position" ? noPlace : compileColumn(context, inner, along, []),
      );
      return ifThere("r", rowOf(cells));
    }
    case "noted": {
      const { text, decode } = compileRecordRow(context, column.columns, "o", column.of, 0);
      const role = annotationRoles.indexOf(roleOfNote[column.of]);
      return { text: `CASE role WHEN ${role} THEN ${text} END`, decode: decodeIfAny(decode) };
    }
    default:
      return nothing;
  }
}

const nothing: Cell = { text: "null", decode: null };
/** A relation by itself stands in no order of ways. */
const noPlace: Cell = { text: "[t.id]", decode: null };

function rowOf(cells: readonly Cell[]): Cell {
  return { text: listOf(cells.map(({ text }) => text)), decode: decodeRow(cells.map(({ decode }) => decode)) };
}

function ifThere(variable: string, { text, decode }: Cell): Cell {
  return { text: `CASE WHEN ${variable} IS NOT NULL THEN ${text} END`, decode: decodeIfAny(decode) };
}

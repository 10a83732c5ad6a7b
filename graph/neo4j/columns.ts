import type { Column, Hop, Order, Reason, Selection, WayColumn } from "../plan/plan.ts";
import { absenceOf, type WordsOf } from "./absence.ts";
import { aggregateWithin } from "./aggregate.ts";
import { type AlikeHops, alikeHops, decodeApart } from "./alike.ts";
import { entityAttribute, relationAttribute } from "./attribute.ts";
import { type Context, endOf, ifNamed, type Scope } from "./context.ts";
import { clauses, listOf, subquery, where } from "./cypher.ts";
import {
  type Decode,
  decodeConnection,
  decodeKind,
  decodeName,
  decodeReason,
  decodeRow,
  decodeRows,
  decodeType,
  inTurn,
} from "./decode.ts";
import { compileMatches } from "./matches.ts";
import { literal, stepPattern } from "./names.ts";
import { positionOf } from "./order.ts";
import { cut, headParts, pageClauses, pagingOf, type Source } from "./page.ts";
import { compilePredicate } from "./predicate.ts";
import { linkedEntities, linkedKind, linkedRecords, recordField, relationRecordsOf } from "./records.ts";
import { compileContent, compileMarks } from "./texts.ts";
import { rankOf, waysFrom } from "./walk.ts";
import { wayFact } from "./way-facts.ts";
import { wayNames } from "./way-names.ts";
import { behindWay, wayOrder, wayPosition } from "./way-page.ts";

/** A value of a row: how it is asked for, and how it is made of what comes back. */
export interface Cell {
  readonly text: string;
  readonly decode: Decode;
}

const nothing: Cell = { text: "null", decode: null };

/** A row of an entity. */
export function compileRow(context: Context, columns: readonly Column[], scope: Scope, order: readonly Order[]): Cell {
  const alike = alikeHops(context.ontology, columns);
  if (alike.length === 0) return rowOf(columns.map((column) => compileColumn(context, column, scope, order)));
  const together = alike.map((hops) => ({ hops, found: findAlike(context, hops, scope) }));
  const cells = columns.map((column, at): Cell => {
    const one = together.find(({ hops }) => hops.places.includes(at));
    if (one === undefined) return compileColumn(context, column, scope, order);
    return at === one.hops.places[0] ? { text: one.found.text, decode: null } : nothing;
  });
  const row = rowOf(cells);
  const apart = together.map(({ hops, found }) => decodeApart(context.ontology, hops, found.decode));
  return { ...row, decode: inTurn([row.decode, ...apart]) };
}

/** What lies along any of some relations, each with the type of its relation. */
function findAlike(context: Context, { relations, direction, kinds, columns }: AlikeHops, scope: Scope): Cell {
  const end = endOf(scope, kinds);
  const row = compileRow(context, columns, end, []);
  const step = { relation: relations, direction, kinds, variable: end.relation };
  const found = clauses(
    `MATCH ${stepPattern(context.ontology, scope.entity, end.entity, step)}`,
    `WITH ${end.entity}, ${end.relation} ORDER BY ${end.entity}.id`,
    `RETURN [type(${end.relation}), ${row.text}]`,
  );
  return { text: subquery("COLLECT", found), decode: row.decode };
}

/** A row of a record, held by the variable. */
export function compileRecordRow(
  context: Context,
  columns: readonly Column[],
  variable: string,
  kind: string,
  depth: number,
): Cell {
  return rowOf(columns.map((column) => compileRecordColumn(context, column, variable, kind, depth)));
}

function rowOf(cells: readonly Cell[]): Cell {
  return { text: listOf(cells.map(({ text }) => text)), decode: decodeRow(cells.map(({ decode }) => decode)) };
}

export function compileColumn(context: Context, column: Column, scope: Scope, order: readonly Order[]): Cell {
  const { ontology } = context;
  const { entity, kinds, relation, depth } = scope;
  switch (column.column) {
    case "kind": {
      const [only, ...others] = kinds;
      if (only !== undefined && others.length === 0) return { text: literal(only), decode: null };
      return { text: `labels(${entity})`, decode: decodeKind(kinds) };
    }
    case "field": {
      if (column.subject !== "relation") {
        const text = entityAttribute(ontology, entity, kinds, column.name, ({ value }) => value);
        return { text, decode: null };
      }
      return relation === null ? nothing : { text: relationAttribute(relation, column.name).value, decode: null };
    }
    case "name":
    case "nameLanguage":
      return {
        text: `[${entity}.name, ${entity}._names, ${entity}._languages]`,
        decode: decodeName(column.column, column.language),
      };
    case "position":
      if (scope.way !== undefined && order.length === 0) {
        return { text: listOf(wayPosition(scope.way, scope.way.order)), decode: null };
      }
      return { text: listOf(positionOf(context, order, scope)), decode: null };
    case "records": {
      const kind = linkedKind(column.subject, null, column.link);
      const variable = `v${depth + 1}`;
      if (kind === null) return nothing;
      if (column.subject !== "relation") {
        return recordRows(
          context,
          column.columns,
          linkedRecords(entity, "Entity", column.link, kind, variable),
          kind,
          depth,
        );
      }
      if (relation === null) return nothing;
      return recordRows(context, column.columns, relationRecordsOf(relation, column.link, variable), kind, depth);
    }
    case "entities":
    case "content":
      return nothing;
    case "aggregate":
      return compileAggregateColumn(context, column, scope);
    case "hop":
      return compileHop(context, column, scope);
    case "ways":
      return compileWaysColumn(context, column, scope);
    case "score":
      return scope.score === undefined ? nothing : { text: scope.score, decode: null };
    case "matches":
      return compileMatches(column, scope, (columns, variable) =>
        compileRecordRow(context, columns, variable, "Evidence", depth + 1),
      );
    case "match":
    case "quote":
    case "claimed":
    case "noted":
      return nothing;
    default:
      return compileWayColumn(context, column, scope);
  }
}

/** Rows of the records that clauses find. */
function recordRows(context: Context, columns: readonly Column[], found: string, kind: string, depth: number): Cell {
  const row = compileRecordRow(context, columns, `v${depth + 1}`, kind, depth + 1);
  return { text: subquery("COLLECT", clauses(found, `RETURN ${row.text}`)), decode: decodeRows(row.decode) };
}

function compileRecordColumn(context: Context, column: Column, variable: string, kind: string, depth: number): Cell {
  switch (column.column) {
    case "field":
      return { text: recordField(variable, kind, column.name), decode: null };
    case "content":
      return compileContent(context, column, variable);
    case "records": {
      const of = linkedKind("record", kind, column.link);
      if (of === null) return nothing;
      if (kind === "SourceText" && (column.link === "pages" || column.link === "sections")) {
        return compileMarks(column.link, column.columns, variable, depth);
      }
      return recordRows(
        context,
        column.columns,
        linkedRecords(variable, kind, column.link, of, `v${depth + 1}`),
        of,
        depth,
      );
    }
    case "entities": {
      const every = context.ontology.kinds.map(({ name }) => name);
      const scope: Scope = { entity: `e${depth + 1}`, kinds: every, relation: null, depth: depth + 1 };
      const linked = linkedEntities(variable, kind, column.link, scope);
      if (linked === null) return nothing;
      const row = compileRow(context, column.columns, scope, []);
      const rows = subquery("COLLECT", clauses(linked.found, `RETURN ${row.text}`));
      return linked.one
        ? { text: `head(${rows})`, decode: row.decode }
        : { text: rows, decode: decodeRows(row.decode) };
    }
    default:
      return nothing;
  }
}

function compileAggregateColumn(
  context: Context,
  column: Extract<Column, { column: "aggregate" }>,
  scope: Scope,
): Cell {
  const { aggregate } = column;
  const end = endOf(scope, aggregate.kinds);
  const test = filterOf(context, aggregate, end);
  const step = { ...column, kinds: aggregate.kinds, variable: end.relation };
  const match = `MATCH ${stepPattern(context.ontology, scope.entity, end.entity, step)}`;
  const { text, row } = aggregateWithin(context, { match, test, scope: end, indexed: false }, aggregate);
  return { text, decode: decodeRows(row) };
}

function compileHop(context: Context, hop: Hop, scope: Scope): Cell {
  const { selection, form } = hop;
  const end = endOf(scope, selection.kinds);
  const row = compileRow(context, selection.columns, end, selection.order);
  const test = filterOf(context, selection, end);
  const step = { ...hop, kinds: selection.kinds, variable: end.relation };
  const source: Source = {
    match: `MATCH ${stepPattern(context.ontology, scope.entity, end.entity, step)}`,
    test,
    scope: end,
    indexed: false,
  };
  const carried = [end.entity, ifNamed(end.relation, row.text)].filter((one) => one !== "");
  const page = pageClauses(context, source, selection, carried);
  const rows = subquery("COLLECT", clauses(page, `RETURN ${row.text}`));
  const decode = decodeRows(row.decode);
  if (form === "list") return { text: rows, decode };
  const paging = pagingOf(context, selection.page, hop.total);
  const parts = headParts(context, source, selection, paging);
  const { wordsOf, decode: decodeFacts } = compileReason(context, hop.absence, scope.depth);
  const absence = hop.absence ? absenceOf(hop, scope, source, wordsOf) : "null";
  return { text: listOf([...parts, rows, absence]), decode: decodeConnection(paging, decode, decodeFacts) };
}

/** How the words of an absence at that depth are asked for, and its facts decoded. */
export function compileReason(
  context: Context,
  reason: Reason | null,
  depth: number,
): { readonly wordsOf: WordsOf | null; readonly decode: Decode } {
  if (reason === null || reason.columns === null) return { wordsOf: null, decode: null };
  const variable = `v${depth + 2}`;
  const row = compileRecordRow(context, reason.columns, variable, "Evidence", depth + 2);
  return {
    wordsOf: (record, kind) => {
      const found = linkedRecords(record, kind, "evidence", "Evidence", variable);
      return subquery("COLLECT", clauses(found, `RETURN ${row.text}`));
    },
    decode: decodeReason(decodeRows(row.decode)),
  };
}

/** What the filter of a selection asks of a row; null where it asks nothing. */
function filterOf(context: Context, { kinds, where }: Pick<Selection, "kinds" | "where">, scope: Scope): string | null {
  if (kinds.length === 0) return "false";
  return where === null ? null : compilePredicate(context, where, scope);
}

/** What is said of a way; `absence` is not, there being a way. */
function compileWayColumn(context: Context, column: WayColumn, scope: Scope): Cell {
  const { way, distance, relation, before, depth } = scope;
  const every = context.ontology.kinds.map(({ name }) => name);
  switch (column.column) {
    case "way":
      if (way !== undefined) return { text: wayFact(way, column.of), decode: null };
      return distance !== undefined && column.of === "length" ? { text: distance, decode: null } : nothing;
    case "start":
      if (way === undefined) return nothing;
      return compileRow(context, column.columns, { entity: way.start, kinds: every, relation: null, depth }, []);
    case "steps": {
      if (way === undefined) return nothing;
      const step = { ...endOf(scope, every), before: `before${depth + 1}` };
      const row = compileRow(context, column.columns, step, []);
      const at = `at${depth + 1}`;
      const found = clauses(
        `UNWIND range(1, size(${way.links})) AS ${at}`,
        `WITH ${at}, ${way.nodes}[${at}] AS ${step.entity}, ${way.nodes}[${at} - 1] AS ${step.before}, ${way.links}[${at} - 1] AS ${step.relation}`,
        `ORDER BY ${at}`,
      );
      return { text: subquery("COLLECT", clauses(found, `RETURN ${row.text}`)), decode: decodeRows(row.decode) };
    }
    case "step":
      if (before === undefined || relation === null) return nothing;
      if (column.of === "direction") {
        return { text: `CASE WHEN startNode(${relation}) = ${before} THEN 'out' ELSE 'in' END`, decode: null };
      }
      return { text: `type(${relation})`, decode: decodeType(context.ontology) };
    case "absence":
      return nothing;
  }
}

function compileWaysColumn(
  context: Context,
  { walk, selection }: Extract<Column, { column: "ways" }>,
  scope: Scope,
): Cell {
  const { kinds, order, page, columns } = selection;
  const names = wayNames(scope.entity, scope.depth + 1, "length");
  const plain = endOf(scope, kinds);
  const end = { ...plain, way: names, distance: names.hops };
  const row = compileRow(context, columns, end, order);
  const test = filterOf(context, selection, { ...plain, relation: null });
  const match = clauses(
    waysFrom(context, walk, "end", names, plain, test, "WITH"),
    `WITH ${names.nodes}, ${names.links}, size(${names.links}) AS ${names.hops}, ${rankOf(names.links)} AS ${names.rank},`,
    `  ${names.nodes}[-1] AS ${end.entity}, ${names.links}[-1] AS ${end.relation}`,
  );
  const carried = [end.entity, end.relation, names.nodes, names.links, names.hops, names.rank];
  const behind = behindWay(context, names, "length", page);
  const found =
    order.length > 0
      ? pageClauses(context, { match, test: null, scope: end, indexed: false }, selection, carried)
      : cut(context, clauses(match, where(behind)), carried, wayOrder(names, "length"), page);
  return { text: subquery("COLLECT", clauses(found, `RETURN ${row.text}`)), decode: decodeRows(row.decode) };
}

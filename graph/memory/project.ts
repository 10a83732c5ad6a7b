import type { Column, Hop, Reason, WayColumn } from "../plan/plan.ts";
import type { Row, Value } from "../rows.ts";
import { queryOf } from "../search/hits.ts";
import { type Match, matchesOf, matchFact, searchedTexts } from "../search/matches.ts";
import { visitsOfText } from "../text.ts";
import { compileAggregate } from "./aggregate.ts";
import type { Of } from "./attribute.ts";
import { byKind } from "./attributes.ts";
import { type Cell, rowOf, rowsOf, suspended } from "./cell.ts";
import type { Context, Reached } from "./context.ts";
import { absenceFacts } from "./emptiness.ts";
import { adjacencyOf, candidatesOf } from "./graph.ts";
import { areOwn } from "./kept-rows.ts";
import { nameReader } from "./names.ts";
import { positionOf, sortKeys } from "./order.ts";
import { endKinds } from "./predicate.ts";
import type { RecordReaders } from "./records.ts";
import { directionOf, relationKindOf } from "./relation.ts";
import { quotesReader, textsReader } from "./searched.ts";
import { compileSelection, type Picked } from "./select.ts";
import { SUSPENDED } from "./truth.ts";
import { wayFact } from "./way-facts.ts";
import type { Way } from "./way-page.ts";
import { compileWays, type WayHolder } from "./ways-of.ts";

type Content = Extract<Column, { column: "content" }>;

/** What the columns of a row may speak of: entities of these kinds, how they were reached, in which order. */
export interface Scope {
  readonly kinds: readonly string[];
  readonly over: Reached;
  readonly position: Of<Value>;
  /** Of a way: the one the row stands for, while it is made. */
  readonly way: (() => Way) | null;
  /** Of what is near something: how far. */
  readonly distance: Of<number> | null;
  /** Where a text is searched for: how well it is found. */
  readonly score: Of<number> | null;
}

/**
 * Of entities of any kind that stand in no order, where it is not said otherwise. Written out, as all that is made for each question is: what is
 * spread and then added to costs a microsecond on Node 20, and outlives its use.
 */
export function scopeOf({ graph }: Context, { kinds, over, position, way, distance, score }: Partial<Scope>): Scope {
  return {
    kinds: kinds ?? graph.ontology.kinds.map(({ name }) => name),
    over: over ?? null,
    position: position ?? positionOf(graph, []),
    way: way ?? null,
    distance: distance ?? null,
    score: score ?? null,
  };
}

/** Makes rows of entities. Cost: O(columns); of a row O(what it holds), where it is not kept. */
export function compileRow(context: Context, columns: readonly Column[], scope: Scope): Cell<Row> {
  const make = rowOf(columns.map((column) => compileColumn(context, column, scope)));
  return areOwn(columns) ? context.graph.rows.of(columns, make) : make;
}

export function compileColumn(context: Context, column: Column, scope: Scope): Cell {
  const { graph, records } = context;
  switch (column.column) {
    case "kind":
      return (entity) => graph.ontology.kinds[graph.kind[entity] as number]?.name ?? null;
    case "field":
      return column.subject === "relation"
        ? ofRelation(context, column.name, scope.over)
        : ofEntity(context, column.name, scope.kinds);
    case "name":
    case "nameLanguage":
      return nameReader(context, column.column, column.language);
    case "position":
      return scope.position;
    case "records": {
      const link = (column.subject === "relation" ? records.ofRelation : records.ofEntity)[column.link];
      if (link === undefined) return () => null;
      const rows = recordRows(context, link.of, column.columns);
      return column.subject === "relation"
        ? (_, relation) => rows(link.numbers(relation))
        : (entity) => rows(link.numbers(entity));
    }
    case "entities":
    case "content":
      return () => null;
    case "aggregate": {
      const { aggregate } = column;
      const taken = compileAggregate(context, aggregate, endKinds(graph, column), column);
      const candidates = candidatesOf(graph, adjacencyOf(graph, column.relation, column.direction));
      return (entity) => {
        const rows = taken(candidates(entity), entity);
        return rows === SUSPENDED ? suspended : rows;
      };
    }
    case "hop":
      return compileHop(context, column);
    case "ways":
      return compileWaysColumn(context, column);
    case "score":
      return scope.score ?? (() => null);
    case "matches":
      return compileMatches(context, column);
    case "match":
    case "quote":
    case "claimed":
    case "noted":
      return () => null;
    default:
      return compileWayColumn(context, column, scope);
  }
}

function ofEntity({ graph, attributes }: Context, name: string, kinds: readonly string[]): Of<Value> {
  return byKind(graph, attributes.ofEntity(name, kinds), (attribute) => attribute.read);
}

function ofRelation({ attributes }: Context, name: string, over: Reached): Of<Value> {
  if (over === null) return () => null;
  return over === "any"
    ? attributes.ofAnyRelation(name).read
    : attributes.ofRelation(over.relation, over.direction, name).read;
}

/** What is said of a way; `absence` is not, there being a way. */
function compileWayColumn(context: Context, column: WayColumn, scope: Scope): Cell {
  const { graph } = context;
  const { way, distance } = scope;
  switch (column.column) {
    case "way": {
      const { of } = column;
      if (way !== null) return () => wayFact(graph, way(), of);
      return distance !== null && of === "length" ? distance : () => null;
    }
    case "start": {
      if (way === null) return () => null;
      const row = compileRow(context, column.columns, scopeOf(context, {}));
      return () => row(way().entities[0] as number, -1, -1);
    }
    case "steps": {
      if (way === null) return () => null;
      const row = compileRow(context, column.columns, scopeOf(context, { over: "any" }));
      const rows = rowsOf(context);
      return () => {
        const { entities, relations } = way();
        return rows(relations.length, (at) =>
          row(entities[at + 1] as number, relations[at] as number, entities[at] as number),
        );
      };
    }
    case "step":
      if (scope.over !== "any" || way !== null) return () => null;
      return column.of === "relation"
        ? (_, relation) => relationKindOf(graph, relation)
        : (entity, relation) => directionOf(graph, relation, entity);
    case "absence":
      return () => null;
  }
}

/** A row about a way: about where it ends, reached over its last relation. */
export function wayRow(row: Cell<Row>, { entities, relations }: Way): Row | typeof suspended {
  const last = entities.length - 1;
  return row(entities[last] as number, relations[last - 1] ?? -1, entities[last - 1] ?? -1);
}

/** Rows of records, given their numbers. */
function recordRows(context: Context, kind: string, columns: readonly Column[]) {
  const readers = context.records.kinds[kind] as RecordReaders;
  const row = rowOf(columns.map((column) => compileRecordColumn(context, column, readers)));
  const rows = rowsOf(context);
  return (numbers: readonly number[]) => rows(numbers.length, (at) => row(numbers[at] as number, -1, -1));
}

/** Rows of the quotes of a list or an exclusion, where they are asked for. */
export function reasonRows(context: Context, { columns }: Reason) {
  return columns === null ? null : recordRows(context, "Evidence", columns);
}

export function compileRecordRow(context: Context, kind: string, columns: readonly Column[]): Cell<Row> {
  const readers = context.records.kinds[kind] as RecordReaders;
  return rowOf(columns.map((column) => compileRecordColumn(context, column, readers)));
}

/** As for entities, the first of the three being the record's number. */
function compileRecordColumn(context: Context, column: Column, readers: RecordReaders): Cell {
  switch (column.column) {
    case "field":
      return readers.fields[column.name] ?? (() => null);
    case "content":
      return compileContent(context, column);
    case "records": {
      const link = readers.records[column.link];
      if (link === undefined) return () => null;
      const rows = recordRows(context, link.of, column.columns);
      return (record) => rows(link.numbers(record));
    }
    case "entities": {
      const row = compileRow(context, column.columns, scopeOf(context, {}));
      const many = readers.many[column.link];
      if (many !== undefined) {
        const rows = rowsOf(context);
        return (record) => {
          const entities = many(record);
          return rows(entities.length, (at) => row(entities[at] as number, -1, -1));
        };
      }
      const one = readers.one[column.link];
      return (record) => {
        const entity = one?.(record) ?? null;
        return entity === null ? null : row(entity, -1, -1);
      };
    }
    default:
      return () => null;
  }
}

/** A part of a text. It counts as visits, before it is made. */
function compileContent({ records, values, meter }: Context, { start, end }: Content): Cell {
  const { passages } = records;
  const bound = (param: number | null) => (param === null ? null : ((values[param] ?? null) as number | null));
  const stretch = { start: bound(start), end: bound(end) };
  return (text) => {
    const [from, to] = passages.partOf(text, stretch);
    meter.left -= visitsOfText(to - from);
    if (meter.left < 0) meter.spent();
    return passages.slice(text, from, to);
  };
}

/** Where the words of a text are found in an entity. */
function compileMatches(context: Context, { text, columns }: Extract<Column, { column: "matches" }>): Cell {
  const { words } = queryOf(String(context.values[text] ?? ""));
  const [textsOf, quotesOf] = [textsReader(context.graph, context.records), quotesReader(context.graph)];
  let matches: readonly Match[] | null = null;
  let match: Match | null = null;
  const row = rowOf(
    columns.map((column): Cell => {
      if (column.column === "match") return () => (match === null ? null : matchFact(match, column.of));
      if (column.column !== "quote") return () => null;
      const evidence = compileRecordRow(context, "Evidence", column.columns);
      return (entity) => {
        const quote = match?.in.quote ?? null;
        return quote === null ? null : evidence(quotesOf(entity)[quote] as number, -1, -1);
      };
    }),
  );
  const rows = rowsOf(context);
  return (entity) => {
    const found = matches ?? matchesOf(words, searchedTexts(textsOf(entity)));
    const made = rows(found.length, (at) => {
      match = found[at] ?? null;
      return row(entity, -1, -1);
    });
    matches = made === suspended ? found : null;
    return made;
  };
}

function compileHop(context: Context, hop: Hop): Cell {
  const { graph } = context;
  const { selection, form } = hop;
  const candidates = candidatesOf(graph, adjacencyOf(graph, hop.relation, hop.direction));
  const { kinds } = selection;
  const candidacy = { possible: endKinds(graph, hop), over: hop, distance: null };
  const select = compileSelection(context, selection, candidacy, form === "connection" && hop.total);
  const position = positionOf(graph, sortKeys(context, selection.order, kinds, hop, null));
  const row = compileRow(context, selection.columns, scopeOf(context, { kinds, over: hop, position }));
  const rows = rowsOf(context);
  const facts = hop.absence && absenceFacts(context, [hop], kinds, reasonRows(context, hop.absence));
  let picked: Picked | null = null;

  return (entity) => {
    if (picked === null) {
      const found = select(candidates(entity), entity);
      if (found === SUSPENDED) return suspended;
      picked = found;
    }
    const { entities, relations } = picked;
    const made = rows(entities.length, (at) => row(entities[at] as number, relations[at] as number, entity));
    if (made === suspended) return suspended;
    const { total, hasPrevious, hasNext, unfiltered } = picked;
    const absence = facts !== null && total === 0 ? facts(entity, unfiltered) : null;
    if (absence === suspended) return suspended;
    picked = null;
    if (form === "list") return made;
    return [hop.total ? total : null, hasPrevious, hasNext, made, absence];
  };
}

function compileWaysColumn(context: Context, column: Extract<Column, { column: "ways" }>): Cell {
  const { kinds, columns } = column.selection;
  const holder: WayHolder = { way: { entities: [], relations: [] } };
  const { pick, position } = compileWays(context, column.walk, column.selection, holder);
  const way = (): Way => holder.way;
  const row = compileRow(context, columns, scopeOf(context, { kinds, over: "any", position, way }));
  const rows = rowsOf(context);
  let picked: readonly Way[] | null = null;
  return (entity) => {
    if (picked === null) {
      const found = pick(entity);
      if (found === SUSPENDED) return suspended;
      picked = found;
    }
    const ways = picked;
    const made = rows(ways.length, (at) => {
      holder.way = ways[at] as Way;
      return wayRow(row, holder.way);
    });
    if (made !== suspended) picked = null;
    return made;
  };
}

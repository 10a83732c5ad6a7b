import type { Column, Hop } from "../plan/plan.ts";
import { unanswered } from "../plan/unanswered.ts";
import type { Row, Value } from "../rows.ts";
import type { Of } from "./attribute.ts";
import { byKind } from "./attributes.ts";
import type { Context, Over } from "./context.ts";
import { absenceFacts } from "./emptiness.ts";
import { adjacencyOf, type Candidates } from "./graph.ts";
import { nameReader } from "./names.ts";
import { type SortKey, sortKeys } from "./order.ts";
import { endKinds } from "./predicate.ts";
import type { RecordReaders } from "./records.ts";
import { compileSelection, type Picked } from "./select.ts";
import { SUSPENDED } from "./truth.ts";

/** Gives a value, or SUSPENDED, a symbol here since every number may be a value; then as predicates do. */
export const suspended = Symbol("suspended");
export type Cell<T extends Value = Value> = (entity: number, relation: number, origin: number) => T | typeof suspended;

/** What the columns of a row may speak of: entities of these kinds, how they were reached, in which order. */
export interface Scope {
  readonly kinds: readonly string[];
  readonly over: Over | null;
  readonly keys: readonly SortKey[];
}

/** Makes rows of entities. Cost: O(columns); of a row O(what it holds). */
export function compileRow(context: Context, columns: readonly Column[], scope: Scope): Cell<Row> {
  return rowOf(columns.map((column) => compileColumn(context, column, scope)));
}

/** A row of cells, able to stop between and within them. */
function rowOf(cells: readonly Cell[]): Cell<Row> {
  let resumeAt = 0;
  let resumeWith: Value[] | null = null;
  return (entity, relation, origin) => {
    const row = resumeWith ?? new Array<Value>(cells.length);
    for (let at = resumeAt; at < cells.length; at++) {
      const value = (cells[at] as Cell)(entity, relation, origin);
      if (value === suspended) {
        resumeAt = at;
        resumeWith = row;
        return suspended;
      }
      row[at] = value;
    }
    resumeAt = 0;
    resumeWith = null;
    return row;
  };
}

/** Rows for a list of subjects, able to stop between and within them. */
function rowsOf(context: Context, row: Cell<Row>) {
  let rows: Row[] = [];
  return (subjects: readonly number[], relations: readonly number[] | null, origin: number) => {
    while (rows.length < subjects.length) {
      const one = row(subjects[rows.length] as number, relations?.[rows.length] ?? -1, origin);
      if (one === suspended) return suspended;
      rows.push(one);
      if ((rows.length & 7) === 7 && context.meter.late()) return suspended;
    }
    const done = rows;
    rows = [];
    return done;
  };
}

function compileColumn(context: Context, column: Column, scope: Scope): Cell {
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
    case "position": {
      const { keys } = scope;
      return (entity, relation, origin) => [
        ...keys.map(({ attribute }) => attribute.position(entity, relation, origin)),
        graph.id(entity),
      ];
    }
    case "records": {
      const link = (column.subject === "relation" ? records.ofRelation : records.ofEntity)[column.link];
      if (link === undefined) return () => null;
      const rows = recordRows(context, link.of, column.columns);
      return column.subject === "relation"
        ? (_, relation) => rows(link.numbers(relation))
        : (entity) => rows(link.numbers(entity));
    }
    case "entities":
      return () => null;
    case "hop":
      return compileHop(context, column);
    default:
      throw unanswered(column.column);
  }
}

function ofEntity({ graph, attributes }: Context, name: string, kinds: readonly string[]): Of<Value> {
  return byKind(graph, attributes.ofEntity(name, kinds), (attribute) => attribute.read);
}

function ofRelation({ attributes }: Context, name: string, over: Over | null): Of<Value> {
  return over === null ? () => null : attributes.ofRelation(over.relation, over.direction, name).read;
}

/** Rows of records, given their numbers. */
function recordRows(context: Context, kind: string, columns: readonly Column[]) {
  const readers = context.records.kinds[kind] as RecordReaders;
  return (
    (rows) => (numbers: readonly number[]) =>
      rows(numbers, null, -1)
  )(rowsOf(context, rowOf(columns.map((column) => compileRecordColumn(context, column, readers)))));
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
    case "records": {
      const link = readers.records[column.link];
      if (link === undefined) return () => null;
      const rows = recordRows(context, link.of, column.columns);
      return (record) => rows(link.numbers(record));
    }
    case "entities": {
      const every = context.graph.ontology.kinds.map(({ name }) => name);
      const row = compileRow(context, column.columns, { kinds: every, over: null, keys: [] });
      const many = readers.many[column.link];
      if (many !== undefined) {
        const rows = rowsOf(context, row);
        return (record) => rows(many(record), null, -1);
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

const nowhere: Candidates = { ends: null, relations: null, start: 0, end: 0 };

function compileHop(context: Context, hop: Hop): Cell {
  const { graph } = context;
  const { selection, form } = hop;
  const adjacency = adjacencyOf(graph, hop.relation, hop.direction);
  const select = compileSelection(context, selection, endKinds(graph, hop), hop, form === "connection" && hop.total);
  const keys = sortKeys(context, selection.order, selection.kinds, hop);
  const rows = rowsOf(context, compileRow(context, selection.columns, { kinds: selection.kinds, over: hop, keys }));
  const facts = hop.absence ? absenceFacts(context, hop) : null;
  let picked: Picked | null = null;

  const candidates = (entity: number): Candidates => {
    const row = adjacency.rows[graph.kind[entity] as number] ?? null;
    if (row === null) return nowhere;
    const slot = graph.slot[entity] as number;
    const [start, end] = [row[slot] as number, row[slot + 1] as number];
    return { ends: adjacency.ends, relations: adjacency.relations, start, end };
  };
  return (entity) => {
    if (picked === null) {
      const found = select(candidates(entity), entity);
      if (found === SUSPENDED) return suspended;
      picked = found;
    }
    const made = rows(picked.entities, picked.relations, entity);
    if (made === suspended) return suspended;
    const { total, hasPrevious, hasNext, unfiltered } = picked;
    picked = null;
    if (form === "list") return made;
    const absence = facts !== null && total === 0 ? facts(entity, unfiltered) : null;
    return [hop.total ? total : null, hasPrevious, hasNext, made, absence];
  };
}

import { gap } from "../../../graph/gaps.ts";
import type { AbsenceFacts, Row, Value } from "../../../graph/rows.ts";
import { apiError } from "../codes.ts";
import type { ObjectShape, Read } from "../row-shape.ts";
import type { LineRead, LineShape, ReasonsShape, TableField, TableShape } from "../table-shape.ts";
import { ofMissing } from "./missing.ts";
import { reasonWriter } from "./reason.ts";
import { fieldWriter, recordsAlong, rowWriter } from "./row.ts";
import { wayReading } from "./sentences.ts";
import { tracing } from "./traced.ts";
import {
  listIn,
  objectWriter,
  rootOf,
  rowsIn,
  textIn,
  type Write,
  type Writing,
  writeList,
  writeValue,
} from "./writing.ts";

/** The ways between one row and one column, the first of them the shortest and firmest. */
type Cell = readonly [Row, ...Row[]];

/** A writer of a table. Cost: of one O(rows + columns + ways between them). */
export function coverageWriter(fields: readonly TableField[], table: TableShape): Write<unknown> {
  const write = objectWriter(fields, (read, key): Write<Cells> => {
    if (read.read === "cells") {
      const write = cellWriter(read.object);
      return (writing, cells) => writeList(writing, cells.all, write);
    }
    const line = table.sides[read.of]?.lines.find((one) => one.key === key);
    const write = lineWriter(line?.fields ?? []);
    return (writing, cells) => writeList(writing, linesOf(writing, table, read.of, cells), write);
  });
  return (writing, _, start) => write(writing, cellsOf(writing, table), start);
}

/** A writer of the rows, then the columns, that have nothing. */
export function gapsWriter(table: TableShape): Write<unknown> {
  const sides = (["rows", "columns"] as const).flatMap((of) =>
    (table.sides[of]?.lines ?? []).map((line) => ({ of, write: lineWriter(line.fields) })),
  );
  return (writing) => {
    const cells = cellsOf(writing, table);
    const empty = sides.flatMap(({ of, write }) =>
      linesOf(writing, table, of, cells)
        .filter(({ count }) => count === 0)
        .map((line) => ({ line, write })),
    );
    writeList(writing, empty, (_, { line, write }, start) => write(writing, line, start));
  };
}

interface Cells {
  readonly all: readonly Cell[];
  /** How many columns each row is linked to, and how many rows each column, by id. */
  readonly counts: Readonly<Record<"rows" | "columns", ReadonlyMap<string, number>>>;
}

function cellsOf(writing: Writing, { cells: { root, start, startId, endId } }: TableShape): Cells {
  const all = new Map<string, [Row, ...Row[]]>();
  const counts = { rows: new Map<string, number>(), columns: new Map<string, number>() };
  for (const row of rowsWithin(writing, root)) {
    const end = row[endId] ?? null;
    if (end === null) continue;
    const ids = { rows: textIn(listIn(row[start])[startId]), columns: textIn(end) };
    const key = JSON.stringify([ids.rows, ids.columns]);
    const known = all.get(key);
    if (known) known.push(row);
    else {
      all.set(key, [row]);
      for (const of of ["rows", "columns"] as const) counts[of].set(ids[of], (counts[of].get(ids[of]) ?? 0) + 1);
    }
  }
  return { all: [...all.values()], counts };
}

/** Ways that a table may hold, a line that has none counting as one: a full one of 200 rows and 200 columns has 40,000. */
const tableBound = 50_000;

/** The ways of a root, if a table may hold so many. Errors: API_TABLE_TOO_LARGE. */
function rowsWithin(writing: Writing, root: number): readonly Row[] {
  const { rows } = rootOf(writing, root);
  if (rows.length <= tableBound) return rows;
  const message = `The table would hold more than ${tableBound.toLocaleString("en")} links and empty lines.`;
  const hint = "choose fewer rows or columns, by ids, kinds or a filter, or ask for fewer hops or relations";
  throw apiError("API_TABLE_TOO_LARGE", message, null, hint);
}

/** A cell is as firm as the first of its ways; its evidence is that of all. */
function cellWriter({ fields, traces }: ObjectShape): Write<Cell> {
  const write = objectWriter<Read, Cell>(fields, (read) => {
    if (read.read === "count") return (writing, cell) => writeValue(writing, cell.length);
    if (read.read === "along") {
      const write = rowWriter(read.row);
      return (writing, cell) => {
        const records = cell.flatMap((row) => recordsAlong(read, row));
        writing.quotes += records.length;
        writeList(writing, records, write);
      };
    }
    const write = fieldWriter(read);
    return (writing, [first], start) => write(writing, first, start);
  });
  return tracing(traces, write, (cell) => cell);
}

/** A row or a column of a table: of how many it is linked to, and, where that is none, why. */
interface Line {
  readonly row: Row;
  readonly count: number;
  readonly reason: ReturnType<ReturnType<typeof reasonsIn>> | null;
}

function lineWriter(fields: LineShape["fields"]): Write<Line> {
  return objectWriter<LineRead, Line>(fields, (read) => {
    switch (read.read) {
      case "entity": {
        const write = rowWriter(read.row);
        return (writing, { row }, start) => write(writing, row, start);
      }
      case "count":
        return (writing, { count }) => writeValue(writing, count);
      case "chain":
        return (writing, { reason }) => writeValue(writing, reason?.chain ?? null);
      case "absence": {
        const write = reasonWriter(read.fields, rowWriter);
        return (writing, { reason }, start) => {
          if (reason === null) writing.text += "null";
          else write(writing, reason, start);
        };
      }
    }
  });
}

function linesOf(writing: Writing, table: TableShape, of: "rows" | "columns", { counts }: Cells): readonly Line[] {
  const side = table.sides[of];
  if (side === null) return [];
  const why = side.reasons && reasonsIn(writing, table, of, side.reasons);
  return rootOf(writing, side.root).rows.map((row) => {
    const id = textIn(row[side.id]);
    const count = counts[of].get(id) ?? 0;
    return { row, count, reason: count === 0 ? (why?.(id) ?? null) : null };
  });
}

/** Why a row or a column of that id is empty. */
function reasonsIn(
  writing: Writing,
  table: TableShape,
  of: "rows" | "columns",
  { missing, facts, others, chains }: ReasonsShape,
) {
  const far = table.sides[of === "rows" ? "columns" : "rows"];
  const farIds = far === null ? [] : rootOf(writing, far.root).rows.map((row) => textIn(row[far.id]));
  const reasonOf = new Map<string, ReturnType<typeof ofMissing>>();
  for (const row of rowsWithin(writing, facts.root ?? table.cells.root)) {
    const found = row[facts.absence] ?? null;
    if (found === null) continue;
    const reason = ofMissing(writing, missing, row, found as AbsenceFacts);
    reasonOf.set(textIn(listIn(row[facts.start])[facts.startId]), reason);
  }
  const elsewhere = new Map(
    others === null
      ? []
      : rootOf(writing, others.root).rows.map((row) => [textIn(row[others.id]), ofOthers(row, others)]),
  );
  const chainOf = new Map<string, string>();
  for (const { root, start, startId, sentence } of chains) {
    for (const row of rowsWithin(writing, root)) {
      const id = textIn(listIn(row[start])[startId]);
      const said = wayReading(writing.ontology, { ...sentence, along: false }, row);
      if (said !== null && !chainOf.has(id)) chainOf.set(id, said);
    }
  }
  return (id: string) => {
    const found = reasonOf.get(id);
    if (found === undefined) throw new Error(`nothing is known of why ${id} is empty`);
    const chain = chainOf.get(id) ?? null;
    const otherStrategies = elsewhere.get(id) ?? [];
    const absence = gap(writing.ontology, found.way, { facts: found.facts, others: farIds, otherStrategies, chain });
    return { chain, absence, facts: found.facts };
  };
}

/** The names of what an entity is linked to, if none of that shares a strategy with it. */
function ofOthers(row: Row, others: NonNullable<ReasonsShape["others"]>): readonly string[] {
  const own: readonly Value[] = listIn(row[others.strategies]);
  const ends = others.hops.flatMap((hop) => rowsIn(row[hop]));
  const shared = ends.some((end) => listIn(end[others.endStrategies]).some((one) => own.includes(one)));
  return shared ? [] : [...new Set(ends.map((end) => textIn(end[others.name])))];
}

import { gap } from "../../graph/gaps.ts";
import type { AbsenceFacts, Row, Value } from "../../graph/rows.ts";
import {
  type Data,
  fieldData,
  listIn,
  newData,
  plainData,
  rootOf,
  rowData,
  rowsIn,
  type Shaping,
  textIn,
  wayReading,
} from "./row-data.ts";
import type { LineShape, ObjectShape, ReasonsShape, TableField, TableShape } from "./shape.ts";

/** The ways between one row and one column, the first of them the shortest and firmest. */
type Cell = readonly [Row, ...Row[]];

/** Response data of a table. Cost: O(rows + columns + ways between them). */
export function coverageData(shaping: Shaping, fields: readonly TableField[], table: TableShape): Data {
  const cells = cellsOf(shaping, table);
  const data = newData(fields);
  for (const { key, read } of fields) {
    if (read.read === "constant") data[key] = read.value;
    else if (read.read === "cells") data[key] = cells.all.map((cell) => cellData(shaping, read.object, cell));
    else {
      const side = table.sides[read.of];
      const line = side?.lines.find((one) => one.key === key);
      data[key] = side && line ? linesOf(shaping, table, read.of, line, cells).map(({ data: one }) => one) : [];
    }
  }
  return data;
}

/** The rows, then the columns, that have nothing. */
export function gapsData(shaping: Shaping, table: TableShape): readonly Data[] {
  const cells = cellsOf(shaping, table);
  return (["rows", "columns"] as const).flatMap((of) =>
    (table.sides[of]?.lines ?? [])
      .flatMap((line) => linesOf(shaping, table, of, line, cells))
      .filter(({ count }) => count === 0)
      .map(({ data }) => data),
  );
}

interface Cells {
  readonly all: readonly Cell[];
  /** How many columns each row is linked to, and how many rows each column, by id. */
  readonly counts: Readonly<Record<"rows" | "columns", ReadonlyMap<string, number>>>;
}

function cellsOf(shaping: Shaping, { cells: { root, start, startId, endId } }: TableShape): Cells {
  const all = new Map<string, [Row, ...Row[]]>();
  const counts = { rows: new Map<string, number>(), columns: new Map<string, number>() };
  for (const row of rootOf(shaping, root).rows) {
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

/** A cell is as firm as the first of its ways; its evidence is that of all. */
function cellData(shaping: Shaping, { fields }: ObjectShape, cell: Cell): Data {
  const data = newData(fields);
  for (const { key, read } of fields) {
    if (read.read === "count") data[key] = cell.length;
    else if (read.read === "along") data[key] = cell.flatMap((row) => fieldData(shaping, read, row, ""));
    else data[key] = fieldData(shaping, read, cell[0], "");
  }
  return data;
}

interface Line {
  readonly count: number;
  readonly data: Data;
}

function linesOf(
  shaping: Shaping,
  table: TableShape,
  of: "rows" | "columns",
  line: LineShape,
  { counts }: Cells,
): readonly Line[] {
  const side = table.sides[of];
  if (side === null) return [];
  const why = side.reasons && reasonsIn(shaping, table, of, side.reasons);
  return rootOf(shaping, side.root).rows.map((row) => {
    const id = textIn(row[side.id]);
    const count = counts[of].get(id) ?? 0;
    const reason = count === 0 ? (why?.(id) ?? null) : null;
    const data = newData(line.fields);
    for (const { key, read } of line.fields) {
      if (read.read === "constant") data[key] = read.value;
      else if (read.read === "entity") data[key] = rowData(shaping, read.row, row);
      else if (read.read === "count") data[key] = count;
      else if (read.read === "chain") data[key] = reason?.chain ?? null;
      else if (read.read === "absence") data[key] = reason && plainData(read.fields, (fact) => reason.absence[fact]);
    }
    return { count, data };
  });
}

/** Why a row or a column of that id is empty. */
function reasonsIn(
  shaping: Shaping,
  table: TableShape,
  of: "rows" | "columns",
  { absent, facts, others, chains }: ReasonsShape,
) {
  const far = table.sides[of === "rows" ? "columns" : "rows"];
  const farIds = far === null ? [] : rootOf(shaping, far.root).rows.map((row) => textIn(row[far.id]));
  const factsOf = new Map<string, AbsenceFacts>();
  for (const row of rootOf(shaping, facts.root ?? table.cells.root).rows) {
    const found = row[facts.absence] ?? null;
    if (found !== null) factsOf.set(textIn(listIn(row[facts.start])[facts.startId]), found as AbsenceFacts);
  }
  const elsewhere = new Map(
    others === null
      ? []
      : rootOf(shaping, others.root).rows.map((row) => [textIn(row[others.id]), ofOthers(row, others)]),
  );
  const chainOf = new Map<string, string>();
  for (const { root, start, startId, sentence } of chains) {
    for (const row of rootOf(shaping, root).rows) {
      const id = textIn(listIn(row[start])[startId]);
      const said = wayReading(shaping, { ...sentence, along: false }, row);
      if (said !== null && !chainOf.has(id)) chainOf.set(id, said);
    }
  }
  return (id: string) => {
    const found = factsOf.get(id);
    if (found === undefined) throw new Error(`nothing is known of why ${id} is empty`);
    const chain = chainOf.get(id) ?? null;
    const otherStrategies = elsewhere.get(id) ?? [];
    return { chain, absence: gap(shaping.ontology, absent, { facts: found, others: farIds, otherStrategies, chain }) };
  };
}

/** The names of what an entity is linked to, if none of that shares a strategy with it. */
function ofOthers(row: Row, others: NonNullable<ReasonsShape["others"]>): readonly string[] {
  const own: readonly Value[] = listIn(row[others.strategies]);
  const ends = others.hops.flatMap((hop) => rowsIn(row[hop]));
  const shared = ends.some((end) => listIn(end[others.endStrategies]).some((one) => own.includes(one)));
  return shared ? [] : [...new Set(ends.map((end) => textIn(end[others.name])))];
}

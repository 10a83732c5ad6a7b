import type { Cell } from "../../graph/export/tables.ts";
import { isObject, objectsOf } from "./simplify.ts";

/** A table as it is written: names of columns, and cells by them. */
export interface NamedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly ReadonlyMap<string, Cell>[];
}

type Values = Readonly<Record<string, unknown>>;

interface Line {
  readonly id: string;
  readonly name: string;
  /** Why nothing stands in it. */
  readonly why: string | null;
}

/** What `coverage` answered, as far as its lines and cells were asked for. */
interface Matrix {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  readonly cells: readonly Values[];
}

const noneRecorded = "none recorded";
const whyNone = "why none is recorded";

/**
 * The matrices of an answer, each as the table that it is, with why a line is empty, and as a list of what links a row and a
 * column, a row a quote. None where the answer has no matrix, or does not say which entities its lines are. Cost: O(rows x columns).
 */
export function matrixTables(data: Values): readonly NamedTable[] {
  const found = Object.values(data).flatMap((value) => matrixIn(value) ?? []);
  return found.flatMap((matrix, at) => {
    const suffix = found.length === 1 ? "" : ` ${at + 1}`;
    return [
      { name: `Matrix${suffix}`, ...asTable(matrix) },
      { name: `Links${suffix}`, ...asLinks(matrix) },
    ];
  });
}

function matrixIn(value: unknown): Matrix | null {
  if (!isObject(value) || !Array.isArray(value.cells)) return null;
  const [rows, columns] = [linesIn(value.rows), linesIn(value.columns)];
  const cells = objectsOf(value.cells);
  const isPlaced = cells.every(({ row, column }) => typeof row === "string" && typeof column === "string");
  return rows === null || columns === null || !isPlaced ? null : { rows, columns, cells };
}

function linesIn(value: unknown): readonly Line[] | null {
  if (!Array.isArray(value)) return null;
  const lines = objectsOf(value).flatMap(({ entity, absence }) => {
    if (!isObject(entity) || typeof entity.id !== "string") return [];
    const why = isObject(absence) ? textOf(absence.sentence) : null;
    return [{ id: entity.id, name: textOf(entity.name) ?? entity.id, why }];
  });
  return lines.length === value.length ? lines : null;
}

function asTable({ rows, columns, cells }: Matrix): Omit<NamedTable, "name"> {
  const byPlace = new Map(cells.map((cell) => [placeOf(cell.row, cell.column), cell]));
  const headings = headingsOf(columns);
  const isExplained = rows.some(({ why }) => why !== null);
  const lines = rows.map(({ id, name, why }) => {
    const line = new Map<string, Cell>([["", name]]);
    for (const [at, heading] of headings.entries()) {
      const cell = byPlace.get(placeOf(id, columns[at]?.id));
      line.set(heading, cell === undefined ? noneRecorded : firmnessOf(cell));
    }
    return line.set(whyNone, why);
  });
  const foot = new Map<string, Cell>([["", whyNone]]);
  for (const [at, heading] of headings.entries()) foot.set(heading, columns[at]?.why ?? null);
  return {
    columns: ["", ...headings, ...(isExplained ? [whyNone] : [])],
    rows: [...lines, ...(columns.some(({ why }) => why !== null) ? [foot] : [])],
  };
}

/** Names; where two are called alike, with their ids. */
function headingsOf(columns: readonly Line[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { name } of columns) times.set(name, (times.get(name) ?? 0) + 1);
  return columns.map(({ id, name }) =>
    times.get(name) === 1 && name !== "" && name !== whyNone ? name : `${name} (${id})`,
  );
}

function firmnessOf({ basis, strength, count }: Values): string {
  const words = [basis, strength].flatMap((one) => textOf(one)?.toLowerCase() ?? []);
  const said = words.length === 0 ? "recorded" : words.join(", ");
  return typeof count === "number" && count > 1 ? `${said} (${count})` : said;
}

const linkColumns = ["row", "column", "reading", "basis", "strength", "commitment", "relations"];
const quoteColumns = ["quote", "document", "page", "section", "line"];
const idColumns = ["rowId", "columnId"];

function asLinks({ rows, columns, cells }: Matrix): Omit<NamedTable, "name"> {
  const names = new Map([...rows, ...columns].map(({ id, name }) => [id, name]));
  return {
    columns: [...linkColumns, ...quoteColumns, ...idColumns],
    rows: cells.flatMap((cell) => {
      const [row, column] = [String(cell.row), String(cell.column)];
      const link = new Map<string, Cell>([
        ["row", names.get(row) ?? row],
        ["column", names.get(column) ?? column],
        ["relations", cellOf(cell.count)],
        ["rowId", row],
        ["columnId", column],
      ]);
      for (const name of ["reading", "basis", "strength", "commitment"]) link.set(name, cellOf(cell[name]));
      const quotes = objectsOf(cell.evidence);
      return quotes.length === 0 ? [link] : quotes.map((quote) => withQuote(link, quote));
    }),
  };
}

function withQuote(link: ReadonlyMap<string, Cell>, quote: Values): ReadonlyMap<string, Cell> {
  const { document } = quote;
  const said = ["quote", "page", "section", "line"].map((name) => [name, cellOf(quote[name])] as const);
  return new Map([...link, ...said, ["document", isObject(document) ? textOf(document.name) : null]]);
}

function placeOf(row: unknown, column: unknown): string {
  return JSON.stringify([row, column]);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function cellOf(value: unknown): Cell {
  return typeof value === "string" || typeof value === "number" ? value : null;
}

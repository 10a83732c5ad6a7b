import type { Cell } from "../../graph/export/tables.ts";
import { isObject, objectsOf } from "./simplify.ts";

/** A table as it is written: names of columns, and cells by them. */
export interface NamedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Made as they are read. */
  readonly rows: Iterable<ReadonlyMap<string, Cell>>;
}

type Values = Readonly<Record<string, unknown>>;

interface Line {
  readonly id: string;
  readonly name: string;
  /** Why nothing stands in it. */
  readonly why: string | null;
}

/** What `coverage` answered, as far as its lines and cells were asked for. */
export interface Matrix {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  readonly cells: readonly Values[];
  /** What an empty cell says. */
  readonly none: string;
}

const noneRecorded = "none recorded";
const nonePasses = "none recorded that passes the filter";
const whyNone = "why none is recorded";

/** Beside those of a matrix: names, reasons and the credit. */
const columnsBeside = 3;
/** Places that a matrix is written to at the most, and columns: a sheet of a workbook has 16,384. */
const [mostPlaces, mostColumns] = [1_000_000, 16_384 - columnsBeside];

/**
 * The matrices of an answer; none where it has none, or does not say which entities its lines are. Cost: O(lines + cells).
 *
 * @param narrowed keys of those that count only some relations
 */
export function matricesIn(data: Values, narrowed: ReadonlySet<string>): readonly Matrix[] {
  return Object.entries(data).flatMap(
    ([key, value]) => matrixIn(value, narrowed.has(key) ? nonePasses : noneRecorded) ?? [],
  );
}

/** Whether a matrix is too large to be written as the table that it is; its links can be listed all the same. */
export function isTooLarge({ rows, columns }: Matrix): boolean {
  return columns.length > mostColumns || rows.length * columns.length > mostPlaces;
}

/** A matrix as a table, with why a line is empty. Cost: O(rows x columns). */
export function matrixTable({ rows, columns, cells, none }: Matrix): NamedTable {
  const headings = headingsOf(columns);
  const isExplained = rows.some(({ why }) => why !== null);
  const hasFoot = columns.some(({ why }) => why !== null);
  return {
    name: "Matrix",
    columns: ["", ...headings, ...(isExplained ? [whyNone] : [])],
    rows: {
      *[Symbol.iterator]() {
        const byPlace = new Map(cells.map((cell) => [placeOf(cell.row, cell.column), cell]));
        for (const { id, name, why } of rows) {
          const line = new Map<string, Cell>([["", name]]);
          for (const [at, heading] of headings.entries()) {
            const cell = byPlace.get(placeOf(id, columns[at]?.id));
            line.set(heading, cell === undefined ? none : firmnessOf(cell));
          }
          yield line.set(whyNone, why);
        }
        if (!hasFoot) return;
        yield new Map<string, Cell>([
          ["", whyNone],
          ...headings.map((one, at) => [one, columns[at]?.why ?? null] as const),
        ]);
      },
    },
  };
}

function matrixIn(value: unknown, none: string): Matrix | null {
  if (!isObject(value) || !Array.isArray(value.cells)) return null;
  const [rows, columns] = [linesIn(value.rows), linesIn(value.columns)];
  const cells = objectsOf(value.cells);
  const isPlaced = cells.every(({ row, column }) => typeof row === "string" && typeof column === "string");
  return rows === null || columns === null || !isPlaced ? null : { rows, columns, cells, none };
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

/** What links a row of a matrix and a column, a row a quote. Cost: O(cells and their quotes). */
export function linksTable({ rows, columns, cells }: Matrix): NamedTable {
  const names = new Map([...rows, ...columns].map(({ id, name }) => [id, name]));
  return {
    name: "Links",
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

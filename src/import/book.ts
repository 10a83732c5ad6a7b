import type { Place } from "../../graph/diagnostic.ts";

/** Tables as a person typed them: text in cells, nothing looked up yet. */
export interface Book {
  /** Its path. */
  readonly file: string;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  /** Path of the file that it stands in. */
  readonly file: string;
  /** What comes before a cell's name: `Relations!`, nothing in a file of one sheet; null where nobody sees cells. */
  readonly prefix: string | null;
  /** Ascending by number; those without a cell are left out. */
  readonly rows: readonly Row[];
}

export interface Row {
  /** From 1. */
  readonly number: number;
  /** By column, from 0. */
  readonly cells: ReadonlyMap<number, Cell>;
}

export interface Cell {
  /** Without blanks around it, and never empty; of a faulty cell whatever can be shown. */
  readonly text: string;
  readonly fault?: CellFault;
}

export interface CellFault {
  readonly code: "IMPORT_CELL_FORMULA" | "IMPORT_CELL_ERROR" | "IMPORT_CELL_MERGED";
  readonly message: string;
}

/** The most cells that are read of a book. */
export const mostCells = 5_000_000;

export function placeOfCell({ file, prefix }: Pick<Sheet, "file" | "prefix">, row: number, column: number): Place {
  if (prefix === null) return { file, line: 1, column: 1 };
  return { file, line: row, column: column + 1, cell: `${prefix}${columnName(column)}${row}` };
}

/** A, ..., Z, AA, ... */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** Text as cells hold it: line ends as one character, no-break spaces and marks that cannot be seen trimmed from its ends. */
export function cellText(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replace(/^[\s\u{FEFF}\u{200B}]+|[\s\u{FEFF}\u{200B}]+$/gu, "");
}

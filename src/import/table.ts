import { type Diagnostic, nearest, type Place } from "../../graph/diagnostic.ts";
import { listed, shown } from "../seeds/report.ts";
import { type Book, type Cell, placeOfCell, type Row, type Sheet } from "./book.ts";
import { faultOf } from "./faults.ts";

/** A row of a sheet, by its headings. */
export interface Line {
  /** Where it stands; faults about the row as such are put there. */
  readonly place: Place;
  /** Place of the cell under a heading; of the row's first where the sheet has no such column. */
  readonly placeOf: (heading: string) => Place;
  /** What stands under a heading; null for nothing, and where the sheet has no such column. */
  readonly text: (heading: string) => string | null;
  readonly has: (heading: string) => boolean;
  /** Headings of the sheet, in the order of their columns. */
  readonly headings: readonly string[];
}

/** A fault, and the row that is left out for it. */
export interface RowFault {
  readonly line: Line;
  readonly fault: Diagnostic;
}

export interface TableRead {
  readonly lines: readonly Line[];
  /** Of headings: they are of no row. */
  readonly faults: readonly Diagnostic[];
  readonly ofRows: readonly RowFault[];
  /** Whether there is any such sheet. */
  readonly found: boolean;
}

/** `Relations`, `relations 2` */
function isNamed(sheet: Sheet, name: string): boolean {
  return sheet.name.toLowerCase().replace(/ \d+$/, "") === name.toLowerCase();
}

/**
 * Rows of a sheet and of those that continue it, by their headings, which stand in the first row that has any cell. Headings are taken with any case, spaces and
 * hyphens. Errors: IMPORT_COLUMN_*, IMPORT_CELL_FORMULA, IMPORT_CELL_ERROR, IMPORT_CELL_MERGED. Cost: O(cells).
 */
export function readTable(book: Book, name: string, known: readonly string[]): TableRead {
  const lines: Line[] = [];
  const faults: Diagnostic[] = [];
  const ofRows: RowFault[] = [];
  const sheets = book.sheets.filter((sheet) => isNamed(sheet, name));
  for (const sheet of sheets) {
    const [head, ...rows] = sheet.rows;
    if (!head) continue;
    const columns = headingsOf(sheet, head, known, faults);
    for (const row of rows) {
      const line = lineOf(sheet, row, columns, ofRows);
      if (line) lines.push(line);
    }
  }
  return { lines, faults, ofRows, found: sheets.length > 0 };
}

/** Sheets by none of these names, with one that may have been meant. */
export function otherSheets(
  book: Book,
  names: readonly string[],
): readonly { readonly sheet: Sheet; readonly near: string | undefined }[] {
  return book.sheets
    .filter((sheet) => !names.some((name) => isNamed(sheet, name)))
    .map((sheet) => ({ sheet, near: nearest(sheet.name, names) }));
}

function headingsOf(
  sheet: Sheet,
  head: Row,
  known: readonly string[],
  faults: Diagnostic[],
): ReadonlyMap<string, number> {
  const byKey = new Map(known.map((heading) => [keyOf(heading), heading]));
  const columns = new Map<string, number>();
  for (const [column, { text }] of head.cells) {
    const place = placeOfCell(sheet, head.number, column);
    const heading = byKey.get(keyOf(text));
    if (heading === undefined) {
      const near = nearest(text, known);
      faults.push(
        faultOf("IMPORT_COLUMN_UNKNOWN", place, `There is no column "${shown(text, 40)}" in ${sheet.name}.`, {
          hint: near ? `did you mean ${near}?` : `the columns are ${listed(known, "and", 20)}`,
        }),
      );
    } else if (columns.has(heading)) {
      faults.push(faultOf("IMPORT_COLUMN_TWICE", place, `The column ${heading} is there already.`));
    } else columns.set(heading, column);
  }
  return columns;
}

function lineOf(sheet: Sheet, row: Row, columns: ReadonlyMap<string, number>, faults: RowFault[]): Line | null {
  const placeAt = (column: number) => placeOfCell(sheet, row.number, column);
  const cells = new Map<string, Cell>();
  for (const [heading, column] of columns) {
    const cell = row.cells.get(column);
    if (cell) cells.set(heading, cell);
  }
  if (cells.size === 0) return null;
  const first = Math.min(...columns.values());
  const line: Line = {
    place: placeAt(first),
    placeOf: (heading) => placeAt(columns.get(heading) ?? first),
    text: (heading) => cells.get(heading)?.text ?? null,
    has: (heading) => columns.has(heading),
    headings: [...columns.keys()],
  };
  for (const [heading, { fault }] of cells) {
    if (fault) faults.push({ line, fault: faultOf(fault.code, line.placeOf(heading), fault.message) });
  }
  return line;
}

/** How words are compared that people write in one way or another: `Funding source`, `fundingSource`. */
export function keyOf(words: string): string {
  return words
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}

/** How names are compared: case and the width of blanks do not count. */
export function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

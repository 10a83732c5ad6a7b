import type { Buffer } from "node:buffer";
import { readdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { compareCodePoints } from "../../graph/dataset.ts";
import { type Book, type Cell, cellText, mostCells, type Row, type Sheet } from "./book.ts";
import { decodeText } from "./decode.ts";
import { refuse } from "./faults.ts";
import { readBytes } from "./files.ts";

/** A folder of CSV files as a workbook, a sheet each. Errors: IMPORT_FILE_*. Cost: O(bytes). */
export async function readCsvFolder(folder: string): Promise<Book> {
  const names = (await readdir(folder))
    .filter((name) => extname(name).toLowerCase() === ".csv")
    .sort(compareCodePoints);
  if (names.length === 0) {
    throw refuse(
      "IMPORT_FILE_EMPTY",
      folder,
      "The folder holds no .csv file.",
      "give a folder with entities.csv and relations.csv",
    );
  }
  const sheets: Sheet[] = [];
  for (const name of names) {
    const file = join(folder, name);
    sheets.push({ name: basename(name, extname(name)), file, prefix: "", rows: readCsv(await readBytes(file), file) });
  }
  return { file: folder, sheets };
}

/**
 * Rows of a CSV file (RFC 4180), parted by commas, semicolons or tabs, whichever the first line has most of outside quotes. An apostrophe that
 * keeps a spreadsheet from running a cell is taken off, as the export puts it on. Errors: IMPORT_FILE_*. Cost: O(bytes).
 */
export function readCsv(bytes: Buffer, file: string): readonly Row[] {
  const whole = decodeText(bytes, file);
  const said = /^sep=(.)\r?\n/i.exec(whole);
  const text = said ? whole.slice(said[0].length) : whole;
  const separator = said?.[1] ?? separatorOf(text);
  const rows: Row[] = [];
  let cells = new Map<number, Cell>();
  let [at, column, number, total] = [0, 0, 1, 0];
  while (at < text.length) {
    const [field, end] = fieldAt(text, at, separator, file);
    const found = cellText(field);
    if (found !== "") cells.set(column, { text: /^'[=+\-@\t\r']/.test(found) ? found.slice(1) : found });
    at = end;
    const next = text[at];
    if (next === separator) [at, column] = [at + 1, column + 1];
    if (next !== separator || at >= text.length) {
      if (cells.size > 0) rows.push({ number, cells });
      total += cells.size;
      if (total > mostCells) throw refuse("IMPORT_FILE_TOO_LARGE", file, `The file has more than ${mostCells} cells.`);
      [cells, column, number] = [new Map(), 0, number + 1];
      at += next === "\r" && text[at + 1] === "\n" ? 2 : 1;
    }
  }
  return rows;
}

/** A field, and where it ends: at its separator, the end of its line, or that of the text. */
function fieldAt(text: string, start: number, separator: string, file: string): readonly [field: string, end: number] {
  if (text[start] !== '"') return plainAt(text, start, separator);
  let quote = start;
  do {
    quote = text.indexOf('"', quote + 1);
    if (quote >= 0 && text[quote + 1] === '"') quote++;
    else break;
  } while (quote >= 0);
  if (quote < 0) {
    const line = text.slice(0, start).split("\n").length;
    throw refuse(
      "IMPORT_FILE_DAMAGED",
      file,
      `A quotation mark on line ${line} is never closed.`,
      "close it, or save the table anew",
    );
  }
  // what follows a closing quotation mark before the separator belongs to the field
  const [rest, end] = plainAt(text, quote + 1, separator);
  return [text.slice(start + 1, quote).replaceAll('""', '"') + rest, end];
}

function plainAt(text: string, start: number, separator: string): readonly [field: string, end: number] {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end++;
  return [text.slice(start, end), end];
}

function separatorOf(text: string): string {
  const [line = ""] = text.replace(/"(?:[^"]|"")*"/g, "").split(/\r?\n/, 1);
  const counts = [",", ";", "\t"].map((one) => [one, line.split(one).length] as const);
  return counts.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

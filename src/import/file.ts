import { stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { Book } from "./book.ts";
import { readCsvFolder } from "./csv.ts";
import { refuse } from "./faults.ts";
import { readBytes } from "./files.ts";
import { type Imported, type ImportRequest, importBook } from "./import.ts";
import { isSource } from "./source/read.ts";
import { readXlsx } from "./xlsx.ts";

/** Imports what a person names: a workbook, a folder of CSV, or a source. Errors: those of reading it, and of importBook. */
export async function importFile(file: string, request: Omit<ImportRequest, "book">): Promise<Imported> {
  return importBook({ ...request, book: await readBook(file) });
}

async function readBook(file: string): Promise<Book> {
  if (await isFolder(file)) return readCsvFolder(file);
  if (isSource(file)) return bookOfSource(file);
  const bytes = await readBytes(file);
  const head = bytes.subarray(0, 4).toString("latin1");
  if (head === "PK\u0003\u0004") return readXlsx(bytes, file);
  if (head === "\u00d0\u00cf\u0011\u00e0") {
    throw refuse("IMPORT_FILE_LOCKED", file, "The file is protected by a password, or of before 2007.");
  }
  throw refuse("IMPORT_FILE_TYPE", file, "The file is neither a workbook nor a folder of CSV.");
}

/** A source by itself is a book with one row: a document called as its file is. */
function bookOfSource(file: string): Book {
  const name = basename(file, extname(file));
  const row = (number: number, ...texts: readonly string[]) => ({
    number,
    cells: new Map(texts.map((text, column) => [column, { text }])),
  });
  const rows = [row(1, "name", "file"), row(2, name, basename(file))];
  return { file, sheets: [{ name: "Documents", file, prefix: null, rows }] };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

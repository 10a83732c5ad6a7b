import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { listed } from "../seeds/report.ts";
import { type Book, placeOfCell } from "./book.ts";
import { entityHeadings, relationHeadings } from "./columns.ts";
import { faultOf } from "./faults.ts";
import { readSettings, type Settings } from "./settings.ts";
import { type Line, otherSheets, type RowFault, readTable } from "./table.ts";

/** The rows of a book, before any of it is looked up. */
export interface Intake {
  readonly book: Book;
  readonly settings: Settings;
  readonly entities: readonly { readonly line: Line; readonly isDocument: boolean }[];
  readonly relations: readonly Line[];
  readonly faults: readonly Diagnostic[];
  readonly ofRows: readonly RowFault[];
}

const read = ["Entities", "Relations", "Documents"];
/** What an export or a template has beside: nothing to be read, or, of About, read by itself. */
const beside = ["About", "Evidence", "How", "Lists"];

/** Errors: IMPORT_SHEET_MISSING, IMPORT_COLUMN_*, IMPORT_CELL_*; warning IMPORT_SHEET_UNKNOWN. Cost: O(cells). */
export function openBook(book: Book, ontology: Ontology): Intake {
  const headings = entityHeadings(ontology, book);
  const entities = readTable(book, "Entities", headings);
  const documents = readTable(book, "Documents", headings);
  const relations = readTable(book, "Relations", relationHeadings);
  const tables = [documents, entities, relations];
  const faults = tables.flatMap((table) => table.faults);
  const others = otherSheets(book, [...read, ...beside]);
  if (!tables.some(({ found }) => found)) {
    const names = book.sheets.map(({ name }) => name);
    const message = `${names.length === 0 ? "There is no sheet" : `The sheets are ${listed(names, "and", 6)}`}; none of them is called Entities or Relations.`;
    faults.push(faultOf("IMPORT_SHEET_MISSING", { file: book.file, line: 1, column: 1 }, message));
  } else {
    for (const { sheet, near } of others) {
      const hint = near === undefined ? undefined : `did you mean ${near}?`;
      faults.push(
        faultOf("IMPORT_SHEET_UNKNOWN", placeOfCell(sheet, 1, 0), `The sheet ${sheet.name} is not read.`, { hint }),
      );
    }
  }
  return {
    book,
    settings: readSettings(book),
    entities: [
      ...documents.lines.map((line) => ({ line, isDocument: true })),
      ...entities.lines.map((line) => ({ line, isDocument: false })),
    ],
    relations: relations.lines,
    faults,
    ofRows: tables.flatMap((table) => table.ofRows),
  };
}

import type { Excerpt, ExcerptNode } from "../excerpt.ts";
import type { Format } from "./format.ts";
import {
  aboutColumns,
  aboutRows,
  type Cell,
  type Column,
  entityColumns,
  joined,
  type LinkedEdge,
  type LinkedQuote,
  linkedEdges,
  linkedQuotes,
  notInTables,
  quoteColumns,
  relationColumns,
} from "./tables.ts";
import { mainNamespace, packaging, sheetsFile, styleNumbers, styles, type Written } from "./xlsx-package.ts";
import { xml } from "./xml.ts";
import { type Part, zip } from "./zip.ts";

/** Excel's limits (Microsoft, "Excel specifications and limits"). */
export interface Limits {
  /** Of a sheet, its header included. */
  readonly rows: number;
  /** Of a sheet. */
  readonly links: number;
  /** UTF-16 units of a cell. */
  readonly characters: number;
}

const excelLimits: Limits = { rows: 1_048_576, links: 65_530, characters: 32_767 };

/** A workbook as ECMA-376 has it (SpreadsheetML), with every text in its cell. Cost: O(excerpt), a row at a time. */
export const xlsx: Format = {
  name: "xlsx",
  title: "workbook of entities, of relations and of quotes, for Excel",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  extension: "xlsx",
  files: (excerpt) => [{ name: "strategy.xlsx", content: { [Symbol.iterator]: () => workbook(excerpt) } }],
  leavesOut: [
    joined("; "),
    notInTables,
    "a cell holds 32,767 characters: of longer text the beginning, and an ellipsis",
    "a sheet holds 1,048,576 rows: what is more goes on in a further one; and links its first 65,530",
  ],
};

/** Where a row of a table is to be found. */
interface Target {
  readonly table: string;
  /** Counted from 0. */
  readonly at: number;
}

interface SheetColumn<Of> extends Column<Of> {
  readonly link?: (of: Of) => Target | null;
}

interface LetteredColumn<Of> extends SheetColumn<Of> {
  /** By which Excel calls it. */
  readonly letter: string;
}

interface Table<Of> {
  readonly name: string;
  readonly rows: Iterable<Of>;
  readonly columns: readonly SheetColumn<Of>[];
  /** Whether the workbook opens on it. */
  readonly opens?: true;
}

/** The bytes of a workbook. Errors: EXPORT_TOO_LARGE. */
export function workbook(excerpt: Excerpt, limits: Limits = excelLimits): Generator<Uint8Array, void, void> {
  return zip(book(sheets(excerpt, limits)));
}

/** A table of which nothing leads elsewhere. */
export interface PlainTable<Of> {
  readonly name: string;
  readonly rows: Iterable<Of>;
  readonly columns: readonly Column<Of>[];
}

/** The bytes of a workbook of some tables; it opens on the first. Errors: EXPORT_TOO_LARGE. */
export function tableBook<Of>(tables: readonly PlainTable<Of>[]): Generator<Uint8Array, void, void> {
  return zip(book(tableSheets(tables)));
}

function* tableSheets<Of>(tables: readonly PlainTable<Of>[]): Generator<Sheet, void, void> {
  for (const [at, table] of tables.entries()) {
    yield* sheetsOf(at === 0 ? { ...table, opens: true } : table, excelLimits);
  }
}

function* sheets(excerpt: Excerpt, limits: Limits): Generator<Sheet, void, void> {
  const entities: Table<ExcerptNode> = {
    name: "Entities",
    rows: excerpt.nodes,
    columns: entityColumns(excerpt),
    opens: true,
  };
  const relations: Table<LinkedEdge> = {
    name: "Relations",
    rows: linkedEdges(excerpt),
    columns: linked(relationColumns(excerpt), {
      from: ({ from }) => ({ table: "Entities", at: from.at }),
      to: ({ to }) => ({ table: "Entities", at: to.at }),
      quotes: ({ edge, quotesAt }) => (edge.evidence.length === 0 ? null : { table: "Evidence", at: quotesAt }),
    }),
  };
  const evidence: Table<LinkedQuote> = {
    name: "Evidence",
    rows: linkedQuotes(excerpt),
    columns: linked(quoteColumns, { edgeId: ({ edgeAt }) => ({ table: "Relations", at: edgeAt }) }),
  };
  yield* sheetsOf(entities, limits);
  yield* sheetsOf(relations, limits);
  yield* sheetsOf(evidence, limits);
  yield* sheetsOf({ name: "About", rows: aboutRows(excerpt), columns: aboutColumns }, limits);
}

function* book(sheets: Iterable<Sheet>): Generator<Part, void, void> {
  const written: Written[] = [];
  for (const sheet of sheets) {
    yield { name: sheetsFile(written.length + 1), content: sheet.content };
    written.push({ name: sheet.name, last: sheet.last() });
  }
  yield { name: "xl/styles.xml", content: [styles] };
  yield* packaging(written);
}

function linked<Of>(
  columns: readonly Column<Of>[],
  links: Readonly<Record<string, (of: Of) => Target | null>>,
): readonly SheetColumn<Of>[] {
  return columns.map((column) => {
    const link = links[column.header];
    return link === undefined ? column : { ...column, link };
  });
}

interface Sheet {
  readonly name: string;
  readonly content: Iterable<string>;
  /** Its last cell, once the content is read. */
  readonly last: () => string;
}

/** As many sheets as a table needs, one at least, each to be read before the next. */
function* sheetsOf<Of>({ name, rows, columns, opens }: Table<Of>, limits: Limits): Generator<Sheet, void, void> {
  const lettered = columns.map((column, at) => ({ ...column, letter: letters(at) }));
  const lastLetter = letters(columns.length - 1);
  const all = rows[Symbol.iterator]();
  let next = all.next();
  for (let number = 1; number === 1 || next.done !== true; number++) {
    let row = 1;
    const content = function* (): Generator<string, void, void> {
      yield head(lettered, opens === true && number === 1);
      const links: string[] = [];
      for (; next.done !== true && row < limits.rows; next = all.next()) {
        row++;
        yield rowOf(next.value, row, lettered, links, limits);
      }
      yield `</sheetData><autoFilter ref="A1:${lastLetter}${row}"/>`;
      if (links.length > 0) {
        yield "<hyperlinks>";
        yield* links;
        yield "</hyperlinks>";
      }
      yield "</worksheet>";
    };
    yield { name: sheetName(name, number), content: content(), last: () => `$${lastLetter}$${row}` };
  }
}

function sheetName(table: string, number: number): string {
  return number === 1 ? table : `${table} ${number}`;
}

function head<Of>(columns: readonly LetteredColumn<Of>[], isFirst: boolean): string {
  const widths = columns.map(({ header }, at) => {
    const width = wide.has(header) ? 44 : 16;
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  const cells = columns.map(({ header, letter }) => textCell(`${letter}1`, header, styleNumbers.header));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ""}>\
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
<cols>${widths.join("")}</cols><sheetData><row r="1">${cells.join("")}</row>`;
}

const wide = new Set("id name description reasoning mentions from to edgeId quotes quote sentence says".split(" "));

/** A row; its links are put with the others. */
function rowOf<Of>(
  of: Of,
  row: number,
  columns: readonly LetteredColumn<Of>[],
  links: string[],
  limits: Limits,
): string {
  let cells = "";
  for (const { cell, link, letter } of columns) {
    const place = `${letter}${row}`;
    const target = links.length < limits.links ? link?.(of) : null;
    if (target) links.push(`<hyperlink ref="${place}" location="${locationOf(target, limits)}"/>`);
    cells += cellOf(place, cell(of), target ? styleNumbers.link : styleNumbers.plain, limits);
  }
  return `<row r="${row}">${cells}</row>`;
}

function locationOf({ table, at }: Target, { rows }: Limits): string {
  const perSheet = rows - 1;
  return `'${sheetName(table, 1 + Math.floor(at / perSheet))}'!A${2 + (at % perSheet)}`;
}

function cellOf(place: string, cell: Cell, style: number, { characters }: Limits): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${place}" s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return textCell(place, cut(Array.isArray(cell) ? cell.join("; ") : String(cell), characters), style);
}

/** Text in its cell is text, whatever it begins with: only `<f>` is a formula. */
export function textCell(place: string, text: string, style: number): string {
  // `_x0041_` is an A to Excel
  const written = xml(text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`;
}

function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  // not between the halves of a surrogate pair
  return `${text.slice(0, characters - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** A, ..., Z, AA, ... */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

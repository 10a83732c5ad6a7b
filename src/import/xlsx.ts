import type { Buffer } from "node:buffer";
import { dirname, posix } from "node:path";
import { type Book, type Cell, cellText, mostCells, type Row, type Sheet } from "./book.ts";
import { refuse } from "./faults.ts";
import { type DateStyles, dateOf, readDateStyles } from "./xlsx-dates.ts";
import { readXml } from "./xml.ts";
import { type Archive, openZip } from "./zip.ts";

/**
 * A workbook as ECMA-376 has it, whoever wrote it. Of a formula its value is taken, and nothing is run; dates become ISO 8601;
 * what is hidden is read like the rest; cells merged down a column all have the value. Errors: IMPORT_FILE_*. Cost: O(bytes).
 */
export function readXlsx(bytes: Buffer, file: string): Book {
  const archive = openZip(bytes, file);
  const root = relationsOf(archive, "", file).find(({ type }) => type.endsWith("/officeDocument"))?.target;
  const book = root === undefined ? null : archive.part(root);
  if (root === undefined || book === null || !root.endsWith("workbook.xml")) {
    throw refuse("IMPORT_FILE_TYPE", file, "The file is an archive, but no workbook.", "save it as .xlsx");
  }
  const targets = new Map(relationsOf(archive, root, file).map(({ id, target }) => [id, target]));
  const listed: { readonly name: string; readonly part: string }[] = [];
  let from1904 = false;
  readXml(book, file, root, {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = truth(attributes.date1904);
      const part = name === "sheet" ? targets.get(attributes.id ?? "") : undefined;
      if (part !== undefined) listed.push({ name: attributes.name ?? "", part });
    },
    close: () => undefined,
    text: () => undefined,
  });
  const beside = (ending: string) => [...targets.values()].find((target) => target.endsWith(ending));
  const strings = stringsOf(archive, beside("sharedStrings.xml"), file);
  const styles = readDateStyles(archive, beside("styles.xml"), file);
  let cells = 0;
  const sheets = listed.map(({ name, part }): Sheet => {
    const content = archive.part(part);
    const rows = content === null ? [] : readSheet(content, file, part, { strings, styles, from1904 });
    for (const row of rows) cells += row.cells.size;
    if (cells > mostCells)
      throw refuse("IMPORT_FILE_TOO_LARGE", file, `The workbook has more than ${mostCells} cells.`);
    return { name: name.trim(), file, prefix: `${name}!`, rows };
  });
  return { file, sheets };
}

interface Related {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a part of the archive leads to, by its neighbour `_rels/PART.rels`. */
export function relationsOf(archive: Archive, part: string, file: string): readonly Related[] {
  const folder = part === "" ? "" : dirname(part);
  const rels = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  const content = archive.part(rels);
  const found: Related[] = [];
  if (content === null) return found;
  readXml(content, file, rels, {
    open(name, { Id = "", Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || TargetMode === "External") return;
      const target = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
      found.push({ id: Id, type: Type, target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

/** Texts that cells name by their number; runs of one text are put together, readings of Chinese characters left out. */
function stringsOf(archive: Archive, part: string | undefined, file: string): readonly string[] {
  const content = part === undefined ? null : archive.part(part);
  const strings: string[] = [];
  if (content === null || part === undefined) return strings;
  let current = "";
  let inText = false;
  let inReading = false;
  readXml(content, file, part, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") inReading = true;
      inText = name === "t" && !inReading;
    },
    close(name) {
      if (name === "si") strings.push(current);
      if (name === "rPh") inReading = false;
      if (name === "t") inText = false;
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return strings;
}

interface Reading {
  readonly strings: readonly string[];
  readonly styles: DateStyles;
  readonly from1904: boolean;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  inline: string;
  formula: boolean;
}

function readSheet(content: Buffer, file: string, part: string, reading: Reading): readonly Row[] {
  const rows = new Map<number, Map<number, Cell>>();
  const merged: string[] = [];
  let [row, column] = [0, -1];
  let cell: OpenCell | null = null;
  let within: "v" | "t" | null = null;
  let inReading = false;
  readXml(content, file, part, {
    open(name, attributes) {
      if (name === "row") [row, column] = [Number(attributes.r ?? row + 1), -1];
      else if (name === "c") {
        column = columnOf(attributes.r) ?? column + 1;
        const { t: type = "n", s: style = "0" } = attributes;
        cell = { row, column, type, style: Number(style), value: null, inline: "", formula: false };
      } else if (name === "f" && cell) cell.formula = true;
      else if (name === "rPh") inReading = true;
      else if (name === "mergeCell" && attributes.ref !== undefined) merged.push(attributes.ref);
      within = name === "v" || (name === "t" && !inReading) ? name : null;
      if (within === "v" && cell) cell.value = "";
    },
    close(name) {
      if (name === "rPh") inReading = false;
      if (name === "v" || name === "t") within = null;
      if (name !== "c" || !cell) return;
      const made = madeOf(cell, reading);
      if (made) {
        const same = rows.get(cell.row) ?? new Map<number, Cell>();
        rows.set(cell.row, same.set(cell.column, made));
      }
      cell = null;
    },
    text(text) {
      if (!cell || within === null) return;
      if (within === "v") cell.value += text;
      else cell.inline += text;
    },
  });
  for (const ref of merged) spread(ref, rows);
  return Array.from(rows, ([number, cells]) => ({ number, cells })).sort((a, b) => a.number - b.number);
}

/** What stands in a cell; null for nothing. */
function madeOf({ type, style, value, inline, formula }: OpenCell, reading: Reading): Cell | null {
  if (type === "e") {
    const text = value ?? "#ERROR";
    return { text, fault: { code: "IMPORT_CELL_ERROR", message: `The cell holds the error ${text}.` } };
  }
  if (formula && value === null && inline === "") {
    const message = "The cell holds a formula without a value.";
    return { text: "=", fault: { code: "IMPORT_CELL_FORMULA", message } };
  }
  const text = cellText(unescaped(written()));
  return text === "" ? null : { text };

  function written(): string {
    if (type === "inlineStr") return inline;
    if (value === null) return "";
    if (type === "s") return reading.strings[Number(value)] ?? "";
    if (type === "b") return truth(value) ? "true" : "false";
    if (type === "str" || type === "d") return value;
    const number = Number(value);
    if (value.trim() === "" || !Number.isFinite(number)) return value;
    return reading.styles(style) ? dateOf(number, reading.from1904) : String(number);
  }
}

/** `_x000D_` stands for a character that XML cannot hold or would change. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Gives all cells of an area the value of its first. */
function spread(ref: string, rows: Map<number, Map<number, Cell>>): void {
  const [first = "", last = first] = ref.split(":");
  const [from, to] = [first, last].map((one) => ({ column: columnOf(one) ?? 0, row: Number(/\d+/.exec(one)?.[0]) }));
  if (!from || !to) return;
  const cell = rows.get(from.row)?.get(from.column);
  if (!cell) return;
  if (to.column > from.column) {
    const message = `The cells ${ref} are merged.`;
    rows.get(from.row)?.set(from.column, { text: cell.text, fault: { code: "IMPORT_CELL_MERGED", message } });
    return;
  }
  // a merge of a whole column is no statement about a million rows
  for (const [number, cells] of rows) if (number > from.row && number <= to.row) cells.set(from.column, cell);
}

/** The column of `AB12`, from 0. */
function columnOf(ref: string | undefined): number | undefined {
  const letters = /^[A-Za-z]{1,3}/.exec(ref ?? "")?.[0].toUpperCase();
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function truth(written: string | undefined): boolean {
  return written === "1" || written === "true";
}

import { isObject, labelOf, simplify } from "../api/simplify.ts";
import { type Line, labelsOf, linesOf, nothing, shapeOf, text } from "./columns.ts";
import type { Style } from "./terminal.ts";
import { pad, widthOfText, wrap } from "./wrap.ts";

/** Columns between cells, and what a cell must have, and may take of lines, for its words to be readable in it. */
const gap = 2;
const narrowest = 14;
const longestWord = 24;
const tallest = 8;

/**
 * An answer for reading on a terminal: a table for each list of it, or, where that has more columns than the width can
 * hold, an outline; what is no list is an outline too. Ends with a line end.
 */
export function answerAsText(data: Readonly<Record<string, unknown>>, width: number, style: Style): string {
  return Object.entries(data)
    .map(([name, answered]) => {
      const rows = simplify(answered);
      if (!Array.isArray(rows) || !rows.every(isObject)) return outline({ [name]: rows }, width, style).join("\n");
      const title = `${style.bold(name)} ${style.dim(`(${rows.length})`)}`;
      if (rows.length === 0) return title;
      return [title, ...(table(rows, width, style) ?? apart(rows, width, style))].join("\n");
    })
    .map((block) => `${block}\n`)
    .join("\n");
}

/** Null where the columns do not fit. */
function table(rows: readonly unknown[], width: number, style: Style): readonly string[] | null {
  const shape = shapeOf(rows);
  const labels = labelsOf(shape);
  const blocks = rows.map((row) => linesOf(row, shape));
  const standing = labels.map((_, column) => standingOf(blocks.flat().map((line) => line[column] ?? "")));
  const kept = (cells: Line) => cells.filter((_, column) => standing[column] === "varies");
  const headings = kept(labels);
  const cells = blocks.map((lines) => lines.map(kept));
  const columns = headings.map((label, column) => [label, ...cells.flat().map((line) => line[column] ?? "")]);
  const widths = narrowed(columns, width - gap * (headings.length - 1));
  if (widths === null) return null;
  const printed = cells.map((lines) => lines.flatMap((line) => physical(line, widths)));
  const between = printed.some((lines) => lines.length > 1) ? [""] : [];
  return [
    ...physical(headings, widths).map(style.dim),
    ...printed.flatMap((lines, index) => (index === 0 ? lines : [...between, ...lines])),
    ...footnotes(labels, standing, width).map(style.dim),
  ];
}

/** Whether a column says anything, or says the same wherever it says something, which then need be said only once. */
type Standing = "varies" | "empty" | { readonly throughout: string };

function standingOf(cells: Line): Standing {
  const said = cells.filter((cell) => cell !== "" && cell !== nothing);
  const [first] = said;
  if (first === undefined) return "empty";
  const same =
    said.length > 1 && said.length === cells.filter((cell) => cell !== "").length && new Set(said).size === 1;
  return same && widthOfText(first) > narrowest ? { throughout: first } : "varies";
}

function footnotes(labels: readonly string[], standing: readonly Standing[], width: number): readonly string[] {
  const empty = labels.filter((_, column) => standing[column] === "empty");
  const same = standing.flatMap((one, column) =>
    typeof one === "object" ? wrap(`Throughout, ${labels[column]}: ${one.throughout}`, width) : [],
  );
  const nowhere = empty.length === 0 ? [] : wrap(`Nothing recorded in: ${empty.join(", ")}.`, width);
  return same.length + nowhere.length === 0 ? [] : ["", ...same, ...nowhere];
}

/** Widths that let all cells be about as tall as each other; null where they would be too narrow, or too tall, to read. */
function narrowed(columns: readonly Line[], width: number): readonly number[] | null {
  const natural = columns.map((cells) => Math.max(...cells.map(widthOfText)));
  const widths = columns.map((cells, column) => {
    const words = cells.flatMap((cell) => cell.split(" "));
    const word = Math.max(
      ...words.map((one) => (isId(one) ? widthOfText(one) : Math.min(widthOfText(one), longestWord))),
    );
    return Math.min(natural[column] ?? 0, Math.max(narrowest, word));
  });
  const height = (column: number) => (natural[column] ?? 0) / (widths[column] ?? 1);
  let spare = width - widths.reduce((sum, one) => sum + one, 0);
  if (spare < 0) return null;
  for (; spare > 0; spare--) {
    const tall = natural.reduce((most, _, column) => (height(column) > height(most) ? column : most), 0);
    if (height(tall) <= 1) break;
    widths[tall] = (widths[tall] ?? 0) + 1;
  }
  return natural.every((_, column) => height(column) <= tallest) ? widths : null;
}

/** What is copied to be asked with, and of no use in pieces. */
function isId(word: string): boolean {
  return /^[^/\s]+\/[^/\s]+\/[^/\s]+$/.test(word);
}

function physical(cells: Line, widths: readonly number[]): readonly string[] {
  const wrapped = cells.map((cell, column) => wrap(cell, widths[column] ?? 0));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    wrapped
      .map((lines, column) => pad(lines[row] ?? "", widths[column] ?? 0))
      .join(" ".repeat(gap))
      .trimEnd(),
  );
}

function apart(rows: readonly unknown[], width: number, style: Style): readonly string[] {
  return rows.flatMap((row, index) => [...(index === 0 ? [] : [""]), ...outline(row, width, style)]);
}

/** Fields below each other, what they hold indented; a list of several things as a table, where that fits. */
function outline(value: unknown, width: number, style: Style): readonly string[] {
  if (!isObject(value)) return wrap(text(value), width);
  return Object.entries(value).flatMap(([field, inner]) => {
    const key = labelOf(field);
    const heading = style.dim(key);
    if (Array.isArray(inner) && inner.some(isObject)) {
      const rows = inner.length > 1 && !inner.every(isName) ? table(inner, width - 2, style) : null;
      return [heading, ...(rows === null ? listed(inner, width, style) : rows.map(indented))];
    }
    if (isObject(inner)) return [heading, ...outline(inner, width - 2, style).map(indented)];
    const [first = "", ...rest] = wrap(text(inner), Math.max(20, width - key.length - 2));
    return [`${style.dim(`${key}:`)} ${first}`, ...rest.map((line) => `${" ".repeat(key.length + 2)}${line}`)];
  });
}

function listed(rows: readonly unknown[], width: number, style: Style): readonly string[] {
  return rows.flatMap((row) => {
    const [first = "", ...rest] = isName(row) ? wrap(text(row.name), width - 4) : outline(row, width - 4, style);
    return [`  - ${first}`, ...rest.map((line) => indented(indented(line)))];
  });
}

/** Nothing but the name of a thing. */
function isName(value: unknown): value is { readonly name: unknown } {
  return isObject(value) && Object.keys(value).join() === "name" && !isObject(value.name);
}

function indented(line: string): string {
  return line === "" ? "" : `  ${line}`;
}

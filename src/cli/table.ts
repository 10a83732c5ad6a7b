import { isObject, type Line, labelOf, labelsOf, linesOf, nothing, shapeOf, text } from "./columns.ts";
import { simplify } from "./simplify.ts";
import type { Style } from "./terminal.ts";
import { pad, widthOfText, wrap } from "./wrap.ts";

/** Columns between cells, and what a cell must have for words to be readable in it. */
const gap = 2;
const narrowest = 14;

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
      return [title, ...(table(rows, width, style) ?? listed(rows, width, style))].join("\n");
    })
    .map((block) => `${block}\n`)
    .join("\n");
}

/** Null where the columns do not fit. */
function table(rows: readonly unknown[], width: number, style: Style): readonly string[] | null {
  const shape = shapeOf(rows);
  const labels = labelsOf(shape);
  const blocks = rows.map((row) => linesOf(row, shape));
  const used = labels.map((_, column) => blocks.flat().some((line) => line[column] !== "" && line[column] !== nothing));
  const kept = <Cell>(cells: readonly Cell[]) => cells.filter((_, column) => used[column]);
  const headings = kept(labels);
  const natural = headings.map((label, column) =>
    Math.max(
      widthOfText(label),
      ...blocks.flatMap((lines) => lines.map((line) => widthOfText(kept(line)[column] ?? ""))),
    ),
  );
  const widths = narrowed(natural, width - gap * (headings.length - 1));
  if (widths === null) return null;
  const layout = (cells: Line) => physical(cells, widths);
  const printed = blocks.map((lines) => lines.flatMap((line) => layout(kept(line))));
  const apart = printed.some((lines) => lines.length > 1) ? [""] : [];
  const empty = labels.filter((_, column) => !used[column]);
  return [
    ...layout(headings).map(style.dim),
    ...printed.flatMap((lines, index) => (index === 0 ? lines : [...apart, ...lines])),
    ...(empty.length === 0 ? [] : ["", ...wrap(`Nothing recorded in: ${empty.join(", ")}.`, width).map(style.dim)]),
  ];
}

/** Narrows the widest columns until all fit; null where that leaves them too narrow to read. */
function narrowed(natural: readonly number[], width: number): readonly number[] | null {
  const total = (cap: number) => natural.reduce((sum, one) => sum + Math.min(one, cap), 0);
  let cap = Math.max(...natural);
  while (cap >= narrowest && total(cap) > width) cap--;
  return total(cap) <= width ? natural.map((one) => Math.min(one, cap)) : null;
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

function listed(rows: readonly unknown[], width: number, style: Style): readonly string[] {
  return rows.flatMap((row, index) => [...(index === 0 ? [] : [""]), ...outline(row, width, style)]);
}

/** Fields below each other, what they hold indented. */
function outline(value: unknown, width: number, style: Style): readonly string[] {
  if (!isObject(value)) return wrap(text(value), width);
  return Object.entries(value).flatMap(([key, inner]) => {
    if (Array.isArray(inner) && inner.some(isObject)) {
      const items = inner.flatMap((row) => {
        const [first = "", ...rest] = outline(row, width - 4, style);
        return [`  - ${first}`, ...rest.map((line) => `    ${line}`)];
      });
      return [style.dim(labelOf(key)), ...items];
    }
    if (isObject(inner))
      return [style.dim(labelOf(key)), ...outline(inner, width - 2, style).map((line) => `  ${line}`)];
    const [first = "", ...rest] = wrap(text(inner), Math.max(20, width - labelOf(key).length - 2));
    return [
      `${style.dim(labelOf(key))}  ${first}`,
      ...rest.map((line) => `${" ".repeat(labelOf(key).length + 2)}${line}`),
    ];
  });
}

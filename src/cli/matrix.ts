import type { AsText } from "./ask.ts";
import { type Reason, reasonsAsText } from "./reasons.ts";
import { elide, pad, wrap } from "./wrap.ts";

interface Line {
  readonly entity: { readonly id: string; readonly name: string };
  readonly absence: Reason | null;
}

interface Answer {
  readonly coverage: {
    readonly rows: readonly Line[];
    readonly columns: readonly Line[];
    readonly cells: readonly {
      readonly row: string;
      readonly column: string;
      readonly count: number;
      readonly basis: string;
      readonly strength: string | null;
    }[];
  };
}

/** Columns of text that a cell takes, and that the name of a row takes at the least. */
const cellWidth = 9;
const narrowest = 24;

/**
 * A table with a line a row and a number a column, whose names stand below; in each cell how firm the link is. Where the
 * columns are too many for the width, the table goes on below. Last, why each empty line is empty.
 */
export const coverageAsText: AsText = (data, width, style) => {
  const { rows, columns, cells } = (data as unknown as Answer).coverage;
  const firmness = new Map(
    cells.map(({ row, column, count, basis, strength }) => {
      const word = (strength ?? basis).toLowerCase();
      return [JSON.stringify([row, column]), count > 1 ? `${word} ${count}` : word] as const;
    }),
  );
  const longest = Math.max(narrowest, ...rows.map(({ entity }) => entity.name.length));
  const names = Math.min(longest, Math.max(narrowest, width - 1 - cellWidth * Math.min(columns.length, 4)));
  const most = Math.max(1, Math.floor((width - names - 1) / cellWidth));
  const numbered = columns.map((column, at) => ({ ...column, number: at + 1 }));
  const lines: string[] = [];
  for (let from = 0; from < numbered.length; from += most) {
    const part = numbered.slice(from, from + most);
    lines.push(
      style.dim([pad("", names), ...part.map(({ number }) => pad(String(number), cellWidth - 1))].join(" ").trimEnd()),
    );
    for (const { entity } of rows) {
      const marks = part.map((column) => firmness.get(JSON.stringify([entity.id, column.entity.id])) ?? "-");
      lines.push(
        [pad(elide(entity.name, names), names), ...marks.map((mark) => pad(mark, cellWidth - 1))].join(" ").trimEnd(),
      );
    }
    lines.push("");
  }
  for (const { number, entity } of numbered) {
    const [first = "", ...more] = wrap(entity.name, width - 4);
    lines.push(`${pad(String(number), 3)} ${first}`, ...more.map((line) => `    ${line}`));
  }
  const empty = [...rows, ...columns].flatMap(({ entity, absence }) => (absence ? [{ entity, absence }] : []));
  if (empty.length > 0) lines.push("", style.dim("Empty, and why:"), ...reasonsAsText(empty, width, style));
  return `${lines.join("\n")}\n`;
};

import { wrap } from "../wrap.ts";
import { widthAt } from "./letters.ts";
import { xml } from "./xml.ts";

/** Of letters. */
export const ink = "#1c2733";

/** To a tenth of a pixel. */
export function number(length: number): string {
  return String(Math.round(length * 10) / 10 + 0);
}

export interface Setting {
  readonly x: number;
  /** The foot of the first line. */
  readonly y: number;
  readonly size: number;
  readonly anchor?: "middle";
}

/** Lines of real text, below each other. */
export function text(lines: readonly string[], { x, y, size, anchor }: Setting): string {
  const middle = anchor ? ` text-anchor="${anchor}"` : "";
  const spans = lines.map(
    (line, at) => `<tspan x="${number(x)}" y="${number(y + at * leading(size))}">${xml(line)}</tspan>`,
  );
  return `<text font-size="${size}"${middle}>${spans.join("")}</text>`;
}

/** A text wrapped within a width, each of its own lines for itself, and how high it became. */
export function paragraph(words: string, { width, ...setting }: Setting & { readonly width: number }) {
  const lines = words
    .slice(0, longest)
    .split(/\r?\n/)
    .flatMap((line) => wrap(line.trim(), width, widthAt(setting.size)));
  return { svg: text(lines, setting), height: lines.length * leading(setting.size) };
}

/** Of a question or a credit, what anybody reads under a picture; the whole is in its description. */
const longest = 2_000;

/** From one line's foot to the next one's. */
export function leading(size: number): number {
  return Math.round(size * 1.3);
}

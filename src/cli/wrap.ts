import { split, wrap as wrapBy } from "../../graph/wrap.ts";
import type { Style } from "./terminal.ts";

/** Columns that a text takes on a terminal: marks take none, Han, kana and Hangul two. */
export function widthOfText(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character) ? 2 : 1;
  }
  return width;
}

/** Breaks a text into lines of at most `width` columns, between words where it can. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapBy(text, width, widthOfText);
}

/** A point of a list, and below it, indented and less bright, what there is to say of it. */
export function point(title: string, below: readonly string[], width: number, style: Style): readonly string[] {
  const [first = "", ...more] = wrap(title, width - 4);
  return [
    `  - ${first}`,
    ...more.map((line) => `    ${line}`),
    ...below.flatMap((one) => wrap(one, width - 6)).map((line) => `      ${style.dim(line)}`),
  ];
}

/** At most `width` columns of a text, cut behind a word and marked with "..." where something is left out. */
export function elide(text: string, width: number): string {
  if (widthOfText(text) <= width) return text;
  const [head] = split(text, Math.max(1, width - 4), widthOfText);
  const words = head.replace(/\s+\S*$/, "");
  return `${(words.length * 2 > head.length ? words : head).replace(/[\s,;:]+$/, "")} ...`;
}

/** Fills up to `width` columns with spaces. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOfText(text)));
}

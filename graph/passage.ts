import type { Mark, Quote, SourceText } from "./dataset.ts";

/** The words of a quote, and where a reader finds them. */
export interface Passage {
  readonly quote: string;
  /** The sentence or line that it stands in. */
  readonly sentence: string;
  /** Line that it begins on, from 1. */
  readonly line: number;
  /** Of the last mark before it; null where the text has none. */
  readonly page: string | null;
  readonly section: string | null;
}

/** Cuts the quotes of a text out of it. Cost: O(text) once; of a quote O(its length), O(log lines). */
export function openText({ text, pages, sections }: SourceText): (quote: Quote) => Passage {
  const lines = lineStarts(text);
  const [pageStarts, sectionStarts] = [startsOf(pages), startsOf(sections)];
  return ({ start, end, sentenceStart, sentenceEnd }) => ({
    quote: text.slice(start, end),
    sentence: text.slice(sentenceStart, sentenceEnd),
    line: countUpTo(lines, start),
    page: pages[countUpTo(pageStarts, start) - 1]?.label ?? null,
    section: sections[countUpTo(sectionStarts, start) - 1]?.label ?? null,
  });
}

function startsOf(marks: readonly Mark[]): readonly number[] {
  return marks.map(({ start }) => start);
}

/** Where its lines begin. Cost: O(text). */
export function lineStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let start = 0; start >= 0; start = text.indexOf("\n", start) + 1 || -1) starts.push(start);
  return starts;
}

/** How many of ascending numbers are at most a bound. */
export function countUpTo(numbers: readonly number[], bound: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where on its line a quote begins: `9`, or `9 nth 2` where the line has the same words more than once. */
export function lineNth({ line, nth }: { readonly line: number; readonly nth: number | null }): string {
  return nth === null ? String(line) : `${line} nth ${nth}`;
}

/**
 * Which of the same words that begin on its line a quote is, from 1; null where the line has them once. Runs of white space are equal, as where
 * quotes are sought. Cost: O(line + quote).
 */
export function nthOnLine(text: string, { start, end }: Pick<Quote, "start" | "end">): number | null {
  const words = text.slice(start, end).trim().split(/\s+/);
  const [first = ""] = words;
  const lineStart = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", start);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  let [count, nth] = [0, 0];
  for (let at = line.indexOf(first); at >= 0 && first !== ""; at = line.indexOf(first, at + 1)) {
    if (!standAt(text, lineStart + at, words)) continue;
    count++;
    if (lineStart + at === start) nth = count;
  }
  return count > 1 && nth > 0 ? nth : null;
}

function standAt(text: string, start: number, words: readonly string[]): boolean {
  let at = start;
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const before = at;
      while (/\s/.test(text.charAt(at))) at++;
      if (at === before) return false;
    }
    if (!text.startsWith(word, at)) return false;
    at += word.length;
  }
  return true;
}

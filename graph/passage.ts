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

function lineStarts(text: string): readonly number[] {
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

import type { Range } from "../place.ts";

/** Words that something was read from: as stated, or by inference. */
export interface Reading extends Range {
  readonly basis: "STATED" | "INFERRED";
}

/** A run of characters alike in all that is shown of them. */
export interface Segment extends Range {
  /** Whether anything was read from it: stated, where any of it is. */
  readonly read: Reading["basis"] | null;
  readonly isLit: boolean;
}

/** A line of a text, cut into runs; `readings` overlap it. */
export interface Line extends Range {
  /** From 1. */
  readonly number: number;
  readonly segments: readonly Segment[];
  readonly readings: number;
}

/**
 * Cuts a text into lines and these into runs, so that each character is in exactly one. Readings and lit ranges may overlap,
 * and end anywhere. Cost: O(text + readings log readings + overlaps).
 */
export function linesOf(text: string, readings: readonly Reading[], lit: readonly Range[]): readonly Line[] {
  const ordered = [...readings].sort((a, b) => a.start - b.start);
  const lines: Line[] = [];
  let [next, open]: [number, Reading[]] = [0, []];
  for (let start = 0, number = 1; start <= text.length; number++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    open = open.filter((one) => one.end > start);
    for (let one = ordered[next]; one !== undefined && one.start < end; one = ordered[++next]) {
      if (one.end > start) open.push(one);
    }
    const here = open.filter((one) => one.start < end);
    lines.push({ number, start, end, readings: here.length, segments: segmentsIn({ start, end }, here, lit) });
    start = end + 1;
  }
  return lines;
}

function segmentsIn({ start, end }: Range, readings: readonly Reading[], lit: readonly Range[]): readonly Segment[] {
  const cuts = new Set([start, end]);
  for (const one of [...readings, ...lit]) {
    for (const at of [one.start, one.end]) if (at > start && at < end) cuts.add(at);
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [at, to] of ordered.slice(1).entries()) {
    const from = ordered[at] ?? start;
    const covers = (one: Range): boolean => one.start < to && one.end > from;
    const over = readings.filter(covers);
    const read = over.length === 0 ? null : over.some(({ basis }) => basis === "STATED") ? "STATED" : "INFERRED";
    const isLit = lit.some(covers);
    const last = segments.at(-1);
    const isAlike = last !== undefined && last.read === read && last.isLit === isLit;
    if (isAlike) segments[segments.length - 1] = { ...last, end: to };
    else segments.push({ start: from, end: to, read, isLit });
  }
  return segments;
}

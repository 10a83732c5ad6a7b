/** A text with every run of white space made one space, and the way back. */
export interface Folded {
  readonly text: string;
  /** Offset in the text as it was of an offset in the folded text. Cost: O(log runs). */
  readonly original: (offset: number) => number;
}

/** Cost: O(characters); holds two numbers for each run of two and more. */
export function fold(text: string): Folded {
  const after: number[] = [];
  const lost: number[] = [];
  let total = 0;
  for (const run of text.matchAll(/\s{2,}/g)) {
    after.push(run.index - total + 1);
    total += run[0].length - 1;
    lost.push(total);
  }
  return {
    text: foldText(text),
    original: (offset) => {
      const rank = rankOf(after, offset);
      return rank === 0 ? offset : offset + (lost[rank - 1] ?? 0);
    },
  };
}

/** How many members of an ascending list are not above `value`. */
export function rankOf(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function foldText(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** Widths of the windows that patterns are sought by: the widest not wider than the pattern. */
const widths = [32, 16, 8, 4, 2, 1];
const filterBits = 1 << 20;

/**
 * Finds where each pattern occurs in a text, overlaps included, ascending. All patterns are sought in one pass for each
 * window width, by a rolling hash of their first units (Karp and Rabin 1987). Cost: O(text + occurrences x length).
 */
export function findAll(text: string, patterns: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const byWidth = new Map<number, string[]>();
  for (const pattern of new Set(patterns)) {
    found.set(pattern, []);
    const width = widths.find((one) => one <= pattern.length);
    if (width === undefined) continue;
    const same = byWidth.get(width);
    if (same) same.push(pattern);
    else byWidth.set(width, [pattern]);
  }
  for (const [width, group] of byWidth) findWindow(text, width, group, found);
  return found;
}

function findWindow(text: string, width: number, patterns: readonly string[], found: Map<string, number[]>): void {
  const byHash = new Map<number, string[]>();
  const filter = new Uint8Array(filterBits);
  for (const pattern of patterns) {
    let hash = 0;
    for (let at = 0; at < width; at++) hash = (Math.imul(hash, base) + pattern.charCodeAt(at)) | 0;
    filter[slot(hash)] = 1;
    const same = byHash.get(hash);
    if (same) same.push(pattern);
    else byHash.set(hash, [pattern]);
  }
  let leaving = 1;
  for (let step = 1; step < width; step++) leaving = Math.imul(leaving, base);
  let hash = 0;
  for (let end = 0; end < text.length; end++) {
    if (end >= width) hash = (hash - Math.imul(text.charCodeAt(end - width), leaving)) | 0;
    hash = (Math.imul(hash, base) + text.charCodeAt(end)) | 0;
    if (end < width - 1 || filter[slot(hash)] === 0) continue;
    const start = end - width + 1;
    for (const pattern of byHash.get(hash) ?? []) {
      if (text.startsWith(pattern, start)) found.get(pattern)?.push(start);
    }
  }
}

const base = 0x01000193;

function slot(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 12;
}

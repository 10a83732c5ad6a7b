import { closest, distance } from "fastest-levenshtein";
import { foldText } from "./fold.ts";
import { shown } from "./report.ts";
import type { Source } from "./source.ts";

/** A passage of a source that a quote may have been meant to be. */
export interface Passage {
  readonly start: number;
  readonly text: string;
  /** What differs, in words. */
  readonly difference: string;
}

/** Characters of a source, words of a quote and places of a word that are looked at. */
const mostText = 8_000_000;
const mostWords = 120;
const mostPlaces = 2_000;
/** Quotes of a source that passages are sought for. */
const mostQuotes = 100;

interface Index {
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Finds the passages of a source that are most like given words, best first, three at most. Every word of the quote
 * votes for where the quote would begin; the places with most votes, rare words counting more, are compared by edit
 * distance. Cost: O(source) once; then bounded for each quote, and none is sought after the hundredth.
 */
export function findNearest(source: Source): (words: string) => readonly Passage[] {
  let index: Index | null = null;
  let asked = 0;
  return (words) => {
    asked++;
    if (asked > mostQuotes) return [];
    index ??= makeIndex(source.folded.text.slice(0, mostText));
    return passages(source, index, foldText(words).trim());
  };
}

function makeIndex(text: string): Index {
  const places = new Map<string, number[]>();
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const known = places.get(word.toLowerCase());
    if (known) known.push(starts.length);
    else places.set(word.toLowerCase(), [starts.length]);
    starts.push(index);
    ends.push(index + word.length);
  }
  return { places, starts, ends };
}

function passages(source: Source, index: Index, quote: string): readonly Passage[] {
  const words = Array.from(quote.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word.toLowerCase()).slice(0, mostWords);
  const sought = words.some((word) => index.places.has(word)) ? words : words.map((word) => likeliest(word, index));
  const votes = new Map<number, number>();
  for (const [at, word] of sought.entries()) {
    const places = index.places.get(word) ?? [];
    const weight = 1 / Math.sqrt(places.length);
    for (const place of places.slice(0, mostPlaces)) {
      votes.set(place - at, (votes.get(place - at) ?? 0) + weight);
    }
  }
  const around = (first: number) => [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (votes.get(first + step) ?? 0), 0);
  const firsts = [...votes.keys()].sort((a, b) => around(b) - around(a) || a - b);
  const found: { readonly first: number; readonly passage: Passage; readonly distance: number }[] = [];
  for (const first of firsts.slice(0, 40)) {
    if (found.length >= 6) break;
    if (found.some((one) => Math.abs(one.first - first) <= 3)) continue;
    const best = bestFit(source, index, quote, first, words.length);
    if (best && !found.some(({ passage }) => passage.start === best.passage.start)) found.push({ first, ...best });
  }
  return found
    .filter((one) => one.distance <= Math.max(3, quote.length * 0.5))
    .sort((a, b) => a.distance - b.distance || a.passage.start - b.passage.start)
    .slice(0, 3)
    .map(({ passage }) => passage);
}

function likeliest(word: string, { places }: Index): string {
  return closest(word, [...places.keys()]);
}

/** Tries the passage a little earlier and later, shorter and longer. */
function bestFit(source: Source, { starts, ends }: Index, quote: string, first: number, length: number) {
  let best: { readonly passage: Passage; readonly distance: number } | null = null;
  let bestText: string | null = null;
  for (let from = first - 2; from <= first + 2; from++) {
    for (let to = from + length - 3; to <= from + length + 1; to++) {
      const start = starts[from];
      const end = ends[to];
      if (start === undefined || end === undefined || to < from) continue;
      const text = source.folded.text.slice(start, end + trailing(quote));
      const apart = distance(quote, text);
      if (best && apart >= best.distance) continue;
      best = { distance: apart, passage: { start: source.folded.original(start), text, difference: "" } };
      bestText = text;
    }
  }
  return best && bestText !== null
    ? { ...best, passage: { ...best.passage, difference: difference(quote, bestText) } }
    : null;
}

/** How many characters stand behind a quote's last word. */
function trailing(quote: string): number {
  return /[^\p{L}\p{N}]*$/u.exec(quote)?.[0].length ?? 0;
}

function difference(quote: string, passage: string): string {
  const left = quote.split(" ");
  const right = passage.split(" ");
  let head = 0;
  while (head < Math.min(left.length, right.length) && left[head] === right[head]) head++;
  let tail = 0;
  while (tail < Math.min(left.length, right.length) - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  const mine = shown(left.slice(head, left.length - tail).join(" "), 60);
  const theirs = shown(right.slice(head, right.length - tail).join(" "), 60);
  if (mine === "") return `the text has "${theirs}" in between`;
  return theirs === "" ? `the text lacks "${mine}"` : `the text has "${theirs}" for "${mine}"`;
}

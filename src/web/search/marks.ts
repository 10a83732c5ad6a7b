import type { SearchQuery } from "../data/operations.ts";

export type Match = SearchQuery["searchConnection"]["edges"][number]["node"]["matches"][number];

/** A text in which words of a search are found: a name, a quote, ... */
export interface Found {
  readonly field: Match["field"];
  readonly language: string | null;
  readonly text: string;
  readonly evidence: Match["evidence"];
  readonly matches: readonly Match[];
}

/** Matches by the text that they stand in, in the order of its first. */
export function textsFound(matches: readonly Match[]): readonly Found[] {
  const found = new Map<string, Found & { readonly matches: Match[] }>();
  for (const match of matches) {
    const { field, language, text, evidence } = match;
    const key = JSON.stringify([field, language, text, evidence?.document.id, evidence?.start]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { field, language, text, evidence, matches: [match] });
    else known.matches.push(match);
  }
  return [...found.values()];
}

/** A part of a text, and whether a word of the search is there. */
export interface Segment {
  readonly at: number;
  readonly text: string;
  readonly manner: Match["manner"] | null;
}

type Mark = Pick<Match, "start" | "end" | "manner">;

/** Characters around what is marked that a long text is shown with. */
const [before, after] = [120, 360];

/**
 * A text in segments, marked and not, in order; where marks overlap the first holds. Of a long text what is far from the first
 * mark is left out, and "…" stands in its place.
 */
export function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const ordered = [...marks].sort((a, b) => a.start - b.start);
  const begin = Math.max(0, (ordered[0]?.start ?? 0) - before);
  const end = Math.min(text.length, (ordered[0]?.start ?? 0) + after);
  const from = begin < 20 ? 0 : begin;
  const until = text.length - end < 20 ? text.length : end;
  const segments: Segment[] = [];
  const add = (start: number, stop: number, manner: Segment["manner"]) => {
    if (start < stop) segments.push({ at: start, text: text.slice(start, stop), manner });
  };
  let at = from;
  for (const mark of ordered) {
    const [start, stop] = [Math.max(at, mark.start), Math.min(until, mark.end)];
    if (start >= stop) continue;
    add(at, start, null);
    add(start, stop, mark.manner);
    at = stop;
  }
  add(at, until, null);
  return [
    ...(from > 0 ? [{ at: -1, text: "… ", manner: null }] : []),
    ...segments,
    ...(until < text.length ? [{ at: text.length, text: " …", manner: null }] : []),
  ];
}

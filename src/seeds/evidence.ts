import { keyOf, type Sources, textsOfQuotes } from "./documents.ts";
import { findAll } from "./fold.ts";
import { findNearest } from "./nearest.ts";
import type { Registry } from "./registry.ts";
import { listed, type Report, shown } from "./report.ts";
import type { WrittenQuote } from "./sections/quotes.ts";
import { lineOf, placeIn, type Source } from "./source.ts";
import type { WrittenFolder } from "./written.ts";

/** Where a quote stands: `source.text.slice(start, end)` are its words. */
export interface Found {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

export type Evidence = ReadonlyMap<WrittenQuote, Found>;

/**
 * Finds every quote of a folder in its document. Errors: SEED_QUOTE_NOT_FOUND, SEED_QUOTE_AMBIGUOUS, SEED_QUOTE_LINE, and
 * those of telling which document it is. Cost: O(texts + occurrences).
 */
export function findEvidence(written: WrittenFolder, sources: Sources, registry: Registry, report: Report): Evidence {
  const evidence = new Map<WrittenQuote, Found>();
  for (const [source, quotes] of textsOfQuotes(written, sources, registry, report)) {
    const elsewhere = [...sources.byId.values()].filter((one) => one !== null && one !== source) as Source[];
    const find = finder(source, quotes, elsewhere, report);
    for (const quote of quotes) {
      const found = find(quote);
      if (found) evidence.set(quote, found);
    }
  }
  return evidence;
}

function finder(source: Source, quotes: readonly WrittenQuote[], elsewhere: readonly Source[], report: Report) {
  const occurrences = findAll(source.folded.text, quotes.map(keyOf));
  const byLine = new Map<string, ReadonlyMap<number, readonly number[]>>();
  const nearestTo = findNearest(source);

  return (quote: WrittenQuote): Found | undefined => {
    const words = keyOf(quote);
    const starts = occurrences.get(words) ?? [];
    const start = starts.length === 0 ? missing(quote, words) : chosen(quote, words, starts);
    if (start === undefined) return undefined;
    const { original } = source.folded;
    return { source, start: original(start), end: original(start + words.length - 1) + 1 };
  };

  function chosen(quote: WrittenQuote, words: string, starts: readonly number[]): number | undefined {
    const { line, nth } = quote;
    if (line === null && nth === null && starts.length === 1) return starts[0];
    const lines = linesOf(words, starts);
    if (line === null) {
      if (nth === null) ambiguous(quote, words, starts, lines);
      else {
        const hint = `add \`line\`: the quote stands on ${onLines(lines)}`;
        report("SEED_QUOTE_LINE", quote.place, "`nth` counts within a line, and there is no `line`.", { hint });
      }
      return undefined;
    }
    const here = lines.get(line) ?? [];
    if (here.length === 0) {
      const message = `"${shown(words, 60)}" does not begin on line ${line} of ${source.file}.`;
      report("SEED_QUOTE_LINE", quote.place, message, { hint: `it stands on ${onLines(lines)}` });
      return undefined;
    }
    if (nth === null && here.length > 1) {
      ambiguous(quote, words, here, new Map([[line, here]]));
      return undefined;
    }
    const start = here[(nth ?? 1) - 1];
    if (start === undefined) {
      const message = `Line ${line} of ${source.file} has "${shown(words, 60)}" ${times(here.length)}, not ${nth} times.`;
      report("SEED_QUOTE_LINE", quote.place, message);
    }
    return start;
  }

  function linesOf(words: string, starts: readonly number[]): ReadonlyMap<number, readonly number[]> {
    const known = byLine.get(words);
    if (known) return known;
    const lines = new Map<number, number[]>();
    for (const start of starts) {
      const line = lineOf(source, source.folded.original(start));
      const same = lines.get(line);
      if (same) same.push(start);
      else lines.set(line, [start]);
    }
    byLine.set(words, lines);
    return lines;
  }

  function ambiguous(
    quote: WrittenQuote,
    words: string,
    starts: readonly number[],
    lines: ReadonlyMap<number, readonly number[]>,
  ): void {
    const message = `"${shown(words, 60)}" stands ${times(starts.length)} in ${source.file}.`;
    const candidates = candidatesOf(quote, words, lines);
    const related = candidates.map(({ key, start }) => ({
      message: key,
      place: placeIn(source, source.folded.original(start)),
    }));
    const each = candidates.slice(0, 6).map(({ key, around }) => `\`${key}\` (${around})`);
    const more = starts.length - each.length;
    const rest = more > 0 ? ` and ${more} more` : "";
    report("SEED_QUOTE_AMBIGUOUS", quote.place, message, { hint: `say which: ${listed(each)}${rest}`, related });
  }

  /** Of each place what tells it from the others, to be pasted beside the quote, and what stands around it. */
  function candidatesOf({ line: said }: WrittenQuote, words: string, lines: ReadonlyMap<number, readonly number[]>) {
    const { text, original } = source.folded;
    const all = Array.from(lines, ([line, starts]) =>
      starts.map((start, at) => {
        const from = start <= 24 ? 0 : Math.min(text.indexOf(" ", start - 24) + 1 || start, start);
        const before = text.slice(from, start);
        const end = start + words.length;
        const after = text.slice(end, end + 24).replace(/[\uD800-\uDBFF]$/, "");
        const around = shown(`${original(from) > 0 ? "…" : ""}${before}${shown(words, 24)}${after}…`, 90);
        const keys = [...(said === null ? [`line: ${line}`] : []), ...(starts.length > 1 ? [`nth: ${at + 1}`] : [])];
        return { start, around, key: keys.join(", ") };
      }),
    );
    return all.flat().slice(0, 20);
  }

  function missing(quote: WrittenQuote, words: string): undefined {
    const other = elsewhere.find(({ folded }) => folded.text.includes(words));
    const near = other ? [] : nearestTo(words);
    const hint = other
      ? `it stands in ${other.name}: add \`document: ${other.name}\``
      : near.length > 0
        ? `nearest: ${near.map((one) => `line ${lineOf(source, one.start)} "${shown(one.text)}", ${one.difference}`).join("; ")}`
        : undefined;
    const related = near.map((one) => ({ message: shown(one.text), place: placeIn(source, one.start) }));
    report("SEED_QUOTE_NOT_FOUND", quote.place, `"${shown(words)}" is not in ${source.file}.`, { hint, related });
    return undefined;
  }
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

function onLines(lines: ReadonlyMap<number, readonly number[]>): string {
  const each = Array.from(lines, ([line, starts]) => {
    return starts.length === 1 ? `line ${line}` : `line ${line} (nth 1 to ${starts.length})`;
  });
  return listed(each, "or");
}

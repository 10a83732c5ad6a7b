import { findAll, foldText } from "./fold.ts";
import { findNearest } from "./nearest.ts";
import type { Registry } from "./registry.ts";
import { listed, type Report, shown } from "./report.ts";
import type { WrittenQuote } from "./sections/quotes.ts";
import type { Reference } from "./shape.ts";
import { lineOf, placeIn, type Source } from "./source.ts";
import type { WrittenFolder } from "./written.ts";

/** Where a quote stands: `source.text.slice(start, end)` are its words. */
export interface Found {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** The texts of a folder. */
export interface Sources {
  /** By the id of the document's entity; null where there is a text that could not be read. */
  readonly byId: ReadonlyMap<string, Source | null>;
}

export type Evidence = ReadonlyMap<WrittenQuote, Found>;

/**
 * Finds every quote of a folder in its document. Errors: SEED_QUOTE_DOCUMENT, SEED_QUOTE_NOT_FOUND,
 * SEED_QUOTE_AMBIGUOUS, SEED_QUOTE_LINE, SEED_UNKNOWN_REFERENCE. Cost: O(texts + occurrences).
 */
export function findEvidence(written: WrittenFolder, sources: Sources, registry: Registry, report: Report): Evidence {
  const folder = written.folder.name;
  const bySource = new Map<Source, WrittenQuote[]>();
  // That there is no text at all is said once, and not of every quote.
  let nowhere = false;
  for (const { quote, document } of quotesIn(written)) {
    const source = documentOf(quote, document);
    if (!source) continue;
    const same = bySource.get(source);
    if (same) same.push(quote);
    else bySource.set(source, [quote]);
  }
  const evidence = new Map<WrittenQuote, Found>();
  for (const [source, quotes] of bySource) {
    const elsewhere = [...sources.byId.values()].filter((one) => one !== null && one !== source) as Source[];
    const find = finder(source, quotes, elsewhere, report);
    for (const quote of quotes) {
      const found = find(quote);
      if (found) evidence.set(quote, found);
    }
  }
  return evidence;

  function documentOf(quote: WrittenQuote, document: Reference | null): Source | null {
    const reference = quote.document ?? document;
    const texts = [...sources.byId.keys()];
    if (reference) {
      const entity = registry.find(reference, folder);
      const source = entity && sources.byId.get(entity.id);
      if (entity && source === undefined) {
        report("SEED_QUOTE_DOCUMENT", quote.place, `${reference.id} has no text in ${folder} to quote.`, {
          hint: texts.length > 0 ? `the documents with a text are ${listed(texts.map(local), "and")}` : undefined,
        });
      }
      return source ?? null;
    }
    const [only, second] = sources.byId.values();
    if (only !== undefined && second === undefined) return only;
    if (texts.length === 0 && (!written.whole || nowhere)) return null;
    nowhere = texts.length === 0;
    const message = texts.length === 0 ? `${folder} has no document with a text` : `${folder} has several documents`;
    report("SEED_QUOTE_DOCUMENT", quote.place, `The quote could stand anywhere: ${message}.`, {
      hint: texts.length > 0 ? `add \`document\`, one of ${listed(texts.map(local))}` : undefined,
    });
    return null;
  }

  function local(id: string): string {
    return id.slice(folder.length + 1);
  }
}

/** Every quote of a folder, with the document its place names. */
function* quotesIn(
  written: WrittenFolder,
): Iterable<{ readonly quote: WrittenQuote; readonly document: Reference | null }> {
  for (const entity of written.entities) {
    for (const { quote } of entity.mentions) yield { quote, document: null };
    for (const { evidence } of entity.fields.values()) {
      for (const { quotes } of evidence) for (const quote of quotes) yield { quote, document: null };
    }
  }
  for (const { claims } of written.relations) {
    for (const { quotes, commitmentQuotes, document } of claims) {
      // The words of a commitment stand where the claim's do, unless they say otherwise.
      const first = document ?? quotes[0]?.document ?? null;
      for (const quote of quotes) yield { quote, document: first };
      for (const quote of commitmentQuotes) yield { quote, document: first };
    }
  }
  for (const { quotes } of [...written.lists, ...written.excluded]) {
    for (const quote of quotes) yield { quote, document: null };
  }
}

function finder(source: Source, quotes: readonly WrittenQuote[], elsewhere: readonly Source[], report: Report) {
  const key = (quote: WrittenQuote) => foldText(quote.words).trim();
  const occurrences = findAll(source.folded.text, quotes.map(key));
  const byLine = new Map<string, ReadonlyMap<number, readonly number[]>>();
  const nearestTo = findNearest(source);

  return (quote: WrittenQuote): Found | undefined => {
    const words = key(quote);
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
    const related = starts.slice(0, 20).map((start) => ({
      message: "here",
      place: placeIn(source, source.folded.original(start)),
    }));
    report("SEED_QUOTE_AMBIGUOUS", quote.place, message, { hint: `say which: ${onLines(lines)}`, related });
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

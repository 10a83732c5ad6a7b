import { findAll, foldText } from "./fold.ts";
import { findNearest } from "./nearest.ts";
import type { Registry } from "./registry.ts";
import { listed, type Report, shown } from "./report.ts";
import type { WrittenQuote } from "./sections/quotes.ts";
import type { Reference } from "./shape.ts";
import { lineOf, placeIn, type Source } from "./source.ts";
import type { WrittenFolder } from "./written.ts";

/** The texts of a folder. */
export interface Sources {
  /** By the id of the document's entity; null where there is a text that could not be read. */
  readonly byId: ReadonlyMap<string, Source | null>;
}

/** Quotes that stand in one document: those of a claim; any other quote by itself. */
interface Together {
  readonly quotes: readonly WrittenQuote[];
  readonly document: Reference | null;
}

/**
 * Tells which text each quote of a folder stands in: the one it names; where it names none, the one that has its words,
 * and those of the quotes beside it in the claim. Errors: SEED_QUOTE_DOCUMENT, SEED_QUOTE_NOT_FOUND (in none of several
 * texts), SEED_UNKNOWN_REFERENCE. Cost: O(texts + occurrences) where there are several texts.
 */
export function textsOfQuotes(
  written: WrittenFolder,
  sources: Sources,
  registry: Registry,
  report: Report,
): ReadonlyMap<Source, readonly WrittenQuote[]> {
  const folder = written.folder.name;
  const ids = [...sources.byId.keys()].map((id) => id.slice(folder.length + 1));
  const texts = [...sources.byId.values()].filter((one) => one !== null);
  const [only] = ids.length === 1 ? texts : [];
  const quotesOf = new Map<Source, WrittenQuote[]>();
  const unnamed: WrittenQuote[][] = [];
  for (const { quotes, document } of quotesIn(written)) {
    const sought: WrittenQuote[] = [];
    for (const quote of quotes) {
      const reference = quote.document ?? document;
      if (reference) put(quote, named(quote, reference));
      else if (only) put(quote, only);
      else sought.push(quote);
    }
    if (sought.length > 0) unnamed.push(sought);
  }
  if (texts.length > 0) seek(unnamed);
  else if (ids.length === 0) nowhere(unnamed[0]?.[0]);
  return quotesOf;

  function put(quote: WrittenQuote, source: Source | null | undefined): void {
    if (!source) return;
    const same = quotesOf.get(source);
    if (same) same.push(quote);
    else quotesOf.set(source, [quote]);
  }

  function named(quote: WrittenQuote, reference: Reference): Source | null | undefined {
    const entity = registry.find(reference, folder);
    const source = entity && sources.byId.get(entity.id);
    if (entity && source === undefined) {
      report("SEED_QUOTE_DOCUMENT", quote.place, `${reference.id} has no text in ${folder} to quote.`, {
        hint: ids.length > 0 ? `the documents with a text are ${listed(ids, "and")}` : undefined,
      });
    }
    return source;
  }

  /** That there is no text at all is said once, and not of every quote. */
  function nowhere(first: WrittenQuote | undefined): void {
    if (!first || !written.whole) return;
    const message = `The quote could stand anywhere: ${folder} has no document with a text.`;
    report("SEED_QUOTE_DOCUMENT", first.place, message);
  }

  function seek(groups: readonly (readonly WrittenQuote[])[]): void {
    if (groups.length === 0) return;
    const all = new Set(groups.flat().map(keyOf));
    const has = texts.map((source) => ({ source, found: findAll(source.folded.text, all) }));
    const standIn = (quotes: readonly WrittenQuote[]) =>
      has
        .filter(({ found }) => quotes.every((quote) => (found.get(keyOf(quote)) ?? []).length > 0))
        .map(({ source }) => source);
    const nearestIn = texts.map((source) => ({ source, nearest: findNearest(source) }));

    for (const group of groups) {
      const present = group.filter((quote) => standIn([quote]).length > 0);
      for (const quote of group) if (!present.includes(quote)) missing(quote);
      if (present.length === 0) continue;
      if (standIn(present).length > 0) decide(present);
      else for (const quote of present) decide([quote]);
    }

    function decide(quotes: readonly WrittenQuote[]): void {
      const [source, another] = standIn(quotes);
      const [first] = quotes;
      if (another === undefined) for (const quote of quotes) put(quote, source);
      else if (first) {
        const candidates = standIn(quotes);
        const files = listed(
          candidates.map(({ textName }) => textName),
          "and",
        );
        report("SEED_QUOTE_DOCUMENT", first.place, `"${shown(first.words, 60)}" stands in ${files}.`, {
          hint: `say which: add \`document\`, one of ${listed(candidates.map(({ name }) => name))}`,
        });
      }
    }

    function missing(quote: WrittenQuote): void {
      // A text that could not be read may have it.
      if (texts.length < ids.length) return;
      const near = nearestIn.flatMap(({ source, nearest }) =>
        nearest(keyOf(quote))
          .slice(0, 1)
          .map((one) => ({ source, ...one })),
      );
      const hints = near.map(
        ({ source, start, text, difference }) =>
          `${source.textName} line ${lineOf(source, start)} "${shown(text)}", ${difference}`,
      );
      report("SEED_QUOTE_NOT_FOUND", quote.place, `"${shown(quote.words)}" is in no text of ${folder}.`, {
        hint: hints.length > 0 ? `nearest: ${hints.join("; ")}` : undefined,
        related: near.map(({ source, start, text }) => ({ message: shown(text), place: placeIn(source, start) })),
      });
    }
  }
}

/** A quote's words as they are sought in a folded text. */
export function keyOf(quote: WrittenQuote): string {
  return foldText(quote.words).trim();
}

/** Every quote of a folder, with those that stand where it does, and the document that their place names. */
function* quotesIn(written: WrittenFolder): Iterable<Together> {
  for (const entity of written.entities) {
    for (const { quote } of entity.mentions) yield alone(quote);
    for (const { evidence } of entity.fields.values()) {
      for (const { quotes } of evidence) yield* quotes.map(alone);
    }
  }
  for (const { claims } of written.relations) {
    for (const { quotes, commitmentQuotes, document } of claims) {
      // The words of a commitment stand where the claim's do, unless they say otherwise.
      yield { quotes: [...quotes, ...commitmentQuotes], document: document ?? quotes[0]?.document ?? null };
    }
  }
  for (const { quotes } of [...written.lists, ...written.excluded]) yield* quotes.map(alone);
}

function alone(quote: WrittenQuote): Together {
  return { quotes: [quote], document: null };
}

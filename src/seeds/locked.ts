import { compareCodePoints } from "../../graph/dataset.ts";
import type { Place } from "../../graph/diagnostic.ts";
import type { Evidence, Found } from "./evidence.ts";
import type { GatheredFolder } from "./gather.ts";
import { firstWords, type LockedDocument, type LockedQuote } from "./lockfile.ts";
import { type Report, startOf } from "./report.ts";
import { findSentences } from "./sentence.ts";
import { hashOf, lineOf, type Source } from "./source.ts";

/** The lock a folder should have, and the sentences it gives. */
export interface Locked {
  readonly documents: readonly LockedDocument[];
  readonly sentenceOf: (found: Found) => readonly [start: number, end: number];
}

/** With the lock's sentences. */
export interface LockedFolder extends GatheredFolder {
  readonly sentenceOf: Locked["sentenceOf"];
}

/**
 * Makes the lock of a folder. The sentence of a quote is found once and then kept as it was locked, so that another
 * version of Unicode does not change the graph. Cost: O(quotes log quotes).
 */
export function makeLock(
  sources: readonly Source[],
  evidence: Evidence,
  before: readonly LockedDocument[] | null,
): Locked {
  const bySource = new Map<Source, Map<string, LockedQuote>>(sources.map((source) => [source, new Map()]));
  const sentences = new Map(sources.map((source) => [source, sentencesOf(source, before)]));
  for (const [{ place }, { source, start, end }] of evidence) {
    const quotes = bySource.get(source);
    const sentence = sentences.get(source)?.(start, end);
    if (!quotes || !sentence || quotes.has(`${start}-${end}`)) continue;
    const quote = firstWords(source.text.slice(start, end));
    quotes.set(`${start}-${end}`, { quote, line: lineOf(source, start), start, end, sentence, place });
  }
  const documents = Array.from(bySource, ([source, quotes]) => ({
    name: source.name,
    file: source.textName,
    sha256: source.sha256,
    original: source.original?.sha256 ?? null,
    quotes: [...quotes.values()].sort((a, b) => a.start - b.start || a.end - b.end),
    place: source.place,
  })).sort((a, b) => compareCodePoints(a.name, b.name));
  return {
    documents,
    sentenceOf: ({ source, start, end }) => bySource.get(source)?.get(`${start}-${end}`)?.sentence ?? [start, end],
  };
}

function sentencesOf(source: Source, before: readonly LockedDocument[] | null) {
  const known = before?.find(({ name, sha256 }) => name === source.name && sha256 === source.sha256);
  const kept = new Map(known?.quotes.map((quote) => [`${quote.start}-${quote.end}`, quote.sentence]));
  const find = findSentences(source);
  return (start: number, end: number): readonly [number, number] => {
    const sentence = kept.get(`${start}-${end}`);
    if (sentence && sentence[0] <= start && sentence[1] >= end && sentence[1] <= source.text.length) return sentence;
    return [find(start)[0], find(end - 1)[1]];
  };
}

/**
 * Compares the lock there is with the one there should be. `complete` says that every quote was found, so that what is
 * not used is told. Errors: SEED_SOURCE_CHANGED, SEED_LOCK_STALE, SEED_LOCK_UNUSED.
 */
export function compareLocks(
  { lockPath: file, sources }: Pick<GatheredFolder, "lockPath" | "sources">,
  before: readonly LockedDocument[],
  now: readonly LockedDocument[],
  complete: boolean,
  report: Report,
): void {
  const fresh: Place[] = [];
  const unused: Place[] = [];
  for (const document of now) {
    const known = before.find(({ name }) => name === document.name);
    if (!known || known.file !== document.file) {
      const message = known ? `has ${known.file} as the text of ${document.name}` : `does not have ${document.name}`;
      report("SEED_LOCK_STALE", known?.place ?? startOf(file), `${file} ${message}.`);
    } else if (known.sha256 !== document.sha256) {
      const message = `${document.file} is not as it was when ${document.name} was locked.`;
      const source = sources.find(({ name }) => name === document.name);
      report("SEED_SOURCE_CHANGED", document.place, message, {
        hint: source && lineEndsOnly(source, known.sha256) ? lineEndsHint : undefined,
        related: [{ message: "the locked hash", place: known.place }],
      });
    } else if (known.original !== document.original) {
      const message = `${file} has another file as the one that ${document.file} was taken from.`;
      report("SEED_LOCK_STALE", document.place, message, {
        related: [{ message: "the locked hash", place: known.place }],
      });
    } else {
      for (const place of lacking(document.quotes, known.quotes)) fresh.push(place);
      for (const place of lacking(known.quotes, document.quotes, keyOf)) unused.push(place);
    }
  }
  for (const { name, place } of before) if (!now.some((one) => one.name === name)) unused.push(place);
  const [first] = fresh;
  if (first) {
    report(
      "SEED_LOCK_STALE",
      first,
      `${file} does not have ${several(fresh.length, "this quote", "quotes, this the first")}.`,
      {
        related: fresh.slice(1, 20).map((place) => ({ message: "nor this quote", place })),
      },
    );
  }
  const [last] = unused;
  if (last && complete) {
    report(
      "SEED_LOCK_UNUSED",
      last,
      `The seeds do not have ${several(unused.length, "this entry", "locked entries, this the first")}.`,
      {
        related: unused.slice(1, 20).map((place) => ({ message: "nor this entry", place })),
      },
    );
  }
}

const lineEndsHint =
  "only its line ends differ, which git may have changed: write `*.txt -text` into .gitattributes and check it out anew";

function lineEndsOnly({ text }: Source, sha256: string): boolean {
  return [text, text.replaceAll("\n", "\r\n")].some((one) => hashOf(one) === sha256);
}

function several(count: number, one: string, many: string): string {
  return count === 1 ? one : `${count} ${many}`;
}

/** Places of the quotes that are not among others. */
function lacking(quotes: readonly LockedQuote[], others: readonly LockedQuote[], key = print): readonly Place[] {
  const known = new Set(others.map(key));
  return quotes.filter((quote) => !known.has(key(quote))).map(({ place }) => place);
}

function keyOf({ start, end }: LockedQuote): string {
  return `${start}-${end}`;
}

function print({ quote, line, start, end, sentence }: LockedQuote): string {
  return JSON.stringify([quote, line, start, end, sentence]);
}

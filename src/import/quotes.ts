import { lineNth } from "../../graph/passage.ts";
import { foldText } from "../seeds/fold.ts";
import { lineOf, type Source } from "../seeds/source.ts";
import { linesOf, quotesIn } from "./cell-quotes.ts";
import type { Recorded } from "./now.ts";
import type { Line } from "./table.ts";
import { isSame, isSameWords, membersIn } from "./values.ts";
import type { Plain } from "./yaml-print.ts";

/** Under which headings a row says which words are quoted, and where these stand. */
export interface QuoteHeadings {
  readonly quotes: string;
  readonly line: string;
  readonly document: string;
}

/** The texts that rows of a strategy quote. */
export interface Texts {
  readonly sources: readonly Source[];
  /** The one of a document that a cell names; undefined where no document with a text is called so. */
  readonly named: (text: string) => Source | undefined;
}

/** A quote as a row has it. */
export interface CellQuote {
  readonly words: string;
  /** As `9` or `9 nth 2`; null where the row does not say. */
  readonly line: string | null;
  /** As the row names it. */
  readonly document: string | null;
}

/**
 * The quotes of a row, each with its line and document. Of an exported row whose `recorded` quotes are known, cells that still say where these
 * stand say it of their words only, and not of those that came in their place. Cost: O(pieces x texts).
 */
export function cellQuotes(
  line: Line,
  headings: QuoteHeadings,
  texts: Texts,
  recorded: readonly Recorded[] = [],
): readonly CellQuote[] {
  const cell = line.text(headings.quotes);
  if (cell === null) return [];
  const lines = piecesOf(line.text(headings.line));
  const quotes = quotesIn(cell, texts.sources, lines);
  const documents = documentsIn(line.text(headings.document), texts);
  const documentAt = (at: number) => (documents.length > 1 ? documents[at] : documents[0]) || null;
  const isStale = recorded.length > 0 && isSame(line.text(headings.line), recorded.map(lineNth).join("; "));
  if (!isStale) return quotes.map((words, at) => ({ words, line: lines[at] || null, document: documentAt(at) }));
  const left = [...recorded];
  return quotes.map((words, at) => {
    const found = left.findIndex((one) => isSameWords(words, one.words));
    const [same] = found < 0 ? [] : left.splice(found, 1);
    const document = documents.length > 1 ? (same?.document ?? null) : documentAt(at);
    return { words, line: same ? lineNth(same) : null, document };
  });
}

/** What a row says of its lines, quote by quote; blank where it leaves one out. */
function piecesOf(cell: string | null): readonly string[] {
  return cell === null ? [] : cell.split(/;|\n/).map((one) => one.trim());
}

function documentsIn(cell: string | null, texts: Texts): readonly string[] {
  if (cell === null) return [];
  return texts.named(cell) ? [cell] : membersIn(cell);
}

/** Does a row say of its quotes what is recorded. */
export function isSameQuotes(
  line: Line,
  headings: QuoteHeadings,
  recorded: readonly Recorded[],
  texts: Texts,
): boolean {
  const cell = line.text(headings.quotes);
  const words = recorded.map((one) => one.words);
  if (!["; ", "\n", ";"].some((between) => isSameWords(cell, words.join(between) || null))) return false;
  const lines = piecesOf(line.text(headings.line));
  const documents = documentsIn(line.text(headings.document), texts);
  return recorded.every((one, at) => {
    const document = documents.length > 1 ? documents[at] : documents[0];
    return isAt(lines[at] ?? "", one) && (!document || (texts.named(document)?.id ?? document) === one.document);
  });
}

/** Is what a cell says of a quote's line true of it: all of it, or as much as it says. */
export function isAt(said: string, recorded: Pick<Recorded, "line" | "nth">): boolean {
  const place = placeIn(said);
  if (place === null) return said === "";
  return place.line === recorded.line && (place.nth === null || place.nth === (recorded.nth ?? 1));
}

function placeIn(said: string): { readonly line: number; readonly nth: number | null } | null {
  const [, line, nth] = /^(\d+)(?:\s*(?:nth|#)\s*(\d+))?$/i.exec(said) ?? [];
  return line === undefined ? null : { line: Number(line), nth: nth === undefined ? null : Number(nth) };
}

/** Where a quote stands as YAML says it: only what its words do not tell, and what is wrong, for the fault that it gets. */
export interface Where {
  readonly line?: number | string;
  readonly nth?: number;
  readonly document?: string;
}

export function whereOf({ words, line, document }: CellQuote, { sources, named }: Texts): Where {
  const having = sources.filter((source) => linesOf(words, source).length > 0);
  const meant = document === null ? undefined : named(document);
  const [only, another] = having;
  const isTold = document !== null && (meant === undefined || meant !== only || another !== undefined);
  const source = meant ?? only;
  return {
    ...(line !== null && placeOnLine(line, source ? linesOf(words, source) : [])),
    ...(isTold && sources.length > 1 && { document: meant?.name ?? document }),
    ...(document !== null && !meant && sources.length < 2 && { document }),
  };
}

function placeOnLine(said: string, lines: readonly number[]): Where {
  const place = placeIn(said);
  if (place === null) return { line: said };
  const here = lines.filter((one) => one === place.line).length;
  const isPlain = lines.length === 1 && here === 1 && (place.nth ?? 1) === 1;
  if (isPlain) return {};
  return { line: place.line, ...(place.nth !== null && (here !== 1 || place.nth !== 1) && { nth: place.nth }) };
}

/** A quote as YAML has it: plain words, or with where they stand. */
export function plainQuote(quote: CellQuote, texts: Texts): Plain {
  const where = whereOf(quote, texts);
  return Object.keys(where).length > 0 ? { quote: quote.words, ...where } : quote.words;
}

/** Which recorded quote each of a row's is: of those that are new, -1. */
export function keptOf(
  quotes: readonly CellQuote[],
  recorded: readonly Recorded[],
  { named }: Texts,
): readonly number[] {
  const taken = new Set<number>();
  return quotes.map(({ words, line, document }) => {
    const at = recorded.findIndex(
      (one, index) =>
        !taken.has(index) &&
        isSameWords(words, one.words) &&
        isAt(line ?? "", one) &&
        (document === null || named(document)?.id === one.document),
    );
    if (at >= 0) taken.add(at);
    return at;
  });
}

/** Where a text speaks of an entity by its name, whatever its case: the first place; null where none does. Cost: O(texts). */
export function mentionOf(name: string, texts: Texts): Plain | null {
  const sought = foldText(name).trim().toLowerCase();
  if (sought === "") return null;
  for (const source of texts.sources) {
    const text = source.folded.text;
    const at = text.toLowerCase().indexOf(sought);
    if (at < 0) continue;
    const words = text.slice(at, at + sought.length);
    const line = `${lineOf(source, source.folded.original(at))} nth 1`;
    return plainQuote({ words, line, document: source.id }, texts);
  }
  return null;
}

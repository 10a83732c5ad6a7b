import type { Quote } from "../../graph/dataset.ts";
import { foldText } from "../seeds/fold.ts";
import { lineOf, type Source } from "../seeds/source.ts";
import type { Now } from "./now.ts";
import type { Line } from "./table.ts";
import { isSameWords } from "./values.ts";
import type { Plain } from "./yaml-print.ts";

/** Where cells of a row say which words are quoted, and where these stand. */
export interface QuoteHeadings {
  readonly quotes: string;
  readonly line: string;
  readonly document: string;
}

/**
 * The quotes of a cell: one a line, or parted by semicolons. Words of a source have both in them too, so that it is looked what of them
 * stands in a text: the longest piece that does is a quote. What stands nowhere stays one, for the fault that it gets. Cost: O(pieces x texts).
 */
export function quotesIn(cell: string, sources: readonly Source[]): readonly string[] {
  const stands = (words: string) => sources.some(({ folded }) => folded.text.includes(foldText(words).trim()));
  if (stands(cell)) return [foldText(cell).trim()];
  return cell
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line) => partedQuotes(line.trim(), stands));
}

function partedQuotes(line: string, stands: (words: string) => boolean): readonly string[] {
  const pieces = line.split(/;\s*/).filter((piece) => piece !== "");
  if (stands(line) || pieces.length < 2) return [line];
  const quotes: string[] = [];
  let rest = line;
  while (rest !== "") {
    const ends = Array.from(rest.matchAll(/;\s*|$/g), ({ index }) => index).reverse();
    const end = ends.find((one) => one > 0 && stands(rest.slice(0, one)));
    // none of it: as it was typed, so that the fault shows it
    if (end === undefined) return [...quotes, rest];
    quotes.push(rest.slice(0, end).trim());
    rest = rest.slice(end).replace(/^;\s*/, "").trim();
  }
  return quotes;
}

/** The quotes of a row as YAML has them: plain words, or with the line and the document that the row gives. */
export function quoteValues(line: Line, headings: QuoteHeadings, sources: readonly Source[]): readonly Plain[] {
  const cell = line.text(headings.quotes);
  if (cell === null) return [];
  const lines = (line.text(headings.line) ?? "").split(";").map((one) => one.trim());
  const document = line.text(headings.document);
  const named = document === null ? undefined : (sources.find((source) => isOf(source, document))?.name ?? document);
  return quotesIn(cell, sources).map((quote, at) => {
    const [, number, nth] = /^(\d+)(?:\s*(?:nth|#)\s*(\d+))?$/i.exec(lines[at] ?? "") ?? [];
    const where = {
      ...(number !== undefined && { line: Number(number) }),
      ...(number === undefined && lines[at] && { line: lines[at] as string }),
      ...(nth !== undefined && { nth: Number(nth) }),
      ...(named !== undefined && { document: named }),
    };
    return Object.keys(where).length > 0 ? { quote, ...where } : quote;
  });
}

function isOf(source: Source, text: string): boolean {
  return source.name === text || source.id === text;
}

/** Does a row say of its quotes what is recorded. */
export function isSameQuotes(line: Line, headings: QuoteHeadings, quotes: readonly Quote[], now: Now): boolean {
  const cell = line.text(headings.quotes);
  const words = quotes.map(now.wordsOf);
  const isSame = ["; ", "\n", ";"].some((between) => isSameWords(cell, words.join(between) || null));
  const lines = line.text(headings.line);
  const numbers = lines?.split(";").map((one) => Number.parseInt(one, 10));
  const moved = numbers?.some((number, at) => {
    const quote = quotes[at];
    return Number.isInteger(number) && quote !== undefined && number !== now.lineOf(quote);
  });
  return isSame && moved !== true;
}

/** Where a text speaks of an entity by its name, whatever its case: the first place; null where none does. Cost: O(texts). */
export function mentionOf(name: string, sources: readonly Source[]): Plain | null {
  const sought = foldText(name).trim().toLowerCase();
  for (const source of sources) {
    const text = source.folded.text;
    const at = text.toLowerCase().indexOf(sought);
    if (at < 0 || sought === "") continue;
    const quote = text.slice(at, at + sought.length);
    const places = everywhere(text, quote);
    const lineAt = (place: number) => lineOf(source, source.folded.original(place));
    const several = places.length > 1;
    const nth = places.filter((place) => lineAt(place) === lineAt(at)).length > 1 ? 1 : undefined;
    const elsewhere = sources.some((other) => other !== source && other.folded.text.includes(quote));
    const where = {
      ...(several && { line: lineAt(at) }),
      ...(nth !== undefined && { nth }),
      ...(elsewhere && { document: source.name }),
    };
    return Object.keys(where).length > 0 ? { quote, ...where } : quote;
  }
  return null;
}

function everywhere(text: string, words: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

import type { Place } from "../../../graph/diagnostic.ts";
import {
  count,
  flag,
  listOf,
  type Read,
  type Reading,
  type Reference,
  readMapping,
  reference,
  type Shape,
  text,
  type Values,
  verbatim,
  wrongType,
} from "../shape.ts";

/** A quote as written: which words, and which of their places is meant. */
export interface WrittenQuote {
  readonly words: string;
  readonly line: number | null;
  readonly nth: number | null;
  readonly document: Reference | null;
  readonly place: Place;
}

export interface WrittenMention {
  readonly quote: WrittenQuote;
  readonly coreference: boolean;
  readonly note: string | null;
  readonly alternatives: readonly Reference[];
}

const quoteShape = { quote: verbatim, line: count, nth: count, document: reference };
const mentionShape = { ...quoteShape, coreference: flag, note: text, alternatives: listOf(reference) };

/** Plain words, or words with `line`, `nth` and `document`. */
export const quote: Read<WrittenQuote> = (node, what, reading) => {
  if (node.is !== "mapping") return plain(verbatim(node, what, reading), node.place);
  const long = readMapping(node, "a quote", quoteShape, reading, { required: ["quote"] });
  return long && longQuote(long);
};

export const mention: Read<WrittenMention> = (node, what, reading) => {
  const rest = { coreference: false, note: null, alternatives: [] };
  if (node.is !== "mapping") {
    const words = plain(verbatim(node, what, reading), node.place);
    return words && { ...rest, quote: words };
  }
  const long = readMapping(node, "a mention", mentionShape, reading, { required: ["quote"] });
  const words = long && longQuote(long);
  if (!words) return undefined;
  const { coreference = false, note = null, alternatives = [] } = long.value;
  return { quote: words, coreference, note, alternatives };
};

/** The keys of whatever takes quotes: one, with where it stands beside it, or several. */
export const quotesShape = { quote, quotes: listOf(quote), line: count, nth: count };

/** The quotes of a mapping that has `quotesShape` in its shape. Errors: SEED_KEYS_TOGETHER. */
export function quotesOf(values: Values<typeof quotesShape & Shape>, reading: Reading): readonly WrittenQuote[] {
  const { quote: one, quotes: several, line = null, nth = null } = values.value;
  if (values.has("quote") && values.has("quotes")) {
    reading.report("SEED_KEYS_TOGETHER", values.placeOf("quotes"), "`quote` and `quotes` stand together.", {
      hint: "put all of them under `quotes`",
    });
  }
  for (const key of ["line", "nth"]) {
    if (!values.has(key) || (values.has("quote") && one?.line === null && one.nth === null)) continue;
    if (values.has("quote") && !one) continue;
    reading.report(
      "SEED_KEYS_TOGETHER",
      values.placeOf(key),
      `\`${key}\` belongs to one quote and stands beside none.`,
      {
        hint: "write it within the quote: {quote: ..., line: ...}",
      },
    );
  }
  const first = one && { ...one, line: one.line ?? line, nth: one.nth ?? nth };
  return [...(first ? [first] : []), ...(several ?? [])];
}

/** Are quotes written, faulty ones included. */
export function hasQuotes(values: Values<typeof quotesShape & Shape>): boolean {
  return values.has("quote") || values.fills("quotes");
}

function plain(words: string | undefined, place: Place): WrittenQuote | undefined {
  return words === undefined ? undefined : { words, line: null, nth: null, document: null, place };
}

function longQuote({ value, node }: Values<typeof quoteShape>): WrittenQuote | undefined {
  const { quote: words, line = null, nth = null, document = null } = value;
  if (words === undefined) return undefined;
  return { words, line, nth, document, place: node.entries.get("quote")?.value.place ?? node.place };
}

/** Used where a list of quotes or one quote is taken by the same key. */
export const oneOrMore: Read<readonly WrittenQuote[]> = (node, what, reading) => {
  if (node.is === "sequence") {
    return node.items.length > 0
      ? listOf(quote)(node, what, reading)
      : wrongType(node, `${what} takes quotes`, reading);
  }
  const one = quote(node, what, reading);
  return one && [one];
};

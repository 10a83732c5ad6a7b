import { int } from "neo4j-driver";
import type { Quote, SourceText } from "../dataset.ts";
import { StrategraphError } from "../diagnostic.ts";
import { openText, type Passage } from "../passage.ts";
import { digest } from "./hash.ts";
import type { Properties } from "./property.ts";

/** The texts of a dataset, for what is stored of a quote. */
export interface Texts {
  /** What stands in a node of a quote, and at which place among its like. Errors: DATASET_REFERENCE. */
  readonly properties: (quote: Quote, at: number) => Properties;
  /** The words themselves. Errors: DATASET_REFERENCE. */
  readonly words: (quote: Quote) => string;
  /** Changes when the texts of any of these quotes do. */
  readonly digest: (quotes: readonly Quote[]) => string;
  readonly has: (document: string) => boolean;
}

interface Opened {
  readonly digest: string;
  readonly passage: (quote: Quote) => Passage;
}

/** Cost: O(texts); of a quote O(its length), O(log lines). */
export function openTexts(documents: Iterable<SourceText>): Texts {
  const texts = new Map<string, Opened>();
  for (const source of documents) texts.set(source.id, { digest: digest(source), passage: openText(source) });
  const textOf = (document: string): Opened => {
    const found = texts.get(document);
    if (found === undefined) throw missing("text of a document", document);
    return found;
  };
  return {
    has: (document) => texts.has(document),
    words: (quote) => textOf(quote.document).passage(quote).quote,
    digest: (quotes) => [...new Set(quotes.map(({ document }) => document))].map((id) => textOf(id).digest).join(),
    properties: (quote, at) => {
      const { line, ...passage } = textOf(quote.document).passage(quote);
      return {
        at: int(at),
        ...passage,
        line: int(line),
        start: int(quote.start),
        end: int(quote.end),
        sentenceStart: int(quote.sentenceStart),
        sentenceEnd: int(quote.sentenceEnd),
      };
    },
  };
}

export function missing(what: string, name: string): StrategraphError {
  return new StrategraphError({
    code: "DATASET_REFERENCE",
    severity: "error",
    message: `The dataset speaks of the ${what} "${name}" and does not have it.`,
    hint: "add it, or take out what refers to it",
  });
}

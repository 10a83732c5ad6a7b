import { int } from "neo4j-driver";
import type { Mark, Quote, SourceText } from "../dataset.ts";
import { StrategraphError } from "../diagnostic.ts";
import { digest } from "./hash.ts";
import type { Properties } from "./property.ts";

/** The texts of a dataset, for what is stored of a quote. */
export interface Texts {
  /** What stands in a node of a quote, and at which place among its like. Errors: DATASET_REFERENCE. */
  readonly properties: (quote: Quote, at: number) => Properties;
  /** Changes when the texts of any of these quotes do. */
  readonly digest: (quotes: readonly Quote[]) => string;
  readonly has: (document: string) => boolean;
}

interface Opened {
  readonly source: SourceText;
  readonly digest: string;
  /** Where each line begins. */
  readonly lines: readonly number[];
  readonly pageStarts: readonly number[];
  readonly sectionStarts: readonly number[];
}

/** Cost: O(texts); of a quote O(its length), O(log lines). */
export function openTexts(documents: Iterable<SourceText>): Texts {
  const texts = new Map<string, Opened>();
  for (const source of documents) {
    texts.set(source.id, {
      source,
      digest: digest(source),
      lines: lineStarts(source.text),
      pageStarts: startsOf(source.pages),
      sectionStarts: startsOf(source.sections),
    });
  }
  const textOf = (document: string): Opened => {
    const found = texts.get(document);
    if (found === undefined) throw missing("text of a document", document);
    return found;
  };
  return {
    has: (document) => texts.has(document),
    digest: (quotes) => [...new Set(quotes.map(({ document }) => document))].map((id) => textOf(id).digest).join(),
    properties: ({ document, start, end, sentenceStart, sentenceEnd }, at) => {
      const { source, lines, pageStarts, sectionStarts } = textOf(document);
      return {
        at: int(at),
        quote: source.text.slice(start, end),
        sentence: source.text.slice(sentenceStart, sentenceEnd),
        line: int(countUpTo(lines, start)),
        page: source.pages[countUpTo(pageStarts, start) - 1]?.label ?? null,
        section: source.sections[countUpTo(sectionStarts, start) - 1]?.label ?? null,
        start: int(start),
        end: int(end),
        sentenceStart: int(sentenceStart),
        sentenceEnd: int(sentenceEnd),
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

function startsOf(marks: readonly Mark[]): readonly number[] {
  return marks.map(({ start }) => start);
}

function lineStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let start = 0; start >= 0; start = text.indexOf("\n", start) + 1 || -1) starts.push(start);
  return starts;
}

/** How many of ascending numbers are at most a bound. */
function countUpTo(numbers: readonly number[], bound: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

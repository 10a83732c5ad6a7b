import type { Mark } from "../dataset.ts";
import { partOfText, type Stretch } from "../text.ts";
import { type Column, type Lists, reader } from "./column.ts";
import type { Graph } from "./graph.ts";

/** What there is to know of a quote, by its number; cut out of its document when asked. Cost: O(length), O(log lines). */
export interface Passages {
  readonly quote: (quote: number) => string;
  readonly sentence: (quote: number) => string;
  readonly line: (quote: number) => number;
  readonly page: (quote: number) => string | null;
  readonly section: (quote: number) => string | null;
  readonly start: (quote: number) => number;
  readonly end: (quote: number) => number;
  readonly sentenceStart: (quote: number) => number;
  readonly sentenceEnd: (quote: number) => number;
  /** The entity of the document. */
  readonly document: (quote: number) => number;
  /** A text as a whole, where a part of it lies (text.ts), what stands there, and its marks. */
  readonly text: (text: number) => string;
  readonly length: (text: number) => number;
  readonly partOf: (text: number, stretch: Stretch) => readonly [start: number, end: number];
  readonly slice: (text: number, start: number, end: number) => string;
  readonly pages: (text: number) => readonly Mark[];
  readonly sections: (text: number) => readonly Mark[];
}

export function passages(graph: Graph): Passages {
  const { quotes, texts } = graph.snapshot;
  const [text, start, length] = [reader(quotes.text), reader(quotes.start), reader(quotes.length)];
  const [before, after] = [reader(quotes.before), reader(quotes.after)];
  const [entity, wide] = [reader(texts.entity), reader(texts.wide)];
  const bytes = Buffer.from(texts.bytes.buffer, texts.bytes.byteOffset, texts.bytes.length);
  const [pages, sections] = [
    marks(graph, texts.pages, texts.pageLabels),
    marks(graph, texts.sections, texts.sectionLabels),
  ];
  const linesBefore = placeAmong(texts.lines);

  const slice = (of: number, from: number, to: number): string => {
    const base = texts.offsets[of] as number;
    return wide(of) === 1
      ? bytes.toString("utf16le", base + 2 * from, base + 2 * to)
      : bytes.toString("latin1", base + from, base + to);
  };
  const size = (of: number): number => {
    const units = (texts.offsets[of + 1] as number) - (texts.offsets[of] as number);
    return wide(of) === 1 ? units / 2 : units;
  };
  const unitAt =
    (of: number) =>
    (at: number): number =>
      wide(of) === 1 ? bytes.readUInt16LE((texts.offsets[of] as number) + 2 * at) : 0;
  const end = (quote: number): number => start(quote) + length(quote);
  const sentenceStart = (quote: number): number => start(quote) - before(quote);
  const sentenceEnd = (quote: number): number => end(quote) + after(quote);
  return {
    quote: (quote) => slice(text(quote), start(quote), end(quote)),
    sentence: (quote) => slice(text(quote), sentenceStart(quote), sentenceEnd(quote)),
    line: (quote) => linesBefore(text(quote), start(quote)).count,
    page: (quote) => pages.label(text(quote), start(quote)),
    section: (quote) => sections.label(text(quote), start(quote)),
    start,
    end,
    sentenceStart,
    sentenceEnd,
    document: (quote) => entity(text(quote)),
    text: (of) => slice(of, 0, size(of)),
    length: size,
    partOf: (of, stretch) => partOfText(stretch, size(of), unitAt(of)),
    slice,
    pages: pages.all,
    sections: sections.all,
  };
}

/** How many of a list's numbers, which ascend, are at most a bound, and where the last of them stands. */
function placeAmong({ offsets, values }: Lists): (row: number, bound: number) => { count: number; at: number } {
  const [offset, value] = [reader(offsets), reader(values)];
  return (row, bound) => {
    const begin = offset(row);
    let [low, high] = [begin, offset(row + 1)];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (value(middle) <= bound) low = middle + 1;
      else high = middle;
    }
    return { count: low - begin, at: low - 1 };
  };
}

function marks(graph: Graph, starts: Lists, labels: Column) {
  const place = placeAmong(starts);
  const [offset, start, label] = [reader(starts.offsets), reader(starts.values), reader(labels)];
  return {
    label: (text: number, at: number): string | null => {
      const found = place(text, at);
      return found.count === 0 ? null : graph.prose(label(found.at));
    },
    all: (text: number): Mark[] => {
      const all: Mark[] = [];
      for (let at = offset(text); at < offset(text + 1); at++) {
        all.push({ start: start(at), label: graph.prose(label(at)) ?? "" });
      }
      return all;
    },
  };
}

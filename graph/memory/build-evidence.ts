import type { Mark, Quote, SourceText } from "../dataset.ts";
import { lineStarts } from "../passage.ts";
import { numbering, type Pools } from "./build-pools.ts";
import { columnBuilder, listsBuilder, repeatingColumn, type Steps } from "./column.ts";
import type { QuoteColumns, TextColumns } from "./snapshot.ts";

export interface TextsBuilder {
  readonly push: (text: SourceText) => void;
  readonly ids: readonly string[];
  readonly finish: () => Steps<TextColumns>;
}

/** Gathers the documents' texts, each as one byte a unit where it can be. */
export function textsBuilder(pools: Pools): TextsBuilder {
  const ids: string[] = [];
  const parts: Buffer[] = [];
  const ends = [0];
  const [sha256, wide, pageLabels, sectionLabels] = [
    columnBuilder(),
    columnBuilder(),
    columnBuilder(),
    columnBuilder(),
  ];
  const [lines, pages, sections] = [listsBuilder((at: number) => at), listsBuilder(startOf), listsBuilder(startOf)];
  const label = (text: string): number => pools.prose.intern(text) + 1;

  return {
    ids,
    push: (document) => {
      const isWide = /[^\0-\xff]/u.test(document.text);
      const bytes = Buffer.from(document.text, isWide ? "utf16le" : "latin1");
      ids.push(document.id);
      parts.push(bytes);
      ends.push((ends.at(-1) ?? 0) + bytes.length);
      wide.push(isWide ? 1 : 0);
      sha256.push(label(document.sha256));
      lines.push(lineStarts(document.text));
      pages.push(document.pages);
      sections.push(document.sections);
      for (const page of document.pages) pageLabels.push(label(page.label));
      for (const section of document.sections) sectionLabels.push(label(section.label));
    },
    *finish() {
      const bytes = new Uint8Array(ends.at(-1) ?? 0);
      const entity = columnBuilder();
      for (const [place, part] of parts.entries()) {
        bytes.set(part, ends[place]);
        entity.push(pools.entity(ids[place] as string));
        yield;
      }
      return {
        entity: yield* entity.finish(),
        sha256: yield* sha256.finish(),
        wide: yield* wide.finish(),
        offsets: Float64Array.from(ends),
        bytes,
        lines: yield* lines.finish(),
        pages: yield* pages.finish(),
        pageLabels: yield* pageLabels.finish(),
        sections: yield* sections.finish(),
        sectionLabels: yield* sectionLabels.finish(),
      };
    },
  };
}

function startOf({ start }: Mark): number {
  return start;
}

export interface QuotesBuilder {
  /** The number of the next quote. */
  readonly count: () => number;
  /** The quote's number. Errors: DATASET_REFERENCE where its document has no text. */
  readonly push: (quote: Quote) => number;
  readonly finish: () => Steps<QuoteColumns>;
}

export function quotesBuilder(textIds: readonly string[]): QuotesBuilder {
  const text = repeatingColumn(numbering("text of a document", textIds));
  const [start, length, before, after] = [columnBuilder(), columnBuilder(), columnBuilder(), columnBuilder()];
  return {
    count: start.length,
    push: (quote) => {
      text.push(quote.document);
      start.push(quote.start);
      length.push(quote.end - quote.start);
      before.push(quote.start - quote.sentenceStart);
      after.push(quote.sentenceEnd - quote.end);
      return start.length() - 1;
    },
    *finish() {
      return {
        text: yield* text.finish(),
        start: yield* start.finish(),
        length: yield* length.finish(),
        before: yield* before.finish(),
        after: yield* after.finish(),
      };
    },
  };
}

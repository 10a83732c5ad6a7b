import type { Value } from "../rows.ts";
import type { StrategyCounts } from "../strategy-counts.ts";
import { type Column, reader } from "./column.ts";
import { type Graph, range } from "./graph.ts";
import type { Passages } from "./passages.ts";

/** Of strategies, and of what belongs to each. */
export function strategyReaders(graph: Graph) {
  const { strategyCounts } = graph.snapshot;
  const said =
    (name: "id" | "name" | "language" | "annotators" | "reviewers") =>
    (one: number): Value =>
      graph.strategies()[one]?.[name] ?? null;
  const counted = (name: keyof StrategyCounts) => (one: number) => strategyCounts[one]?.[name] ?? null;
  return {
    fields: {
      id: said("id"),
      name: said("name"),
      language: said("language"),
      annotators: said("annotators"),
      reviewers: said("reviewers"),
      entities: counted("entities"),
      relations: counted("relations"),
      stated: counted("stated"),
      inferred: counted("inferred"),
      claims: counted("claims"),
      unreviewed: counted("unreviewed"),
      openLists: counted("openLists"),
    },
    one: {},
    many: {
      documents: (one: number) =>
        (graph.strategies()[one]?.documents ?? []).map(graph.rankOfId).filter(Number.isInteger),
    },
    records: {},
  };
}

/** Of the texts of documents. */
export function textReaders(graph: Graph, words: Passages) {
  const { texts } = graph.snapshot;
  const lines = reader(texts.lines.offsets);
  const [pages, sections] = [reader(texts.pages.offsets), reader(texts.sections.offsets)];
  const pageCount = texts.pageLabels.length;
  return {
    fields: {
      sha256: proseOf(graph, texts.sha256),
      length: words.length,
      lines: (text: number) => lines(text + 1) - lines(text),
    },
    one: {},
    many: {},
    records: {
      pages: { of: "TextMark", numbers: (text: number) => range(pages, text) },
      sections: { of: "TextMark", numbers: (text: number) => range(sections, text, (at) => pageCount + at) },
    },
  };
}

/** The pages of all texts, and behind them their sections. */
export function markReaders(graph: Graph) {
  const { pages, pageLabels, sections, sectionLabels } = graph.snapshot.texts;
  const [pageStart, sectionStart] = [reader(pages.values), reader(sections.values)];
  const [pageLabel, sectionLabel] = [proseOf(graph, pageLabels), proseOf(graph, sectionLabels)];
  const pageCount = pageLabels.length;
  return {
    fields: {
      start: (mark: number) => (mark < pageCount ? pageStart(mark) : sectionStart(mark - pageCount)),
      label: (mark: number) => (mark < pageCount ? pageLabel(mark) : sectionLabel(mark - pageCount)),
    },
    one: {},
    many: {},
    records: {},
  };
}

/** A piece of prose, by the record that a column has it of. */
export function proseOf(graph: Graph, column: Column): (row: number) => string | null {
  const code = reader(column);
  return (row) => graph.prose(code(row));
}

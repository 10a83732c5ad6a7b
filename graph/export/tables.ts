import type { FieldValue } from "../dataset.ts";
import type { Evidence, Excerpt, ExcerptEdge, ExcerptNode, Source } from "../excerpt.ts";
import { type Attribute, edgeAttributes, nodeAttributes } from "./attributes.ts";

export type Cell = FieldValue | null;

/** A column of a table, and what stands in it. */
export interface Column<Of> {
  readonly header: string;
  readonly cell: (of: Of) => Cell;
}

/** For `leavesOut`. */
export const joined = (between: string) => `the members of a list are joined by "${between}"`;

export function columns<Of>(attributes: readonly Attribute<Of>[], without: readonly string[]): readonly Column<Of>[] {
  return attributes
    .filter(({ name }) => !without.includes(name))
    .map(({ name, value }) => ({ header: name, cell: value }));
}

/** The entities as a spreadsheet has them, a row each. */
export function entityColumns(excerpt: Excerpt): readonly Column<ExcerptNode>[] {
  return [
    { header: "id", cell: ({ id }) => id },
    ...columns(nodeAttributes(excerpt), ["label"]).flatMap((column) =>
      column.header === "strength" ? [column, ...saidOfEntities] : [column],
    ),
  ];
}

/** What only a table has room for. */
const saidOfEntities: readonly Column<ExcerptNode>[] = [
  { header: "reasoning", cell: ({ reasoning }) => reasoning },
  { header: "mentions", cell: ({ mentions }) => joinedOrNull(mentions) },
  { header: "note", cell: ({ note }) => note },
];

/** The same of the strongest claim of a relation. */
const saidOfRelations: readonly Column<LinkedEdge>[] = [
  { header: "commitmentWords", cell: ({ edge }) => joinedOrNull(edge.claims[0]?.commitmentWords ?? []) },
  { header: "qualifier", cell: ({ edge }) => edge.claims[0]?.qualifier ?? null },
  { header: "note", cell: ({ edge }) => edge.claims[0]?.note ?? null },
];

function joinedOrNull(words: readonly string[]): Cell {
  return words.length === 0 ? null : words;
}

/** A relation, with the names of its ends and where they and its quotes stand, counted from 0. */
export interface LinkedEdge {
  readonly edge: ExcerptEdge;
  readonly from: End;
  readonly to: End;
  /** Of its first quote among all; of one without any, of the next. */
  readonly quotesAt: number;
}

export interface End {
  readonly name: string;
  readonly at: number;
}

/** Cost: the names of all entities are held for it. */
export function linkedEdges({ nodes, edges }: Excerpt): Iterable<LinkedEdge> {
  return {
    *[Symbol.iterator]() {
      const ends = new Map<string, End>();
      for (const { id, name } of nodes) ends.set(id, { name, at: ends.size });
      const endOf = (id: string): End => ends.get(id) ?? { name: id, at: 0 };
      let quotesAt = 0;
      for (const edge of edges) {
        yield { edge, from: endOf(edge.from), to: endOf(edge.to), quotesAt };
        quotesAt += edge.evidence.length;
      }
    },
  };
}

export function relationColumns(excerpt: Excerpt): readonly Column<LinkedEdge>[] {
  return [
    { header: "from", cell: ({ from }) => from.name },
    { header: "relation", cell: ({ edge }) => edge.label },
    { header: "to", cell: ({ to }) => to.name },
    ...columns(edgeAttributes(excerpt), ["label", "interaction"]).map(({ header, cell }) => ({
      header,
      cell: ({ edge }: LinkedEdge) => cell(edge),
    })),
    ...saidOfRelations,
    { header: "fromId", cell: ({ edge }) => edge.from },
    { header: "toId", cell: ({ edge }) => edge.to },
  ];
}

/** A quote of a relation, and where that stands, counted from 0. */
export interface LinkedQuote extends Evidence {
  readonly edge: ExcerptEdge;
  readonly edgeAt: number;
  readonly source: Source | null;
}

export function linkedQuotes({ edges, sources }: Excerpt): Iterable<LinkedQuote> {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return {
    *[Symbol.iterator]() {
      let edgeAt = 0;
      for (const edge of edges) {
        for (const one of edge.evidence) yield { ...one, edge, edgeAt, source: byId.get(one.document) ?? null };
        edgeAt++;
      }
    },
  };
}

export const quoteColumns: readonly Column<LinkedQuote>[] = [
  { header: "edgeId", cell: ({ edge }) => edge.id },
  { header: "quote", cell: ({ quote }) => quote },
  { header: "sentence", cell: ({ sentence }) => sentence },
  { header: "document", cell: ({ source }) => source?.name ?? null },
  { header: "page", cell: ({ page }) => page },
  { header: "line", cell: ({ line }) => line },
  { header: "start", cell: ({ start }) => start },
  { header: "end", cell: ({ end }) => end },
  { header: "url", cell: ({ source }) => source?.url ?? null },
  { header: "credit", cell: ({ source }) => source?.credit ?? null },
];

import type { FieldValue } from "../dataset.ts";
import { type Evidence, type Excerpt, type ExcerptEdge, type ExcerptNode, ownFields, type Source } from "../excerpt.ts";
import { lineNth } from "../passage.ts";
import { type Attribute, attributeName, edgeAttributes, nodeAttributes } from "./attributes.ts";

export type Cell = FieldValue | null;

/** A column of a table, and what stands in it. */
export interface Column<Of> {
  readonly header: string;
  readonly cell: (of: Of) => Cell;
}

/** For `leavesOut`. */
export const joined = (between: string) => `the members of a list are joined by "${between}"`;

/** For `leavesOut`. */
export const notInTables =
  "of several claims of a relation the strongest, and all their quotes; not the words behind the values of fields, other readings, and who says what a document reports";

export function columns<Of>(attributes: readonly Attribute<Of>[], without: readonly string[]): readonly Column<Of>[] {
  return attributes
    .filter(({ name }) => !without.includes(name))
    .map(({ name, value }) => ({ header: name, cell: value }));
}

/** Headings that a table of entities has beside the attributes; a field of the ontology by such a name is `own_` and its name. */
export const ofTables: ReadonlySet<string> = new Set(["reasoning", "mentions", "line", "document", "file", "note"]);

/** The entities as a spreadsheet has them, a row each; `file` is for whoever brings the texts along when the table is imported elsewhere. */
export function entityColumns(excerpt: Excerpt): readonly Column<ExcerptNode>[] {
  const said: readonly Column<ExcerptNode>[] = [
    { header: "reasoning", cell: ({ reasoning }) => reasoning },
    { header: "mentions", cell: ({ mentions }) => quotesOf(mentions) },
    { header: "line", cell: ({ mentions }) => linesOf(mentions) },
    ...documentColumn(excerpt, ({ mentions }: ExcerptNode) => mentions.map(({ document }) => document)),
    { header: "file", cell: () => null },
    { header: "note", cell: ({ note }) => note },
  ];
  const fields = fieldColumns(excerpt);
  return [
    { header: "id", cell: ({ id }) => id },
    ...columns(nodeAttributes(excerpt), ["label", ...fields.keys()]).flatMap((column) =>
      column.header === "strength" ? [column, ...said] : [column],
    ),
    ...[...fields.values()].flatMap((column) => column ?? []),
  ];
}

/**
 * Of the fields that kinds declare those that have values, then those that could have: whoever adds a value finds the column, and meets it last. One that
 * no kind among the rows has is null: it could only be left blank.
 */
function fieldColumns(excerpt: Excerpt): ReadonlyMap<string, Column<ExcerptNode> | null> {
  const { ontology, present } = excerpt;
  const possible = new Set(
    ontology.kinds
      .filter(({ name }) => present.kinds.has(name))
      .flatMap(({ fields }) => fields.map(({ name }) => name)),
  );
  const attributes = new Map(nodeAttributes(excerpt).map((one) => [one.name, one]));
  const found = ownFields(ontology).map(({ name }) => {
    const attribute = attributes.get(attributeName(name));
    const header = ofTables.has(name) ? `own_${name}` : attributeName(name);
    const column = attribute && possible.has(name) ? { header, cell: attribute.value } : null;
    return { name, column };
  });
  const filled = found.filter(({ name }) => present.fields.has(name));
  const unfilled = found.filter(({ name }) => !present.fields.has(name));
  return new Map([...filled, ...unfilled].map(({ name, column }) => [attributeName(name), column]));
}

/** The same of the strongest claim of a relation. */
const saidOfRelations: readonly Column<LinkedEdge>[] = [
  { header: "commitmentWords", cell: ({ edge }) => quotesOf(edge.claims[0]?.commitmentEvidence ?? []) },
  { header: "commitmentLine", cell: ({ edge }) => linesOf(edge.claims[0]?.commitmentEvidence ?? []) },
  { header: "qualifier", cell: ({ edge }) => edge.claims[0]?.qualifier ?? null },
  { header: "note", cell: ({ edge }) => edge.claims[0]?.note ?? null },
];

function quotesOf(evidence: readonly Evidence[]): Cell {
  return joinedOrNull(evidence.map(({ quote }) => quote));
}

/** The line of each quote, in their order: what tells words apart that stand more than once. */
function linesOf(evidence: readonly Evidence[]): Cell {
  const [only, another] = evidence;
  if (only && !another && only.nth === null) return only.line;
  return joinedOrNull(evidence.map(lineNth));
}

/** Where there are several documents, the one of all quotes of a row, or else that of each. */
function documentColumn<Of>({ sources }: Excerpt, documentsOf: (of: Of) => readonly string[]): readonly Column<Of>[] {
  if (sources.length < 2) return [];
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const named = (id: string): string => {
    const name = names.get(id);
    const isPlain =
      name !== undefined && !name.includes(";") && sources.every((one) => one.id === id || one.name !== name);
    return isPlain ? name : id;
  };
  return [
    {
      header: "document",
      cell: (of) => {
        const all = documentsOf(of);
        const each = new Set(all);
        return joinedOrNull((each.size === 1 ? [...each] : all).map(named));
      },
    },
  ];
}

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
  const where: readonly Column<LinkedEdge>[] = [
    { header: "line", cell: ({ edge }) => linesOf(edge.evidence) },
    ...documentColumn(excerpt, ({ edge }: LinkedEdge) =>
      edge.evidence.length > 0
        ? edge.evidence.map(({ document }) => document)
        : edge.claims.slice(0, 1).map(({ document }) => document),
    ),
  ];
  return [
    { header: "from", cell: ({ from }) => from.name },
    { header: "relation", cell: ({ edge }) => edge.label },
    { header: "to", cell: ({ to }) => to.name },
    ...columns(edgeAttributes(excerpt), ["label", "interaction"]).flatMap(({ header, cell }) => [
      { header, cell: ({ edge }: LinkedEdge) => cell(edge) },
      ...(header === "quotes" ? where : []),
    ]),
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

/** A matter of the sheet About. */
export type Said = readonly [what: string, says: string | number | null];

/** The receipt, what the strategy is called, and the documents with what their publishers ask for. */
export function aboutRows({ receipt, sources, strategies }: Excerpt): readonly Said[] {
  const { question, nodes, edges, evidence, revision, engine, version, time } = receipt;
  const [strategy, another] = strategies;
  const all: readonly Said[] = [
    ["question", question],
    ["entities", nodes],
    ["relations", edges],
    ["quotes", evidence],
    ["revision", revision],
    ["engine", engine],
    ["strategraph", version],
    ["written", time],
    ...(strategy && !another
      ? ([
          ["strategy", strategy.id],
          ["name", strategy.name],
          ["language", strategy.language],
          ["annotators", strategy.annotators.join("; ")],
          ["reviewers", strategy.reviewers.join("; ")],
        ] as const)
      : []),
    ...sources.flatMap(({ name, date, url, credit }): readonly Said[] => [
      ["document", date === null ? name : `${name}, ${date}`],
      ["address", url],
      ["credit", credit],
    ]),
  ];
  return all.filter(([, says]) => says !== null && says !== "");
}

export const aboutColumns: readonly Column<Said>[] = [
  { header: "what", cell: ([what]) => what },
  { header: "says", cell: ([, says]) => says },
];

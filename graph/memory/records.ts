import type { Value } from "../rows.ts";
import { type Column, reader } from "./column.ts";
import { type Graph, listReader, range } from "./graph.ts";
import { type Passages, passages } from "./passages.ts";
import { markReaders, proseOf, strategyReaders, textReaders } from "./source-records.ts";
import { unpackStanding } from "./standing.ts";

/** A kind of record: its fields, the entities it names, and the records that hang on it, by the record's number. */
export interface RecordReaders {
  readonly fields: Readonly<Record<string, (record: number) => Value>>;
  readonly one: Readonly<Record<string, (record: number) => number | null>>;
  readonly many: Readonly<Record<string, (record: number) => readonly number[]>>;
  readonly records: Readonly<Record<string, RecordLink>>;
}

export interface RecordLink {
  readonly of: string;
  readonly numbers: (subject: number) => readonly number[];
}

/** Readers for every kind of record (graph/records.ts), and for what hangs on entities and relations. */
export interface Records {
  readonly kinds: Readonly<Record<string, RecordReaders>>;
  readonly ofEntity: Readonly<Record<string, RecordLink>>;
  readonly ofRelation: Readonly<Record<string, RecordLink>>;
  readonly passages: Passages;
  /** Exclusions that name an entity at either end. Cost: O(all of them) the first time, as for the three below. */
  readonly exclusionsOf: (entity: number) => readonly number[];
  /** The strategies of an entity, by their words; of a strategy its documents' ids and the lists of its entities. */
  readonly strategiesOf: (entity: number) => readonly number[];
  readonly documentsOf: (strategy: number) => readonly string[];
  readonly listsOf: (strategy: number) => readonly number[];
  /** Whether there is a text of a document. */
  readonly isRead: (document: string) => boolean;
}

export function openRecords(graph: Graph): Records {
  const { entities, exclusions, lists, relations } = graph.snapshot;
  const words = passages(graph);
  const [mentions, fieldEvidence] = [reader(entities.mentions), reader(entities.fieldEvidence)];
  const claims = reader(graph.snapshot.claims.offsets);
  const claim = claimReaders(graph);
  const claimsOf = (relation: number): number[] => range(claims, relations.place[relation] as number);
  const exclusionsOf = grouped(exclusions.from, exclusions.to);
  return {
    passages: words,
    exclusionsOf,
    ...sourceReaders(graph),
    kinds: {
      Evidence: evidenceReaders(words),
      Claim: claim,
      Alternative: alternativeReaders(graph),
      Mention: mentionReaders(graph, words),
      FieldEvidence: fieldEvidenceReaders(graph),
      ListNote: listReaders(graph),
      Exclusion: exclusionReaders(graph),
      Silence: silenceReaders(graph),
      Strategy: strategyReaders(graph),
      SourceText: textReaders(graph, words),
      TextMark: markReaders(graph),
    },
    ofEntity: {
      mentions: { of: "Mention", numbers: (entity) => range(mentions, entity) },
      fieldEvidence: { of: "FieldEvidence", numbers: (entity) => range(fieldEvidence, entity) },
      lists: { of: "ListNote", numbers: grouped(lists.entity) },
      exclusions: { of: "Exclusion", numbers: exclusionsOf },
      text: { of: "SourceText", numbers: grouped(graph.snapshot.texts.entity) },
    },
    ofRelation: {
      claims: { of: "Claim", numbers: claimsOf },
      evidence: {
        of: "Evidence",
        numbers: (relation) => claimsOf(relation).flatMap((one) => claim.records.evidence?.numbers(one) ?? []),
      },
    },
  };
}

function sourceReaders(graph: Graph) {
  const { entities, lists, texts } = graph.snapshot;
  const strategiesOf = listReader(entities.strategies);
  const documents = once(() => new Map(graph.strategies().map((one) => [one.id, one.documents])));
  const listEntity = reader(lists.entity);
  const listGroups = once(() => group(lists.entity.length, (list) => strategiesOf(listEntity(list))));
  const textEntity = reader(texts.entity);
  const read = once(() => new Set(between(0, texts.entity.length).map((text) => graph.id(textEntity(text)))));
  return {
    strategiesOf,
    documentsOf: (strategy: number) => documents().get(graph.word(strategy) ?? "") ?? [],
    listsOf: (strategy: number) => listGroups().get(strategy) ?? [],
    isRead: (document: string) => read().has(document),
  };
}

function evidenceReaders(words: Passages): RecordReaders {
  return {
    fields: {
      quote: words.quote,
      sentence: words.sentence,
      line: words.line,
      page: words.page,
      section: words.section,
      start: words.start,
      end: words.end,
    },
    one: { document: words.document },
    many: {},
    records: {},
  };
}

function claimReaders(graph: Graph): RecordReaders {
  const { claims } = graph.snapshot;
  const [standing, quotes, commitmentQuotes] = [
    reader(claims.standing),
    reader(claims.quotes),
    reader(claims.commitmentQuotes),
  ];
  const alternatives = reader(claims.alternatives);
  const middle = (claim: number): number => quotes(claim + 1) - commitmentQuotes(claim);
  return {
    fields: {
      basis: (claim) => unpackStanding(standing(claim)).basis,
      strength: (claim) => unpackStanding(standing(claim)).strength,
      commitment: (claim) => unpackStanding(standing(claim)).commitment,
      reasoning: proseOf(graph, claims.reasoning),
      coreference: flagOf(claims.coreference),
      qualifier: proseOf(graph, claims.qualifier),
      note: proseOf(graph, claims.note),
      annotator: proseOf(graph, claims.annotator),
      reviewer: proseOf(graph, claims.reviewer),
    },
    one: { document: reader(claims.document), attributedTo: optional(claims.attributedTo) },
    many: {},
    records: {
      evidence: { of: "Evidence", numbers: (claim) => between(quotes(claim), middle(claim)) },
      commitmentEvidence: { of: "Evidence", numbers: (claim) => between(middle(claim), quotes(claim + 1)) },
      alternatives: { of: "Alternative", numbers: (claim) => range(alternatives, claim) },
    },
  };
}

function alternativeReaders(graph: Graph): RecordReaders {
  const { alternatives } = graph.snapshot;
  const relation = optional(alternatives.relation);
  return {
    fields: {
      relation: (one) => relationName(graph, relation(one)),
      reasoning: proseOf(graph, alternatives.reasoning),
    },
    one: { from: optional(alternatives.from), to: optional(alternatives.to) },
    many: {},
    records: {},
  };
}

/** A mention has what its quote has. */
function mentionReaders(graph: Graph, words: Passages): RecordReaders {
  const { mentions } = graph.snapshot;
  const quote = reader(mentions.quote);
  const { fields, one } = evidenceReaders(words);
  const ofQuote = Object.entries(fields).map(
    ([name, read]) => [name, (mention: number) => read(quote(mention))] as const,
  );
  return {
    fields: {
      ...Object.fromEntries(ofQuote),
      coreference: flagOf(mentions.coreference),
      note: proseOf(graph, mentions.note),
    },
    one: { document: (mention) => one.document?.(quote(mention)) ?? null },
    many: { alternatives: listReader(mentions.alternatives) },
    records: {},
  };
}

function fieldEvidenceReaders(graph: Graph): RecordReaders {
  const { fieldEvidence } = graph.snapshot;
  return {
    fields: {
      field: proseOf(graph, fieldEvidence.field),
      value: proseOf(graph, fieldEvidence.value),
      note: proseOf(graph, fieldEvidence.note),
    },
    one: {},
    many: {},
    records: { evidence: { of: "Evidence", numbers: listReader(fieldEvidence.quotes) } },
  };
}

function listReaders(graph: Graph): RecordReaders {
  const { lists } = graph.snapshot;
  const [relation, direction, status] = [reader(lists.relation), reader(lists.direction), reader(lists.status)];
  const members = listReader(lists.members);
  return {
    fields: {
      relation: (list) => relationName(graph, relation(list)),
      direction: (list) => (direction(list) === 0 ? "out" : "in"),
      members: (list) => members(list).map((kind) => graph.ontology.kinds[kind]?.name ?? null),
      status: (list) => (status(list) === 0 ? "OPEN" : "ANNOUNCED"),
      note: proseOf(graph, lists.note),
    },
    one: { entity: reader(lists.entity) },
    many: {},
    records: { evidence: { of: "Evidence", numbers: listReader(lists.quotes) } },
  };
}

function exclusionReaders(graph: Graph): RecordReaders {
  const { exclusions } = graph.snapshot;
  const relation = reader(exclusions.relation);
  return {
    fields: {
      relation: (one) => relationName(graph, relation(one)),
      reasoning: proseOf(graph, exclusions.reasoning),
    },
    one: { from: reader(exclusions.from), to: reader(exclusions.to) },
    many: {},
    records: { evidence: { of: "Evidence", numbers: listReader(exclusions.quotes) } },
  };
}

function silenceReaders(graph: Graph): RecordReaders {
  const { silences } = graph.snapshot;
  return {
    fields: {
      strategy: proseOf(graph, silences.strategy),
      rule: proseOf(graph, silences.rule),
      reason: proseOf(graph, silences.reason),
      annotator: proseOf(graph, silences.annotator),
    },
    one: {},
    many: { entities: listReader(silences.entities) },
    records: {},
  };
}

function flagOf(column: Column): (row: number) => boolean {
  const code = reader(column);
  return (row) => code(row) === 1;
}

function optional(column: Column): (row: number) => number | null {
  const code = reader(column);
  return (row) => (code(row) === 0 ? null : code(row) - 1);
}

function relationName(graph: Graph, relation: number | null): string | null {
  return relation === null ? null : (graph.ontology.relations[relation]?.name ?? null);
}

function between(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}

/** The rows in which one of the columns has a value, ascending. */
function grouped(...columns: readonly Column[]): (value: number) => readonly number[] {
  const reads = columns.map(reader);
  const groups = once(() => group(columns[0]?.length ?? 0, (row) => reads.map((read) => read(row))));
  return (value) => groups().get(value) ?? [];
}

function group(rows: number, valuesOf: (row: number) => readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < rows; row++) {
    for (const value of new Set(valuesOf(row))) {
      const members = groups.get(value);
      if (members === undefined) groups.set(value, [row]);
      else members.push(row);
    }
  }
  return groups;
}

/** Made when first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

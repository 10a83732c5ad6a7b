import type { Degree, Statistics } from "../statistics.ts";
import type { StrategyCounts } from "../strategy-counts.ts";
import type { Column, Lists } from "./column.ts";
import {
  aligned,
  always,
  arrays,
  byName,
  count,
  flag,
  type Layout,
  list,
  Misfit,
  orNull,
  record,
  sourceOf,
  text,
} from "./layout.ts";
import type {
  AlternativeColumns,
  ClaimColumns,
  EntityColumns,
  ExclusionColumns,
  FieldColumns,
  FieldEvidenceColumns,
  KindColumns,
  ListColumns,
  MentionColumns,
  QuoteColumns,
  RelationColumns,
  SilenceColumns,
  Snapshot,
  TextColumns,
} from "./snapshot.ts";
import type { Strings } from "./strings.ts";

const bytes = arrays("u8");
const numbers = arrays("u32");
const doubles = arrays("f64");
const whole = arrays("u8", "u16", "u32");
const column: Layout<Column> = record<Column>({ length: count, starts: orNull(numbers), values: whole });
const lists: Layout<Lists> = record<Lists>({ offsets: column, values: column });
const strings: Layout<Strings> = record<Strings>({ bytes, offsets: numbers, plain: flag });
const rows = list(list(orNull(numbers)));

const values: Layout<FieldColumns["values"]> = {
  put: (value, sink) => (value instanceof Float64Array ? doubles.put(value, sink) : column.put(value, sink)),
  take: (json, source) => (Array.isArray(json) ? doubles.take(json, source) : column.take(json, source)),
};

const degrees = list(orNull(record<Degree>({ relations: count, entities: count })));
const statistics = record<Statistics>({
  entities: list(count),
  relations: list(record({ out: degrees, in: degrees })),
});

/** Every column of a snapshot, in the order in which they lie. */
const layout: Layout<Snapshot> = record<Snapshot>({
  version: always(3),
  revision: text,
  ontology: text,
  statistics,
  ids: strings,
  words: strings,
  prose: strings,
  strategies: strings,
  strategyCounts: list(
    record<StrategyCounts>({
      entities: count,
      relations: count,
      stated: count,
      inferred: count,
      claims: count,
      unreviewed: count,
      openLists: count,
    }),
  ),
  entities: record<EntityColumns>({
    kind: whole,
    slot: numbers,
    name: column,
    language: column,
    otherNames: lists,
    otherLanguages: column,
    description: column,
    aliases: lists,
    strategies: lists,
    standing: column,
    reasoning: column,
    note: column,
    mentions: column,
    fieldEvidence: column,
  }),
  kinds: list(
    record<KindColumns>({
      members: numbers,
      fields: byName(
        record<FieldColumns>({ values, order: orNull(column), offsets: orNull(column), recorded: orNull(column) }),
      ),
    }),
  ),
  relations: record<RelationColumns>({
    stated: count,
    to: numbers,
    standing: bytes,
    place: numbers,
    out: rows,
    in: rows,
    inFrom: numbers,
    inStanding: bytes,
    inNumber: numbers,
  }),
  claims: record<ClaimColumns>({
    offsets: column,
    document: column,
    standing: column,
    reasoning: column,
    attributedTo: column,
    coreference: column,
    qualifier: column,
    note: column,
    annotator: column,
    reviewer: column,
    quotes: column,
    commitmentQuotes: column,
    alternatives: column,
  }),
  alternatives: record<AlternativeColumns>({ from: column, relation: column, to: column, reasoning: column }),
  mentions: record<MentionColumns>({ quote: column, coreference: column, note: column, alternatives: lists }),
  fieldEvidence: record<FieldEvidenceColumns>({ field: column, value: column, note: column, quotes: lists }),
  lists: record<ListColumns>({
    entity: column,
    relation: column,
    direction: column,
    members: lists,
    status: column,
    note: column,
    quotes: lists,
  }),
  exclusions: record<ExclusionColumns>({
    relation: column,
    from: column,
    to: column,
    reasoning: column,
    quotes: lists,
  }),
  silences: record<SilenceColumns>({
    strategy: column,
    rule: column,
    entities: lists,
    reason: column,
    annotator: column,
  }),
  quotes: record<QuoteColumns>({ text: column, start: column, length: column, before: column, after: column }),
  texts: record<TextColumns>({
    entity: column,
    sha256: column,
    wide: column,
    offsets: doubles,
    bytes,
    lines: lists,
    pages: lists,
    pageLabels: column,
    sections: lists,
    sectionLabels: column,
  }),
});

/** A snapshot as it can be kept: what JSON describes, and the bytes of its arrays, one piece behind the other. */
export interface Stored {
  readonly description: unknown;
  /** Views of the snapshot's own arrays, with what fills them up in between. */
  readonly pieces: readonly Uint8Array[];
  readonly byteLength: number;
}

const filling = new Uint8Array(8);

/** Lays a snapshot out. Cost: O(columns): nothing is copied. */
export function store(snapshot: Snapshot): Stored {
  const pieces: Uint8Array[] = [];
  let byteLength = 0;
  const push = (piece: Uint8Array): void => {
    const room = aligned(piece.byteLength);
    if (piece.byteLength > 0) pieces.push(piece);
    if (room > piece.byteLength) pieces.push(filling.subarray(0, room - piece.byteLength));
    byteLength += room;
  };
  return { description: layout.put(snapshot, { push }), pieces, byteLength };
}

/**
 * The snapshot that was laid out, its arrays views of the buffer; null where description and buffer are not of one. That the
 * numbers in it are those that were written is for whoever kept it to see to. Cost: O(columns), and no memory beyond the buffer.
 */
export function restore(description: unknown, buffer: ArrayBuffer): Snapshot | null {
  const source = sourceOf(buffer);
  try {
    const snapshot = layout.take(description, source);
    return source.atEnd() ? snapshot : null;
  } catch (error) {
    if (error instanceof Misfit) return null;
    throw error;
  }
}

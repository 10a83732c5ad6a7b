import type { Statistics } from "../statistics.ts";
import type { StrategyCounts } from "../strategy-counts.ts";
import type { Column, Lists, Whole } from "./column.ts";
import type { Strings } from "./strings.ts";

/**
 * A whole graph as columns over array buffers: it can be handed to another thread or written as it stands, and holds no
 * object for an entity or a relation.
 *
 * Entities are numbered by ascending id, kinds and relation kinds as the ontology lists them. An entity's slot is its
 * place among those of its kind. Relations are numbered by (kind, kind of start, start, end), all ascending, so that the
 * relations that leave an entity lie side by side. References that may be missing are raised by one, 0 being none:
 * "word" means `words` so raised, "prose" means `prose`.
 */
export interface Snapshot {
  readonly version: 3;
  readonly revision: string;
  /** Fingerprint of the ontology it was built for. */
  readonly ontology: string;
  readonly statistics: Statistics;
  readonly ids: Strings;
  /** Strings that are compared or ordered, ascending: the order of their numbers is their own. */
  readonly words: Strings;
  /** Strings that are only shown. */
  readonly prose: Strings;
  /** Each as JSON; and what belongs to it. */
  readonly strategies: Strings;
  readonly strategyCounts: readonly StrategyCounts[];
  readonly entities: EntityColumns;
  readonly kinds: readonly KindColumns[];
  readonly relations: RelationColumns;
  readonly claims: ClaimColumns;
  readonly alternatives: AlternativeColumns;
  readonly mentions: MentionColumns;
  readonly fieldEvidence: FieldEvidenceColumns;
  readonly lists: ListColumns;
  readonly exclusions: ExclusionColumns;
  readonly silences: SilenceColumns;
  readonly quotes: QuoteColumns;
  readonly texts: TextColumns;
}

export interface EntityColumns {
  readonly kind: Whole;
  readonly slot: Uint32Array<ArrayBuffer>;
  /** Words: the first name and its language; names beside it. */
  readonly name: Column;
  readonly language: Column;
  readonly otherNames: Lists;
  readonly otherLanguages: Column;
  readonly description: Column;
  readonly aliases: Lists;
  readonly strategies: Lists;
  /** Basis and strength (standing.ts). */
  readonly standing: Column;
  readonly reasoning: Column;
  readonly note: Column;
  /** Where each entity's mentions and field evidence begin; one more than there are entities. */
  readonly mentions: Column;
  readonly fieldEvidence: Column;
}

export interface KindColumns {
  /** Its entities, ascending. */
  readonly members: Uint32Array<ArrayBuffer>;
  /** By the field's name. */
  readonly fields: Readonly<Record<string, FieldColumns>>;
}

export interface FieldColumns {
  /** What `coding.ts` makes of the values, one a slot, or the members of lists. */
  readonly values: Column | Float64Array<ArrayBuffer>;
  /** Of a type with an order of its own: the words of its order keys. */
  readonly order: Column | null;
  /** Of lists: where those of each slot begin, and 1 where one is recorded. */
  readonly offsets: Column | null;
  readonly recorded: Column | null;
}

export interface RelationColumns {
  readonly stated: number;
  /** By number: the end, what is said of it (standing.ts), and its place in the order of relation ids. */
  readonly to: Uint32Array<ArrayBuffer>;
  readonly standing: Uint8Array<ArrayBuffer>;
  readonly place: Uint32Array<ArrayBuffer>;
  /** `out[relation kind][kind of start]`: where those of each slot begin among the numbers. */
  readonly out: readonly (readonly (Uint32Array<ArrayBuffer> | null)[])[];
  /** `in[relation kind][kind of end]`: where those of each slot begin in the two arrays below. */
  readonly in: readonly (readonly (Uint32Array<ArrayBuffer> | null)[])[];
  readonly inFrom: Uint32Array<ArrayBuffer>;
  /** As `standing`, in the order of these two, since it is asked more than anything else. */
  readonly inStanding: Uint8Array<ArrayBuffer>;
  readonly inNumber: Uint32Array<ArrayBuffer>;
}

export interface ClaimColumns {
  /** Where the claims of each relation begin, by the relation's place. */
  readonly offsets: Column;
  readonly document: Column;
  readonly standing: Column;
  readonly reasoning: Column;
  /** Entity raised by one. */
  readonly attributedTo: Column;
  readonly coreference: Column;
  readonly qualifier: Column;
  readonly note: Column;
  readonly annotator: Column;
  readonly reviewer: Column;
  /** Where each claim's quotes begin; and how many, the last of them, show its commitment. */
  readonly quotes: Column;
  readonly commitmentQuotes: Column;
  readonly alternatives: Column;
}

/** Entities and relation kinds raised by one. */
export interface AlternativeColumns {
  readonly from: Column;
  readonly relation: Column;
  readonly to: Column;
  readonly reasoning: Column;
}

export interface MentionColumns {
  readonly quote: Column;
  readonly coreference: Column;
  readonly note: Column;
  readonly alternatives: Lists;
}

export interface FieldEvidenceColumns {
  readonly field: Column;
  readonly value: Column;
  readonly note: Column;
  readonly quotes: Lists;
}

export interface ListColumns {
  readonly entity: Column;
  readonly relation: Column;
  /** 0: out. */
  readonly direction: Column;
  readonly members: Lists;
  /** 0: open. */
  readonly status: Column;
  readonly note: Column;
  readonly quotes: Lists;
}

export interface ExclusionColumns {
  readonly relation: Column;
  readonly from: Column;
  readonly to: Column;
  readonly reasoning: Column;
  readonly quotes: Lists;
}

export interface SilenceColumns {
  readonly strategy: Column;
  readonly rule: Column;
  readonly entities: Lists;
  readonly reason: Column;
  readonly annotator: Column;
}

export interface QuoteColumns {
  /** Place among the texts. */
  readonly text: Column;
  readonly start: Column;
  readonly length: Column;
  /** How far the sentence reaches beyond the quote, before and after. */
  readonly before: Column;
  readonly after: Column;
}

export interface TextColumns {
  readonly entity: Column;
  readonly sha256: Column;
  /** One byte a unit where the text allows it, or two. */
  readonly wide: Column;
  readonly offsets: Float64Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where lines, pages and sections begin. */
  readonly lines: Lists;
  readonly pages: Lists;
  readonly pageLabels: Column;
  readonly sections: Lists;
  readonly sectionLabels: Column;
}

/** The buffers of a snapshot, for `postMessage(snapshot, transferList(snapshot))`. Cost: O(columns). */
export function transferList(snapshot: Snapshot): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const visit = (part: unknown): void => {
    if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
    } else if (typeof part === "object" && part !== null) Object.values(part).forEach(visit);
  };
  visit(snapshot);
  return [...buffers];
}

/** Bytes that a snapshot holds. */
export function byteLength(snapshot: Snapshot): number {
  return transferList(snapshot).reduce((sum, buffer) => sum + buffer.byteLength, 0);
}

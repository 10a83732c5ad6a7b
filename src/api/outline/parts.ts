import type { Cell } from "../../../graph/export/tables.ts";

/** An answer as it is read from top to bottom: what there is, what each is linked with, and the words behind each. */
export interface Outline {
  readonly branches: readonly Branch[];
}

/** What a field of a question found: things; or why there are none. */
export interface Branch {
  /** In the ontology's words; null where there is nothing to say before what stands in it. */
  readonly heading: string | null;
  /** Of all of its things, where they are entities of one kind. */
  readonly kind: string | null;
  readonly things: readonly Thing[];
  readonly reasons: readonly Reason[];
}

/** An entity, and what links it with the one around it; or something else that was asked for. */
export interface Thing {
  /** How the relation reads that a way goes over to it; null where it is no step of a way. */
  readonly lead: string | null;
  readonly title: Titled | null;
  /** How the relation reads by which it is linked with the thing around it, seen from it; null where the heading or `lead` tells it. */
  readonly link: string | null;
  readonly kind: string | null;
  readonly basis: string | null;
  readonly strength: string | null;
  readonly commitment: string | null;
  /** The way to it in one sentence, where that is over several relations and the title does not tell it. */
  readonly said: string | null;
  readonly facts: readonly Fact[];
  readonly words: readonly Words[];
  readonly branches: readonly Branch[];
  /** Why something is not recorded of it, or more may be than is. */
  readonly reasons: readonly Reason[];
  /** As an address of the reading room picks it, or what it stands in. */
  readonly pick: string | null;
  /** Where its words are, as an address lights them: those of the document that comes first. */
  readonly source: string | null;
}

export interface Fact {
  readonly heading: string;
  /** The GraphQL type of its value. */
  readonly type: string;
  readonly value: Cell;
}

/** What something is called. */
export interface Titled {
  readonly text: string;
  /** BCP 47; null where it is not told. */
  readonly language: string | null;
}

/** Words of a source. */
export interface Words {
  readonly quote: string;
  /** Of the claim that they are quoted for; null: that of the thing they stand with. */
  readonly basis: string | null;
  /** What they are quoted for, where that is not what they stand with. */
  readonly heading: string | null;
  /** The sentence or line they stand in, where it was asked for. */
  readonly sentence: string | null;
  readonly line: number | null;
  readonly document: Titled | null;
  readonly language: string | null;
  /** `document@start-end`. */
  readonly source: string;
}

export interface Reason {
  /** Null where only its code was asked for. */
  readonly sentence: string | null;
  readonly words: readonly Words[];
  readonly source: string | null;
}

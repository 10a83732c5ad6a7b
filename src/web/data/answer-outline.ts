import type { AnswerCell } from "./answer-table.ts";
import type { Basis, Commitment, Strength } from "./operations.ts";

/** The answer to a saved question, to be read from top to bottom. */
export interface AnswerOutline {
  readonly branches: readonly Branch[];
  /** What the sources ask to be shown with it. */
  readonly credits: readonly string[];
  readonly revision: string | null;
}

/** What was found: things; or why there are none. */
export interface Branch {
  /** In the words of the service. */
  readonly heading: string | null;
  readonly kind: string | null;
  readonly things: readonly Thing[];
  readonly reasons: readonly Reason[];
}

/** An entity, and what links it with the one around it; or something else that was asked for. */
export interface Thing {
  /** How the relation reads that a way goes over to it. */
  readonly lead: string | null;
  readonly title: Titled | null;
  /** How the relation reads by which it is linked with the thing around it, where nothing else tells it. */
  readonly link: string | null;
  readonly kind: string | null;
  readonly basis: Basis | null;
  readonly strength: Strength | null;
  readonly commitment: Commitment | null;
  /** The way to it in one sentence, where that is over several relations and the title does not tell it. */
  readonly said: string | null;
  readonly facts: readonly Fact[];
  readonly words: readonly Words[];
  readonly branches: readonly Branch[];
  readonly reasons: readonly Reason[];
  /** As an address picks it, and lights its words. */
  readonly pick: string | null;
  readonly source: string | null;
}

export interface Titled {
  readonly text: string;
  /** BCP 47; null where it is not told. */
  readonly language: string | null;
}

export interface Fact {
  readonly heading: string;
  /** The API's type of its value. */
  readonly type: string;
  readonly value: AnswerCell;
}

/** Words of a source. */
export interface Words {
  readonly quote: string;
  /** Of the claim that they are quoted for; null: that of the thing they stand with. */
  readonly basis: Basis | null;
  /** What they are quoted for, where that is not what they stand with. */
  readonly heading: string | null;
  readonly sentence: string | null;
  readonly line: number | null;
  readonly document: Titled | null;
  readonly language: string | null;
  readonly source: string;
}

/** Why something is not recorded; its sentence is null where only a code was asked for. */
export interface Reason {
  readonly sentence: string | null;
  readonly words: readonly Words[];
  readonly source: string | null;
}

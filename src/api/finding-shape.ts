import type { Param } from "../../graph/plan/plan.ts";
import type { AnalysisShape } from "./analysis-shape.ts";
import type { SilenceFact } from "./roles.ts";
import type { Keyed, PlainField, ReasonFact, RowShape } from "./row-shape.ts";

/** What rules find, in the order of the rules, and what of a finding stands under which key. */
export interface FindingsShape {
  readonly read: "findings";
  readonly fields: readonly Keyed<FindingRead>[];
  readonly rules: readonly {
    readonly id: string;
    readonly severity: string;
    readonly title: string;
    readonly found: readonly FoundShape[];
  }[];
  /** Those asked of. */
  readonly kinds: readonly string[];
  readonly strategy: Param | null;
  readonly first: Param | null;
  readonly after: Param | null;
  /** The root of all silences; whether what they silence is given as well. */
  readonly silences: number;
  readonly silenced: Param | null;
}

export type FindingRead =
  | { readonly read: "id" | "severity" | "sentence" }
  /** Known beforehand, for each of the rules. */
  | { readonly read: "rule"; readonly values: readonly unknown[] }
  | { readonly read: "entities"; readonly at: number }
  | { readonly read: "evidence"; readonly key: string }
  /** `evidence`: what the operation asks of the words, by its key. */
  | {
      readonly read: "absence";
      readonly fields: readonly Keyed<ReasonFact | { readonly read: "evidence"; readonly key: `evidence${number}` }>[];
    }
  | { readonly read: "silenced"; readonly fields: readonly PlainField<SilenceFact>[] };

/** Where one root of a rule finds what it finds. */
export type FoundShape =
  /** Entities: what is shown of each, and the same row as it is asked for. */
  | {
      readonly found: "entities";
      readonly root: number;
      readonly id: number;
      readonly shown: RowShape;
      readonly parts: Readonly<Record<string, Part>>;
      readonly entities: readonly RowShape[];
    }
  | { readonly found: "cycles"; readonly read: AnalysisShape }
  | { readonly found: "isolated"; readonly root: number; readonly row: RowShape };

/** What stands under a key of what a rule shows. `words`: the key of the words behind fields. */
export type Part =
  | { readonly is: "relations" | "lists" | "exclusions" }
  | { readonly is: "field"; readonly name: string; readonly words: string };

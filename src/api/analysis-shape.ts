import type { Param } from "../../graph/plan/plan.ts";
import type { AnalysisName } from "./roles.ts";
import type { Keyed, RowShape } from "./row-shape.ts";

export interface AnalysisShape {
  readonly read: "analysis";
  readonly of: AnalysisName;
  readonly root: number;
  /** The columns with the relations that lead out of a row's entity. */
  readonly relations: readonly { readonly name: string; readonly column: number }[];
  readonly arguments: {
    readonly without: Param | null;
    readonly first: Param | null;
    readonly resolution: Param | null;
  };
  /** Those of which it tells. */
  readonly kinds: readonly string[];
  readonly fields: readonly ComputedField[];
}

/** A key of an object that an analysis made, and where in it the value stands. */
export type ComputedField = Keyed<ComputedRead>;

export type ComputedRead =
  | { readonly read: "value"; readonly name: string }
  | { readonly read: "object" | "objects"; readonly name: string; readonly fields: readonly ComputedField[] }
  /** A row, or rows, of the plan. */
  | { readonly read: "entity"; readonly name: string; readonly row: RowShape }
  | { readonly read: "entities"; readonly name: string; readonly row: RowShape };

import type { AbsentWay } from "../../graph/absence.ts";

/** Ways that are missing, and where in a row that of their start stands, and in that its kind, if it tells more of them. */
export interface MissingWays {
  readonly way: AbsentWay;
  readonly start: number;
  readonly startKind: number | null;
  readonly named: NamedEnds | null;
}

/** Where the ends stand that were named one by one, with their lists; and the lists of a start in its row. */
export interface NamedEnds {
  readonly root: number;
  readonly id: number;
  readonly name: number;
  readonly kind: number;
  readonly lists: number;
  readonly list: ListColumns;
  readonly startLists: number;
}

/** In the row of a list that a source leaves open or announces. The words are those that an absence is asked for: null where it is not. */
export interface ListColumns {
  readonly relation: number;
  readonly direction: number;
  readonly members: number;
  readonly status: number;
  readonly quotes: number;
  readonly quote: number;
  readonly words: number | null;
}

/** Columns that name both ends of a way: the end in its row, the start in a row of its own. */
export interface PairShape {
  readonly start: number;
  readonly startId: number;
  readonly endId: number;
}

/** Columns that make a sentence of a way: in its row, in the row of its start, and in those of its steps. */
export interface WaySentence {
  readonly start: number;
  readonly startName: number;
  readonly steps: number;
  readonly step: Readonly<Record<"relation" | "direction" | "basis" | "strength" | "name", number>>;
}

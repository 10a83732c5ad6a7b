import type { Direction } from "../ontology.ts";
import type { Value } from "../rows.ts";
import type { Of } from "./attribute.ts";
import type { Attributes } from "./attributes.ts";
import type { Steps } from "./column.ts";
import type { Graph } from "./graph.ts";
import type { Meter } from "./meter.ts";
import type { QuoteIndex } from "./quote-index.ts";
import type { Records } from "./records.ts";
import type { SearchIndex } from "./search-index.ts";

/** What compiling a plan for one execution needs. */
export interface Context {
  readonly graph: Graph;
  readonly attributes: Attributes;
  readonly records: Records;
  readonly searchIndex: (meter: Meter) => Steps<SearchIndex>;
  readonly quoteIndex: QuoteIndex;
  readonly values: readonly Value[];
  readonly meter: Meter;
}

/** The relation a hop goes over. */
export interface Over {
  readonly relation: string;
  readonly direction: Direction;
}

/** How entities are reached: over a relation of this kind, over one of any kind, as the last of a way, or over none. */
export type Reached = Over | "any" | null;

/** What is known of the candidates of a selection. */
export interface Candidacy {
  /** The kinds they may be of. */
  readonly possible: readonly string[];
  readonly over: Over | null;
  /** How far they are, where that is asked of them. */
  readonly distance: Of<number> | null;
}

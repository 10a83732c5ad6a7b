import type { Direction } from "../ontology.ts";
import type { Value } from "../rows.ts";
import type { Attributes } from "./attributes.ts";
import type { Graph } from "./graph.ts";
import type { Meter } from "./meter.ts";
import type { Records } from "./records.ts";

/** What compiling a plan for one execution needs. */
export interface Context {
  readonly graph: Graph;
  readonly attributes: Attributes;
  readonly records: Records;
  readonly values: readonly Value[];
  readonly meter: Meter;
}

/** The relation a hop goes over. */
export interface Over {
  readonly relation: string;
  readonly direction: Direction;
}

import type { AnalysisShape } from "./analysis-shape.ts";
import type { FindingsShape } from "./finding-shape.ts";
import type { GraphFact } from "./roles.ts";
import type { ConnectionShape, Keyed, ObjectShape, PlainField, RowShape } from "./row-shape.ts";
import type { TableField, TableShape } from "./table-shape.ts";

/** What a root field takes from the plan's roots, or from the introspection beside them. */
export interface RootField {
  readonly key: string;
  readonly read: { readonly read: "introspection" } | RootRead;
}

export type RootRead =
  /** What the ontology says, whatever the graph holds. */
  | { readonly read: "known"; readonly value: unknown }
  | { readonly read: "rows" | "first"; readonly root: number; readonly row: RowShape }
  | {
      readonly read: "connection";
      readonly root: number;
      readonly connection: ConnectionShape;
      readonly aggregates: readonly number[];
    }
  | { readonly read: "coverage"; readonly fields: readonly TableField[]; readonly table: TableShape }
  | { readonly read: "gaps"; readonly table: TableShape }
  | {
      readonly read: "neighborhood";
      readonly fields: readonly Keyed<NeighborhoodRead>[];
      /** Roots: the entities; the relations between them; the relations between all that are near. */
      readonly nodes: number;
      readonly edges: number | null;
      readonly all: number | null;
    }
  | { readonly read: "graph"; readonly fields: readonly Keyed<GraphRead>[] }
  | FindingsShape
  | AnalysisShape;

export type GraphRead =
  | { readonly read: "fact"; readonly of: GraphFact }
  | { readonly read: "rows"; readonly root: number; readonly row: RowShape };

export type NeighborhoodRead =
  | { readonly read: "nodes"; readonly row: RowShape }
  | { readonly read: "edges"; readonly object: ObjectShape }
  | { readonly read: "leftOut"; readonly fields: readonly PlainField<"entities" | "relations">[] };

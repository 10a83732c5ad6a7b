import type { Constant, Keyed, ObjectShape, ReasonField, RowShape } from "./row-shape.ts";
import type { MissingWays, PairShape, WaySentence } from "./way-shape.ts";

/** A key of a table: its cells, or what is asked of its rows or columns under that key. */
export type TableField = Keyed<CellsShape | { readonly read: "lines"; readonly of: "rows" | "columns" }>;

export interface CellsShape {
  readonly read: "cells";
  readonly object: ObjectShape;
}

/** A table: the root of its cells, one row a way; and its sides, each if it is asked for. */
export interface TableShape {
  readonly cells: PairShape & { readonly root: number };
  readonly sides: Readonly<Record<"rows" | "columns", SideShape | null>>;
}

/** The rows, or the columns: the root of their entities, and what is asked of each under which key. */
export interface SideShape {
  readonly root: number;
  readonly id: number;
  readonly lines: readonly LineShape[];
  readonly reasons: ReasonsShape | null;
}

export interface LineShape {
  readonly key: string;
  readonly fields: readonly Keyed<LineRead>[];
}

export type LineRead =
  | Constant
  | { readonly read: "entity"; readonly row: RowShape }
  | { readonly read: "count" | "chain" }
  | { readonly read: "absence"; readonly fields: readonly ReasonField[] };

/** Where the reasons stand for which a row or a column is empty. */
export interface ReasonsShape {
  readonly missing: MissingWays;
  /** Facts, by the start's id, of each start without a way; the root of the cells where `root` is null. */
  readonly facts: Pick<PairShape, "start" | "startId"> & { readonly root: number | null; readonly absence: number };
  /** What the empty are linked to and was not asked for. */
  readonly others: {
    readonly root: number;
    readonly id: number;
    readonly strategies: number;
    readonly hops: readonly number[];
    /** In the rows of the hops. */
    readonly name: number;
    readonly endStrategies: number;
  } | null;
  readonly chains: readonly ChainShape[];
}

/** Longer chains: by the start's id, those that come first count. */
export interface ChainShape {
  readonly root: number;
  readonly start: number;
  readonly startId: number;
  readonly sentence: WaySentence;
}

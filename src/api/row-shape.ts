import type { AbsentHop } from "../../graph/absence.ts";
import type { Direction } from "../../graph/ontology.ts";
import type { RequestPlace } from "./codes.ts";
import type { PageFact } from "./roles.ts";
import type { MissingWays, WaySentence } from "./way-shape.ts";

/** A key of an answer, and what stands there. */
export interface Keyed<Read> {
  readonly key: string;
  readonly read: Read | Constant;
}

/** Known beforehand. */
export interface Constant {
  readonly read: "constant";
  readonly value: string;
}

/** How positional rows become an answer: which keys, in which order, take which column. */
export interface ObjectShape {
  readonly fields: readonly Keyed<Read>[];
  /** What of the graph it shows, where that is to be known. */
  readonly traces?: readonly Trace[];
}

/** Where in a row the ids of what it shows stand: its entity, the relation it was reached over, a way. */
export type Trace =
  | { readonly shows: "entity"; readonly id: number }
  | {
      readonly shows: "relation";
      readonly relation: string;
      readonly direction: Direction;
      readonly id: number;
      readonly entityId: number;
    }
  /** In the row of its start, and in those of its steps. */
  | {
      readonly shows: "way";
      readonly start: number;
      readonly startId: number;
      readonly steps: number;
      readonly entityId: number;
      readonly relation: number;
      readonly relationId: number;
    };

/** The shape of rows of several kinds may differ by kind; the kind then stands in a column. */
export type RowShape =
  | { readonly kind: null; readonly object: ObjectShape }
  | { readonly kind: number; readonly objects: Readonly<Record<string, ObjectShape>> };

export type Read =
  | Constant
  | { readonly read: "value"; readonly column: number }
  /** One of our own names as an enum of the API has it: in upper case. */
  | { readonly read: "enum"; readonly column: number }
  /** Rows, a row or null, or the first of the rows or null. */
  | { readonly read: "rows" | "row" | "first"; readonly column: number; readonly row: RowShape; readonly quotes?: true }
  /** An object over the same row: an edge's node and properties. */
  | { readonly read: "same"; readonly row: RowShape }
  | { readonly read: "cursor"; readonly column: number; readonly fingerprint: string }
  /** `start`: the column of the name of where its relations begin, where they are read out. */
  | {
      readonly read: "connection";
      readonly column: number;
      readonly connection: ConnectionShape;
      readonly start: number | null;
      /** Columns of what is asked of all that pass together. */
      readonly aggregates: readonly number[];
    }
  /** Of an edge: its relation as a sentence, from columns of the name at its other end and of its firmness. */
  | {
      readonly read: "reading";
      readonly relation: string;
      readonly direction: Direction;
      readonly name: number;
      readonly basis: number;
      readonly strength: number;
    }
  | WayRead;

/** Of the row of a way, from the columns of its start and of its steps. */
export type WayRead =
  /** The entity it ends at; null where `length` is, since there is no way. */
  | { readonly read: "end"; readonly length: number; readonly row: RowShape }
  /** The id of the entity it begins at. */
  | { readonly read: "startId"; readonly start: number; readonly column: number }
  /** How many ways stand in one cell with it. */
  | { readonly read: "count" }
  /** What a way's only step has; null where it has none or several. */
  | { readonly read: "only"; readonly steps: number; readonly of: "relation" | "direction"; readonly column: number }
  /** The records of all its steps, one after the other. */
  | { readonly read: "along"; readonly steps: number; readonly column: number; readonly row: RowShape }
  /** `along`: a single relation is read along its direction, whichever way it was gone over. */
  | ({ readonly read: "wayReading"; readonly along: boolean } & WaySentence)
  | {
      readonly read: "wayAbsence";
      readonly column: number;
      readonly missing: MissingWays;
      readonly fields: readonly ReasonField[];
    };

export interface ConnectionShape {
  readonly fields: readonly Keyed<ConnectionRead>[];
  /** The column of the rows' positions, where cursors are asked for. */
  readonly position: number;
  readonly fingerprint: string;
  /** Of a relation: whose emptiness can be explained. */
  readonly hop: AbsentHop | null;
}

export type ConnectionRead =
  | Constant
  | { readonly read: "edges"; readonly edge: ObjectShape }
  | { readonly read: "totalCount" }
  /** Which of the aggregates beside the rows; one object, or one a group. */
  | {
      readonly read: "aggregate";
      readonly at: number;
      readonly grouped: boolean;
      readonly fields: readonly AggregateField[];
    }
  | { readonly read: "pageInfo"; readonly fields: readonly PlainField<PageFact>[] }
  | { readonly read: "absence"; readonly fields: readonly ReasonField[] };

/** A key of an absence: what it says, or rows of the words that it rests on. */
export type ReasonField = Keyed<ReasonFact | { readonly read: "evidence"; readonly row: RowShape }>;

export interface ReasonFact {
  readonly read: "fact";
  readonly of: "code" | "sentence";
}

/** A key of an aggregate: a measure or the group's value, from its row, or an object of them. */
export interface AggregateField {
  readonly key: string;
  readonly read:
    | Constant
    | { readonly read: "key" }
    /** `whole`: where it stands, if it is a sum that has to fit into an Int. */
    | { readonly read: "measure"; readonly at: number; readonly whole: RequestPlace | null }
    | { readonly read: "inside"; readonly fields: readonly AggregateField[] };
}

/** A key that takes a fact as it stands. */
export type PlainField<Fact> = Keyed<{ readonly read: "fact"; readonly of: Fact }>;

import type { AbsentHop, AbsentWay } from "../../graph/absence.ts";
import type { Direction } from "../../graph/ontology.ts";
import type { Param } from "../../graph/plan/plan.ts";
import type { RequestPlace } from "./codes.ts";
import type { AnalysisName, GraphFact, PageFact, SilenceFact } from "./roles.ts";

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

/** A key of an object that an analysis made, and where in it the value stands. */
export type ComputedField = Keyed<ComputedRead>;

export type ComputedRead =
  | { readonly read: "value"; readonly name: string }
  | { readonly read: "object" | "objects"; readonly name: string; readonly fields: readonly ComputedField[] }
  /** A row, or rows, of the plan. */
  | { readonly read: "entity"; readonly name: string; readonly row: RowShape }
  | { readonly read: "entities"; readonly name: string; readonly row: RowShape };

export type GraphRead =
  | { readonly read: "fact"; readonly of: GraphFact }
  | { readonly read: "rows"; readonly root: number; readonly row: RowShape };

export type NeighborhoodRead =
  | { readonly read: "nodes"; readonly row: RowShape }
  | { readonly read: "edges"; readonly object: ObjectShape }
  | { readonly read: "leftOut"; readonly fields: readonly PlainField<"entities" | "relations">[] };

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

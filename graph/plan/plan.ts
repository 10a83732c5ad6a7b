import type { NoteKind } from "../annotations.ts";
import type { Direction } from "../ontology.ts";
import type { rootRecordKinds } from "../records.ts";

/**
 * What a question asks, as frozen, serialisable data: which kinds, which hops, which filters, order, page and columns.
 * Values are never in a plan: a Param is an index into the list of values given beside it, so that one plan serves every
 * question of the same shape. Kinds are always listed in the ontology's order.
 */
export interface Plan {
  readonly version: 1;
  /** What leaves: rows of the selected columns. */
  readonly project: "rows";
  readonly roots: readonly Root[];
}

/** Index into the values. */
export type Param = number;

/** What a column or a test is about: the row's entity, the relation that led to it, or a record (records.ts). */
export type Subject = "entity" | "relation" | "record";

export type Root =
  /** One row an entity. */
  | { readonly op: "list"; readonly selection: RootSelection }
  /** One row an entity, with a head (rows.ts). */
  | { readonly op: "connection"; readonly total: boolean; readonly selection: RootSelection }
  /** One row or none: the entity with that id, if it is of these kinds. */
  | {
      readonly op: "entity";
      readonly id: Param;
      readonly kinds: readonly string[];
      readonly columns: readonly Column[];
    }
  /** Entities taken together: a row, or one a group. */
  | { readonly op: "aggregate"; readonly aggregate: Aggregate }
  /** All lists left open or announced, relations ruled out, silences, or strategies: one row each, in the dataset's order. */
  | { readonly op: "records"; readonly of: RootRecords; readonly columns: readonly Column[] }
  /** One row or none: the strategy with that id. */
  | { readonly op: "strategy"; readonly id: Param; readonly columns: readonly Column[] }
  | Annotations
  | Ways;

/**
 * One row an annotation: for each quote of a document that overlaps a passage, and each that cites it, by start, end, role and whose
 * it is (annotations.ts).
 */
export interface Annotations {
  readonly op: "annotations";
  /** The id of the document's entity. */
  readonly document: Param;
  /** Of the passage; what is missing bounds nothing. */
  readonly start: Param | null;
  readonly end: Param | null;
  /** It has no offset. */
  readonly page: Page;
  readonly columns: readonly Column[];
}

export type RootRecords = keyof typeof rootRecordKinds;

/** One row a way from any of some entities to any of others, with a head; the row's entity is the one it ends at. */
export interface Ways {
  readonly op: "ways";
  readonly from: Chosen;
  readonly to: Chosen;
  readonly walk: Walk;
  /** Every way; or, of those with the same start and end, the first by (length, weakest link, ids along). */
  readonly each: "path" | "end";
  /** By (length, weakest link, ids of the entities along, ids of the relations along); or by the start's id before that. */
  readonly order: "length" | "start";
  /** With order "start": a start without any way gives a row of its own, in its place. */
  readonly empty: boolean;
  /** `after` is what the column `position` gives. */
  readonly page: Page;
  readonly total: boolean;
  readonly columns: readonly Column[];
}

/** Along any of these steps, again and again; no way meets an entity twice. */
export interface Walk {
  /** In the ontology's order; a relation that may be gone over both ways is two steps. */
  readonly steps: readonly Step[];
  /** 1 to 6. */
  readonly minHops: number;
  readonly maxHops: number;
  /** Asked of every relation gone over; tests the relation only. */
  readonly through: Predicate | null;
  /** Ids of entities that no way enters or begins at. */
  readonly avoid: Param | null;
}

export interface Step {
  readonly relation: string;
  readonly direction: Direction;
}

/** Entities chosen as those of a list are. */
export type Chosen = Pick<RootSelection, "kinds" | "near" | "where" | "order" | "page">;

/** Not from everywhere: only entities that a walk from one of these reaches, and these themselves, at distance 0. */
export interface Near {
  readonly ids: Param;
  /** Its minHops is not asked. */
  readonly walk: Walk;
}

/** Not all: only entities in which every word of a text is found, by the rule of graph/search/. */
export interface Search {
  readonly text: Param;
}

/**
 * Entities scanned at a root. Near some, they are in the order of their distance, and where a text is found, of their
 * score, the highest first, if no other is given.
 */
export interface RootSelection extends Selection {
  readonly near: Near | Search | null;
}

/** A set of entities: scanned at a root, reached over a relation in a hop. */
export interface Selection {
  readonly kinds: readonly string[];
  readonly where: Predicate | null;
  /** Sort keys; ascending id is always the last, implied. Null is larger than every value. */
  readonly order: readonly Order[];
  readonly page: Page;
  readonly columns: readonly Column[];
}

export interface Order {
  /**
   * A field of the entity, or a property of the relation a hop went over or a way ended with; or how far it is: the
   * length of a way, the distance of what is near; or how well a text is found in it (`name` is then not asked).
   */
  readonly of: "entity" | "relation" | "distance" | "score";
  readonly name: string;
  readonly descending: boolean;
}

export interface Page {
  readonly offset: Param | null;
  readonly limit: Param | null;
  /** A list of values: where the previous page ended, one for each key of `order`, and its id. */
  readonly after: Param | null;
}

/**
 * One value of a row. `subject` says of what: the row's entity, the relation that led to it (of a hop, or the last of a
 * way), or the record (a claim, a quote; see records.ts) the row stands for.
 */
export type Column =
  /** The name of the entity's kind. */
  | { readonly column: "kind" }
  /** A field, by its declared name (`id` and `name` included), or null where the kind has none such. */
  | { readonly column: "field"; readonly subject: Subject; readonly name: string }
  /** The name in a language, by fallback; or the language that was fallen back to. Null asks for the default. */
  | { readonly column: "name" | "nameLanguage"; readonly language: Param | null }
  /** The sort values of the row, order keys (values.ts) where the type has them, and its id: what a cursor is made of. */
  | { readonly column: "position" }
  /** Records that hang on the subject, as rows: an entity's mentions, a relation's claims, a claim's evidence. */
  | {
      readonly column: "records";
      readonly subject: Subject;
      readonly link: string;
      readonly columns: readonly Column[];
    }
  /** In the row of an annotation: a row about the relation that it shows, as a way of one step along it; null where it shows none. */
  | { readonly column: "claimed"; readonly columns: readonly Column[] }
  /** In the row of an annotation: a row about the list or the exclusion whose quote it is; null where it is of no such record. */
  | { readonly column: "noted"; readonly of: NoteKind; readonly columns: readonly Column[] }
  /** In the row of a text: the part of it between two offsets (text.ts), which begins and ends where it does unless said. */
  | { readonly column: "content"; readonly start: Param | null; readonly end: Param | null }
  /** Entities a record refers to: a row or null for a link to one, rows for a link to many. */
  | { readonly column: "entities"; readonly link: string; readonly columns: readonly Column[] }
  /** What lies along a relation, taken together: rows as of an aggregate. */
  | {
      readonly column: "aggregate";
      readonly relation: string;
      readonly direction: Direction;
      readonly aggregate: Aggregate;
    }
  | Hop
  /** One row for each entity that a walk from the row's entity ends at, each by the first way to it; rows as a list hop's. */
  | { readonly column: "ways"; readonly walk: Walk; readonly selection: Selection }
  | WayColumn
  | SearchColumn;

/** Of an entity in which a text may be found. */
export type SearchColumn =
  /** Where the root searches for a text: how well it is found (graph/search/hits.ts); else null. */
  | { readonly column: "score" }
  /** Where the words of a text are found, as rows: one for each that is, in their order (graph/search/matches.ts). */
  | { readonly column: "matches"; readonly text: Param; readonly columns: readonly Column[] }
  /** In the row of a match. */
  | {
      readonly column: "match";
      readonly of: "word" | "manner" | "field" | "language" | "text" | "start" | "end";
    }
  /** In the row of a match: a row about the Evidence that is its text; null where that is no quote. In that of an annotation: its quote. */
  | { readonly column: "quote"; readonly columns: readonly Column[] };

/** Of a row that stands for a way. All but `start` and `absence` are null where there is none (`empty`). */
export type WayColumn =
  /**
   * The basis and the strength are those of its weakest link (graph/ways.ts), whose rank is `weakest`; the commitment is
   * the least of its steps', null where one has none. Of an entity near others, `length` is its distance.
   */
  | {
      readonly column: "way";
      readonly of: "length" | "inferredSteps" | "basis" | "strength" | "commitment" | "weakest";
    }
  /** A row about the entity it begins at. */
  | { readonly column: "start"; readonly columns: readonly Column[] }
  /** Rows, one a step: their entity is the one reached, their relation the one gone over. */
  | { readonly column: "steps"; readonly columns: readonly Column[] }
  /** In the row of a step: the kind of its relation, or how it was gone over, "out" or "in". */
  | { readonly column: "step"; readonly of: "relation" | "direction" }
  /** Where there is no way: AbsenceFacts (rows.ts) of the walk's steps, each taken for a hop of its own; else null. */
  | ({ readonly column: "absence" } & Reason);

/** The facts of an absence, each list and exclusion with rows of its quotes where these are asked for: their columns, or null. */
export interface Reason {
  readonly columns: readonly Column[] | null;
}

/** Along a relation, from the row's entity. The value is rows, or a ConnectionValue (rows.ts). */
export interface Hop {
  readonly column: "hop";
  readonly relation: string;
  readonly direction: Direction;
  readonly form: "list" | "connection";
  /** Of a connection: is the count asked for, and the reason of emptiness, null where it is not. */
  readonly total: boolean;
  readonly absence: Reason | null;
  readonly selection: Selection;
}

/** A set of entities taken together, as one row of measures, or one for each group of them. */
export interface Aggregate {
  readonly kinds: readonly string[];
  readonly where: Predicate | null;
  /** A group's row begins with its value. The largest group comes first, then by value, null last. */
  readonly by: Grouping | null;
  readonly measures: readonly Measure[];
}

/** By what entities are grouped. Who has several values, in a list, counts in the group of each; who has none, in null's. */
export interface Grouping {
  readonly of: "kind" | "entity" | "relation";
  /** A field; of a kind, empty. */
  readonly name: string;
  /** How many groups at most. */
  readonly limit: Param | null;
}

/** One number or value about a set of entities; those of fields leave out entities that have none (measures.ts). */
export type Measure = { readonly measure: "count" } | { readonly measure: FieldMeasure; readonly name: string };

export type FieldMeasure =
  /** How many have a value. */
  | "recorded"
  | "min"
  | "max"
  | "sum"
  | "average"
  /** Of texts, by number of characters (code points). */
  | "shortest"
  | "longest"
  | "shortestLength"
  | "longestLength"
  | "averageLength";

export type Test =
  | "eq"
  | "in"
  | "lt"
  | "lte"
  | "gt"
  | "gte"
  | "contains"
  | "startsWith"
  | "endsWith"
  /** Of lists: has this member. */
  | "includes"
  /** `eq: null`; takes no value. */
  | "isNull";

export type Comparison = "eq" | "in" | "lt" | "lte" | "gt" | "gte" | "isNull";

export type Quantifier = "some" | "none" | "all" | "single";

/** Three-valued: a test on null is unknown, but for isNull and quantifiers. Only what is true passes. */
export type Predicate =
  | { readonly test: "and" | "or"; readonly of: readonly Predicate[] }
  | { readonly test: "not"; readonly of: Predicate }
  | { readonly test: "kind"; readonly kinds: readonly string[] }
  | {
      readonly test: Exclude<Test, "isNull">;
      readonly subject: Subject;
      readonly name: string;
      readonly value: Param;
    }
  | { readonly test: "isNull"; readonly subject: Subject; readonly name: string }
  /** Compares what the entities of these kinds along a relation come to, taken together. */
  | {
      readonly test: "measure";
      readonly relation: string;
      readonly direction: Direction;
      readonly kinds: readonly string[];
      readonly measure: Measure;
      readonly compare: Comparison;
      /** Null where it is compared with null. */
      readonly value: Param | null;
    }
  /** Over the relations of a kind to entities of these kinds: some, none, all (at least one, none false) or exactly one. */
  | {
      readonly test: "hop";
      readonly relation: string;
      readonly direction: Direction;
      readonly kinds: readonly string[];
      readonly quantifier: Quantifier;
      /** Sees the entity at the other end and the relation; null: any. */
      readonly where: Predicate | null;
    }
  /** Over the records that hang on the subject (records.ts): the claims of a relation, the mentions of an entity. */
  | {
      readonly test: "records";
      readonly subject: Subject;
      readonly link: string;
      readonly quantifier: Quantifier;
      /** Sees the record; null: any. */
      readonly where: Predicate | null;
    }
  /** Over the entities of these kinds that a record names: the document of a claim, whom it is attributed to. */
  | {
      readonly test: "entities";
      readonly link: string;
      readonly kinds: readonly string[];
      readonly quantifier: Quantifier;
      /** Sees the entity; null: any. */
      readonly where: Predicate | null;
    };

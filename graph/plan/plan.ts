import type { Direction } from "../ontology.ts";

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

export type Root =
  /** One row an entity. */
  | { readonly op: "list"; readonly selection: Selection }
  /** One row an entity, with a head (rows.ts). */
  | { readonly op: "connection"; readonly total: boolean; readonly selection: Selection }
  /** One row or none: the entity with that id, if it is of these kinds. */
  | {
      readonly op: "entity";
      readonly id: Param;
      readonly kinds: readonly string[];
      readonly columns: readonly Column[];
    }
  /** All lists left open or announced, or all relations ruled out: one row each, in the dataset's order. */
  | { readonly op: "records"; readonly of: RootRecords; readonly columns: readonly Column[] };

export type RootRecords = "lists" | "exclusions";

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
  /** A field of the entity, or a property of the relation a hop went over. */
  readonly of: "entity" | "relation";
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
 * One value of a row. `subject` says of what: the row's entity, the relation the enclosing hop went over, or the record
 * (a claim, a quote; see records.ts) the row stands for.
 */
export type Column =
  /** The name of the entity's kind. */
  | { readonly column: "kind" }
  /** A field, by its declared name (`id` and `name` included), or null where the kind has none such. */
  | { readonly column: "field"; readonly subject: "entity" | "relation" | "record"; readonly name: string }
  /** The name in a language, by fallback; or the language that was fallen back to. Null asks for the default. */
  | { readonly column: "name" | "nameLanguage"; readonly language: Param | null }
  /** The sort values of the row, order keys (values.ts) where the type has them, and its id: what a cursor is made of. */
  | { readonly column: "position" }
  /** Records that hang on the subject, as rows: an entity's mentions, a relation's claims, a claim's evidence. */
  | {
      readonly column: "records";
      readonly subject: "entity" | "relation" | "record";
      readonly link: string;
      readonly columns: readonly Column[];
    }
  /** Entities a record refers to: a row or null for a link to one, rows for a link to many. */
  | { readonly column: "entities"; readonly link: string; readonly columns: readonly Column[] }
  | Hop;

/** Along a relation, from the row's entity. The value is rows, or a ConnectionValue (rows.ts). */
export interface Hop {
  readonly column: "hop";
  readonly relation: string;
  readonly direction: Direction;
  readonly form: "list" | "connection";
  /** Of a connection: is the count, is the reason of emptiness asked for. */
  readonly total: boolean;
  readonly absence: boolean;
  readonly selection: Selection;
}

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

/** Three-valued: a test on null is unknown, but for isNull and hops. Only what is true passes. */
export type Predicate =
  | { readonly test: "and" | "or"; readonly of: readonly Predicate[] }
  | { readonly test: "not"; readonly of: Predicate }
  | { readonly test: "kind"; readonly kinds: readonly string[] }
  | {
      readonly test: Exclude<Test, "isNull">;
      readonly subject: "entity" | "relation";
      readonly name: string;
      readonly value: Param;
    }
  | { readonly test: "isNull"; readonly subject: "entity" | "relation"; readonly name: string }
  /** Over the relations of a kind to entities of these kinds: some, none, all (at least one, none false) or exactly one. */
  | {
      readonly test: "hop";
      readonly relation: string;
      readonly direction: Direction;
      readonly kinds: readonly string[];
      readonly quantifier: "some" | "none" | "all" | "single";
      /** Sees the entity at the other end and the relation; null: any. */
      readonly where: Predicate | null;
    };

import type { Field } from "../ontology.ts";
import type { Value } from "../rows.ts";
import { type Ordered, orderKey } from "../values.ts";
import { codingOf, enumNames } from "./build-fields.ts";
import { type Column, type Reader, reader } from "./column.ts";
import { type Graph, range } from "./graph.ts";
import type { FieldColumns } from "./snapshot.ts";
import { standings, unpackStanding } from "./standing.ts";
import { rankOf } from "./strings.ts";

/** What a row is about: an entity, the relation that led to it, and from where. -1: none. */
export type Of<T> = (entity: number, relation: number, origin: number) => T;

/** A single value that entities or relations have, as numbers that compare as the values do. */
export interface Attribute {
  /** Equal for equal values; infinity is null. */
  readonly key: Of<number>;
  /** Ascending as the values are; infinity, null, is the largest. The key, but for types with an order of their own. */
  readonly order: Of<number>;
  /** The key of a value; NaN, which equals nothing, where nothing has it. */
  readonly keyOf: (value: Value) => number;
  /** What stands for a value in the order, as `position` gives it; null where it has no place there. */
  readonly placeOf: (value: Value) => Value;
  /** How a subject is ordered to what stands for a value: below zero where it comes before. */
  readonly against: (place: Value) => Of<number>;
  readonly read: Of<Value>;
  /** The value that stands for the order in a cursor. */
  readonly position: Of<Value>;
  /** Of a field with few values: the code of each slot, and the key of each code. */
  readonly few?: { readonly codes: Uint8Array; readonly keys: readonly number[] };
}

/** What sorting asks of an attribute. */
export type Sortable = Pick<Attribute, "order" | "against" | "position">;

/** A list of values; null where none is recorded. */
export interface ListAttribute {
  readonly keys: Of<readonly number[] | null>;
  readonly keyOf: (value: Value) => number;
  readonly read: Of<Value>;
}

const none = Number.POSITIVE_INFINITY;
const raised = (code: number): number => (code === 0 ? none : code);

export const same = (value: Value): Value => value;

/** Of a kind that has no such field. */
export const missing: Attribute = {
  key: () => none,
  order: () => none,
  keyOf: () => Number.NaN,
  placeOf: same,
  against: (place) => () => (place === null ? 0 : 1),
  read: () => null,
  position: () => null,
};

export function isList(attribute: Attribute | ListAttribute): attribute is ListAttribute {
  return "keys" in attribute;
}

/** Makes an attribute of numbers that are key and order in one; `rank` gives the number of a value, or a fraction between. */
export function ordered(key: Of<number>, rank: (value: Value) => number, read: Of<Value>): Attribute {
  return {
    key,
    order: key,
    keyOf: (value) => (value === null ? Number.NaN : rank(value)),
    placeOf: same,
    against: (place) => {
      const bound = place === null ? none : rank(place);
      return (entity, relation, origin) => {
        const own = key(entity, relation, origin);
        return own === bound ? 0 : own < bound ? -1 : 1;
      };
    },
    read,
    position: read,
  };
}

/** Of words, ordered as they are. */
export function words(graph: Graph, code: Of<number>): Attribute {
  return ordered(
    (entity, relation, origin) => raised(code(entity, relation, origin)),
    (value) => rankOf(graph.snapshot.words, String(value)) + 1,
    (entity, relation, origin) => graph.word(code(entity, relation, origin)),
  );
}

export function wordLists(graph: Graph, codes: (entity: number) => number[]): ListAttribute {
  return {
    keys: codes,
    keyOf: (value) => rankOf(graph.snapshot.words, String(value)) + 1,
    read: (entity) => codes(entity).map(graph.word),
  };
}

/** Of prose, which is only read. */
export function proseAttribute(graph: Graph, column: Column): Attribute {
  const code = reader(column);
  return { ...missing, read: (entity) => graph.prose(code(entity)) };
}

/** One of the three values packed in a standing; ordered by name, as strings are. */
export function ofStanding(packed: Of<number>, name: string): Attribute {
  const names = [
    "COMMITTED",
    "DISCUSSED",
    "DONE",
    "IN_FORCE",
    "INFERRED",
    "MEDIUM",
    "PLANNED",
    "PROPOSED",
    "STATED",
    "STRONG",
    "WEAK",
  ];
  const read = Array.from({ length: standings }, (_, one): string | null => {
    const standing = unpackStanding(one);
    return name === "basis"
      ? standing.basis
      : name === "strength"
        ? standing.strength
        : name === "commitment"
          ? standing.commitment
          : null;
  });
  const keys = read.map((value) => (value === null ? none : names.indexOf(value)));
  return ordered(
    (...of) => keys[packed(...of)] as number,
    (value) => (names.includes(String(value)) ? names.indexOf(String(value)) : Number.NaN),
    (...of) => read[packed(...of)] as Value,
  );
}

export function scalarAttribute(graph: Graph, field: Field, columns: FieldColumns): Attribute {
  const code = codeBySlot(graph, columns);
  const coder = coderOf(graph, field);
  const key: Of<number> = columns.values instanceof Float64Array ? code : (entity) => raised(code(entity));
  const attribute = ordered(key, coder.rank, (entity) => coder.decode(code(entity)));
  const held = columns.values instanceof Float64Array ? null : columns.values;
  if (coder.codes !== undefined && held?.starts === null && held.values instanceof Uint8Array) {
    return { ...attribute, few: { codes: held.values, keys: coder.codes.map(raised) } };
  }
  if (columns.order === null) return attribute;
  const order = words(graph, codeBySlot(graph, { values: columns.order }));
  const placeOf = (value: Value): Value => orderKey(field.type as Ordered, String(value));
  return { ...attribute, order: order.order, placeOf, against: order.against, position: order.read };
}

/** Reads by entity what is held by slot; at once where there is a value a slot. */
function codeBySlot({ slot }: Graph, columns: Pick<FieldColumns, "values">): (entity: number) => number {
  const values = columns.values instanceof Float64Array ? columns.values : columns.values.values;
  const direct = columns.values instanceof Float64Array ? values.length > 0 : columns.values.starts === null;
  if (direct) return (entity) => values[slot[entity] as number] as number;
  const read = codeReader(columns);
  return (entity) => read(slot[entity] as number);
}

export function listAttribute(graph: Graph, field: Field, columns: FieldColumns): ListAttribute {
  const { slot } = graph;
  const member = codeReader(columns);
  const { decode, rank } = coderOf(graph, field);
  const offset = reader(columns.offsets as Column);
  const recorded = reader(columns.recorded as Column);
  const keys = (entity: number): number[] | null => {
    const at = slot[entity] as number;
    return recorded(at) === 1 || field.required ? range(offset, at, member) : null;
  };
  return { keys, keyOf: rank, read: (entity) => keys(entity)?.map(decode) ?? null };
}

function codeReader({ values }: Pick<FieldColumns, "values">): Reader {
  if (!(values instanceof Float64Array)) return reader(values);
  return values.length === 0 ? () => none : (row) => values[row] as number;
}

/** Between a value and its code; all the codes where they are few. */
interface Coder {
  readonly decode: (code: number) => Value;
  readonly rank: (value: Value) => number;
  readonly codes?: readonly number[];
}

function coderOf(graph: Graph, field: Field): Coder {
  switch (codingOf(field.type)) {
    case "word":
    case "ordered":
      return { decode: graph.word, rank: (value) => rankOf(graph.snapshot.words, String(value)) + 1 };
    case "number":
      return { decode: (code) => (code === none ? null : code), rank: Number };
    case "flag":
      return fewValues([false, true]);
    case "enum":
      return fewValues(enumNames(graph.ontology, field.type));
  }
}

function fewValues(values: readonly Value[]): Coder {
  return {
    decode: (code) => values[code - 1] ?? null,
    rank: (value) => (values.includes(value) ? values.indexOf(value) + 1 : Number.NaN),
    codes: [0, ...values.map((_, at) => at + 1)],
  };
}

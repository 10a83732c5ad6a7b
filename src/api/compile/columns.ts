import type { SelectionSetNode } from "graphql";
import type { Column, Subject } from "../../../graph/plan/plan.ts";
import type { RowShape } from "../row-shape.ts";
import type { Compiling } from "./compiling.ts";

/** The columns of one row, in the order of first need; asking twice for the same gives the same. */
export type Columns = Column[];

/** Adds the columns that selection sets ask for, and says where they go. */
export type Compile = (sets: readonly SelectionSetNode[], columns: Columns, path: readonly string[]) => RowShape;

/** The index of a column among the others of its row; adds it where it is new. */
export function addColumn(compiling: Compiling, columns: Columns, column: Column): number {
  if (column.column === "field") return addField(compiling, columns, column.subject, column.name);
  return placeOf(compiling, columns, interned(compiling, column));
}

/** The same of a field. */
export function addField(compiling: Compiling, columns: Columns, subject: Subject, name: string): number {
  // names hold no space
  const key = `field ${subject} ${name}`;
  return placeOf(
    compiling,
    columns,
    remembered(compiling, key, () => ({ column: "field", subject, name })),
  );
}

function placeOf({ places }: Compiling, columns: Columns, column: Column): number {
  let known = places.get(columns);
  if (known === undefined) {
    known = new Map();
    places.set(columns, known);
  }
  const at = known.get(column) ?? columns.push(column) - 1;
  known.set(column, at);
  return at;
}

/**
 * The one object that stands for all equal columns of a plan. Columns inside it are interned before it, so a key names
 * them by number and its length does not grow with what is below: fragments can repeat a selection exponentially often.
 */
function interned(compiling: Compiling, column: Column): Column {
  return remembered(compiling, `column ${keyOf(compiling, column)}`, () => column);
}

function keyOf(compiling: Compiling, column: Column): string {
  return JSON.stringify(column, (name, value: unknown) =>
    name === "columns" && Array.isArray(value) ? value.map((one) => identity(compiling, one)) : value,
  );
}

/** What `make` gave when first called under that key. */
export function remembered<T>(compiling: Compiling, key: string, make: () => T): T {
  const before = compiling.known.get(key);
  if (before !== undefined) return before as T;
  const made = make();
  compiling.known.set(key, made);
  return made;
}

/** A number that only this object has, while an operation is compiled. */
export function identity({ identities }: Compiling, object: object): number {
  const known = identities.get(object);
  if (known !== undefined) return known;
  identities.set(object, identities.size);
  return identities.size - 1;
}

/** Freezes plain data all the way down; what is frozen already is frozen below. Cost: O(new objects). */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) frozen(value[key]);
  return value;
}

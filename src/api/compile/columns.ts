import type { SelectionSetNode } from "graphql";
import type { Column } from "../../../graph/plan/plan.ts";
import type { RowShape } from "../shape.ts";
import type { Compiling } from "./compiling.ts";

/** The columns of one row, in the order of first need; asking twice for the same gives the same. */
export type Columns = Column[];

/** Adds the columns that selection sets ask for, and says where they go. */
export type Compile = (sets: readonly SelectionSetNode[], columns: Columns, path: readonly string[]) => RowShape;

/** The index of a column among the others of its row; adds it where it is new. */
export function addColumn(compiling: Compiling, columns: Columns, column: Column): number {
  const one = interned(compiling, column);
  const { places } = compiling;
  const known = places.get(columns) ?? new Map<Column, number>();
  const at = known.get(one) ?? columns.push(one) - 1;
  places.set(columns, known.set(one, at));
  return at;
}

/**
 * The one object that stands for all equal columns of a plan. Columns inside it are interned before it, so a key names
 * them by number and its length does not grow with what is below: fragments can repeat a selection exponentially often.
 */
function interned(compiling: Compiling, column: Column): Column {
  return remembered(compiling, `column ${keyOf(compiling, column)}`, () => frozen(column));
}

function keyOf(compiling: Compiling, column: Column): string {
  // most are fields, and their names hold no space
  if (column.column === "field") return `${column.subject} ${column.name}`;
  return JSON.stringify(column, (name, value: unknown) =>
    name === "columns" && Array.isArray(value) ? value.map((one) => identity(compiling, one)) : value,
  );
}

/** What `make` gave when first called under that key. */
export function remembered<T>(compiling: Compiling, key: string, make: () => T): T {
  if (compiling.known.has(key)) return compiling.known.get(key) as T;
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
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

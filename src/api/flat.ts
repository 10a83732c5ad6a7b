import type { Cell } from "../../graph/export/tables.ts";
import { isObject, labelOf, simplify } from "./simplify.ts";

/** An answer as one table: a cell by the name of its column, where the row has one. */
export interface FlatAnswer {
  /** In the order they are first met. */
  readonly columns: readonly string[];
  readonly rows: readonly ReadonlyMap<string, Cell>[];
}

/**
 * Flattens an answer: a row for each of the innermost things, on which what is around them is said again. Lists beside each
 * other have rows of their own, below each other, so that nothing is paired that does not belong together. Columns are
 * called by the fields that lead to them, `supportedBy.name`. Cost: O(values x depth).
 */
export function flatten(data: Readonly<Record<string, unknown>>): FlatAnswer {
  const fields = Object.entries(data);
  const rows = fields.flatMap(([field, value]) => rowsOf(simplify(value), fields.length > 1 ? labelOf(field) : ""));
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  // an object that is null somewhere has its columns already
  const isObjects = (column: string) => columns.some((other) => other.startsWith(`${column}.`));
  const isEmpty = (column: string) => rows.every((row) => (row.get(column) ?? null) === null);
  return { columns: columns.filter((column) => !(isObjects(column) && isEmpty(column))), rows };
}

type FlatRow = ReadonlyMap<string, Cell>;

function rowsOf(value: unknown, path: string): readonly FlatRow[] {
  if (Array.isArray(value) && value.some(isObject)) return value.flatMap((one) => rowsOf(one, path));
  if (Array.isArray(value) && value.length === 0) return [new Map()];
  if (!isObject(value)) return [new Map([[path === "" ? "value" : path, value as Cell]])];
  const own = new Map<string, Cell>();
  const blocks: (readonly FlatRow[])[] = [];
  for (const [key, inner] of Object.entries(value)) {
    // what else was asked of a connection stands beside its list
    const at = key === "edges" ? path : [path, labelOf(key)].filter((part) => part !== "").join(".");
    const rows = rowsOf(inner, at);
    const [only] = rows;
    if (only !== undefined && rows.length === 1 && !hasList(inner))
      for (const [column, cell] of only) own.set(column, cell);
    else blocks.push(rows);
  }
  if (blocks.length === 0) return [own];
  return blocks.flat().map((row) => new Map([...own, ...row]));
}

/** Whether there is a list of objects in it, at any depth. */
function hasList(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isObject);
  return isObject(value) && Object.values(value).some(hasList);
}

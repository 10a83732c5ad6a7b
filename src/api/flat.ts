import type { Cell } from "../../graph/export/tables.ts";
import { isObject, labelOf, simplify } from "./simplify.ts";

/** An answer as one table: a cell by the name of its column, where the row has one. */
export interface FlatAnswer {
  /** Those of the sample, then what else there is. */
  readonly columns: readonly string[];
  readonly rows: readonly ReadonlyMap<string, Cell>[];
}

/** Fields that hold what a fact rests on, and not further things. */
const restedOn: ReadonlySet<string> = new Set(["claims", "evidence", "commitmentEvidence"]);

/**
 * Flattens an answer: a row for each of the innermost things, on which what is around them is said again. Lists beside each
 * other have rows of their own, below each other, so that nothing is paired that does not belong together; the only quote of a
 * fact stands in each row of it, and its several quotes before what else there is of it. Columns are
 * called by the fields that lead to them, `supportedBy.name`. Whatever the graph holds, the columns are those of the sample of
 * the question's answers; others only where something stands in them. Cost: O(values x depth).
 */
export function flatten(data: Answer, sample: Answer): FlatAnswer {
  const always = new Set(allRowsOf(sample).flatMap((row) => [...row.keys()]));
  const all = allRowsOf(data);
  const others = new Set(
    all.flatMap((row) =>
      [...row].filter(([column, cell]) => cell !== null && !always.has(column)).map(([column]) => column),
    ),
  );
  const columns = [...always, ...others];
  return { columns, rows: all.filter((row) => columns.some((column) => row.has(column))) };
}

type Answer = Readonly<Record<string, unknown>>;
type FlatRow = ReadonlyMap<string, Cell>;

function allRowsOf(data: Answer): readonly FlatRow[] {
  const fields = Object.entries(data);
  return fields.flatMap(([field, value]) => rowsOf(simplify(value), fields.length > 1 ? labelOf(field) : ""));
}

function rowsOf(value: unknown, path: string): readonly FlatRow[] {
  if (Array.isArray(value) && value.some(isObject)) return value.flatMap((one) => rowsOf(one, path));
  if (Array.isArray(value) && value.length === 0) return [new Map()];
  if (!isObject(value)) return [new Map([[path === "" ? "value" : path, value as Cell]])];
  const own = new Map<string, Cell>();
  const [words, further]: [FlatRow[], FlatRow[]] = [[], []];
  for (const [key, inner] of Object.entries(value)) {
    // what else was asked of a connection stands beside its list
    const at = key === "edges" ? path : [path, labelOf(key)].filter((part) => part !== "").join(".");
    const rows = rowsOf(inner, at);
    const [only] = rows;
    const isWords = restedOn.has(key);
    if (only !== undefined && rows.length === 1 && (isWords || !hasList(inner)))
      for (const [column, cell] of only) own.set(column, cell);
    else for (const row of rows) (isWords ? words : further).push(row);
  }
  const below = [...words, ...further];
  return below.length === 0 ? [own] : below.map((row) => new Map([...own, ...row]));
}

/** Whether there is a list of objects in it, at any depth. */
function hasList(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isObject);
  return isObject(value) && Object.values(value).some(hasList);
}

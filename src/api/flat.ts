import type { Cell } from "../../graph/export/tables.ts";
import { isObject, labelOf, simplify } from "./simplify.ts";

/** An answer as one table: a cell by the name of its column, where the row has one. */
export interface FlatAnswer {
  /** Those of the sample, then what else there is. */
  readonly columns: readonly string[];
  readonly rows: readonly ReadonlyMap<string, Cell>[];
}

/** Fields that hold what a fact rests on, or why there is none, and not further things. */
const restedOn: ReadonlySet<string> = new Set(["claims", "evidence", "commitmentEvidence", "absence"]);

/**
 * Flattens an answer: a row for each of the innermost things, on which what is around them is said again. Lists beside each
 * other have rows of their own, below each other, so that nothing is paired that does not belong together; the only quote of a
 * fact stands in each row of it, and its several quotes before what else there is of it. Columns are
 * called by the fields that lead to them, `supportedBy.name`. Whatever the graph holds, the columns are those of the sample of
 * the question's answers; others only where something stands in them. Cost: O(values x depth).
 */
export function flatten(data: Answer, sample: Answer): FlatAnswer {
  const steps = flattenSteps(data, sample);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps, one for each of the things that the answer lists. */
export function* flattenSteps(data: Answer, sample: Answer): Generator<void, FlatAnswer, void> {
  const always = new Set([...partsOf(sample)].flatMap((rows) => rows.flatMap((row) => [...row.keys()])));
  const all: FlatRow[] = [];
  const others = new Set<string>();
  for (const rows of partsOf(data)) {
    for (const row of rows) {
      all.push(row);
      for (const [column, cell] of row) if (cell !== null && !always.has(column)) others.add(column);
    }
    yield;
  }
  const columns = [...always, ...others];
  return { columns, rows: all.filter((row) => columns.some((column) => row.has(column))) };
}

type Answer = Readonly<Record<string, unknown>>;
type FlatRow = ReadonlyMap<string, Cell>;

/** The rows of each thing that stands at the top. */
function* partsOf(data: Answer): Generator<readonly FlatRow[], void, void> {
  const fields = Object.entries(data);
  for (const [field, value] of fields) {
    const path = fields.length > 1 ? labelOf(field) : "";
    for (const one of thingsIn(value)) yield rowsOf(simplify(one), path);
  }
}

/** What a list holds, or a connection of which nothing else was asked; anything else as it is. */
function thingsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.some(isObject) ? value : [value];
  if (!isObject(value) || !Array.isArray(value.edges) || value.edges.length === 0) return [value];
  const isPlain = Object.keys(value).every((key) => key === "edges" || key === "absence");
  return isPlain ? value.edges.map((edge) => ({ edges: [edge] })) : [value];
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

/** Whether there is a list of further things in it, at any depth. */
function hasList(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isObject);
  return isObject(value) && Object.entries(value).some(([key, inner]) => !restedOn.has(key) && hasList(inner));
}

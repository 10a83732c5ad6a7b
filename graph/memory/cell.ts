import type { Row, Value } from "../rows.ts";
import type { Context } from "./context.ts";

/** Gives a value, or SUSPENDED, a symbol here since every number may be a value; then as predicates do. */
export const suspended = Symbol("suspended");
export type Cell<T extends Value = Value> = (entity: number, relation: number, origin: number) => T | typeof suspended;

/** A row of cells, able to stop between and within them. */
export function rowOf(cells: readonly Cell[]): Cell<Row> {
  let resumeAt = 0;
  let resumeWith: Value[] | null = null;
  return (entity, relation, origin) => {
    const row = resumeWith ?? new Array<Value>(cells.length);
    for (let at = resumeAt; at < cells.length; at++) {
      const value = (cells[at] as Cell)(entity, relation, origin);
      if (value === suspended) {
        resumeAt = at;
        resumeWith = row;
        return suspended;
      }
      row[at] = value;
    }
    resumeAt = 0;
    resumeWith = null;
    return row;
  };
}

/** So many rows, able to stop between and within them. */
export function rowsOf({ meter }: Context) {
  let rows: Row[] = [];
  return (count: number, row: (at: number) => Row | typeof suspended) => {
    while (rows.length < count) {
      const one = row(rows.length);
      if (one === suspended) return suspended;
      rows.push(one);
      if ((rows.length & 7) === 7 && meter.late()) return suspended;
    }
    const done = rows;
    rows = [];
    return done;
  };
}

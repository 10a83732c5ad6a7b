import type { Column } from "../plan/plan.ts";
import type { Row, Value } from "../rows.ts";

/** Characters of the rows that are kept of one graph; past it all are made anew. */
const most = 10_000_000;
/** What a row counts beyond its texts. */
const ofRow = 200;

/** Of one graph, which does not change: rows that are the same whenever they are made, by the columns that a plan asks for. */
export interface KeptRows {
  /** Makes rows as `make` does, each once, and frozen. Memory: ten million characters, or 50,000 rows without any, at the most. */
  of<Suspended extends symbol>(columns: readonly Column[], make: Make<Suspended>): Make<Suspended>;
}

type Make<Suspended> = (entity: number, relation: number, origin: number) => Row | Suspended;

export function keptRows(): KeptRows {
  let rows = new WeakMap<readonly Column[], Map<number, Row>>();
  let count = 0;
  const rowsOf = (columns: readonly Column[]): Map<number, Row> => {
    const before = rows.get(columns);
    if (before) return before;
    const none = new Map<number, Row>();
    rows.set(columns, none);
    return none;
  };
  return {
    of(columns, make) {
      let known = rowsOf(columns);
      return (entity, relation, origin) => {
        const before = known.get(entity);
        if (before !== undefined) return before;
        const row = make(entity, relation, origin);
        if (typeof row === "symbol") return row;
        const size = sizeOf(row);
        count += size;
        if (count > most) {
          rows = new WeakMap();
          count = size;
          known = rowsOf(columns);
        }
        known.set(entity, Object.freeze(row));
        return row;
      };
    },
  };
}

function sizeOf(value: Value): number {
  if (typeof value === "string") return value.length;
  return Array.isArray(value) ? value.reduce((size: number, one: Value) => size + sizeOf(one), ofRow) : 0;
}

/** Whether columns say of an entity nothing but what it is, however it was come to. */
export function areOwn(columns: readonly Column[]): boolean {
  return columns.every((column) => {
    if (column.column === "field") return column.subject === "entity";
    return column.column === "kind" || (column.column === "name" && column.language === null);
  });
}

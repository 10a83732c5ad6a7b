import type { AbsentWay } from "../../../graph/absence.ts";
import type { Chosen, Predicate, Root } from "../../../graph/plan/plan.ts";
import type { NamedEnds } from "../shape.ts";
import { addColumn, type Columns } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import type { AskedWalk } from "./walk.ts";

/** Where ends stand that were named one by one. */
export type RootOfNamed = Pick<NamedEnds, "root" | "id" | "name" | "kind">;

/** What there is to say where ways of a walk are missing; `where` is asked of their ends. */
export function absentWay({ walk, to, pattern }: AskedWalk, where: Predicate | null): AbsentWay {
  const { steps, maxHops, through } = walk;
  const named = areNamed(where);
  const filtered = through !== null || (where !== null && !named);
  // what lies one relation away is counted without the filter, but not by which of the ends it is
  const narrowed = filtered && (maxHops > 1 || named);
  return { steps, maxHops, kinds: to, reading: pattern?.backwards ?? null, named: null, narrowed };
}

/** Whether a filter does no more than tell entities one by one. */
export function areNamed(where: Predicate | null): boolean {
  return (where?.test === "in" || where?.test === "eq") && where.subject === "entity" && where.name === "id";
}

/** Adds a root of the ends. */
export function namedEnds(compiling: Compiling, ends: Chosen, add: (root: Root) => number): RootOfNamed {
  const columns: Columns = [];
  const id = addColumn(compiling, columns, { column: "field", subject: "entity", name: "id" });
  const name = addColumn(compiling, columns, { column: "field", subject: "entity", name: "name" });
  const kind = addColumn(compiling, columns, { column: "kind" });
  return { root: add({ op: "list", selection: { ...ends, columns } }), id, name, kind };
}

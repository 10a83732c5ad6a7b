import type { AbsentWay } from "../../../graph/absence.ts";
import type { Chosen, Predicate, Reason, Root } from "../../../graph/plan/plan.ts";
import type { ListColumns, MissingWays, NamedEnds } from "../way-shape.ts";
import { addColumn, type Columns } from "./columns.ts";
import type { Compiling } from "./compiling.ts";
import type { AskedWalk } from "./walk.ts";

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

/**
 * What it takes to say of which ways there are none, from a start of some kinds to these ends: `start` are the columns of its
 * row, of which no more than its place is still to be told. Where the ends are named one by one a root of them is added.
 */
export function missingWays(
  compiling: Compiling,
  way: AbsentWay,
  from: readonly string[],
  ends: Chosen,
  start: Columns,
  reason: Reason,
  add: (root: Root) => number,
): Omit<MissingWays, "start"> {
  const named = areNamed(ends.where) ? namedEnds(compiling, ends, start, reason, add) : null;
  // what may be done by one relation out of several depends on the kind it is done to
  const depends = way.reading === null && way.maxHops === 1 && way.steps.length > 1 && from.length > 1;
  const startKind = named !== null || depends ? addColumn(compiling, start, { column: "kind" }) : null;
  return { way, startKind, named };
}

function namedEnds(
  compiling: Compiling,
  ends: Chosen,
  start: Columns,
  reason: Reason,
  add: (root: Root) => number,
): NamedEnds {
  const columns: Columns = [];
  const id = addColumn(compiling, columns, { column: "field", subject: "entity", name: "id" });
  const name = addColumn(compiling, columns, { column: "field", subject: "entity", name: "name" });
  const kind = addColumn(compiling, columns, { column: "kind" });
  const { lists, list } = listsOf(compiling, columns, reason);
  return {
    root: add({ op: "list", selection: { ...ends, columns } }),
    id,
    name,
    kind,
    lists,
    list,
    startLists: listsOf(compiling, start, reason).lists,
  };
}

/** The lists of a row's entity that a source leaves open or announces. */
function listsOf(
  compiling: Compiling,
  columns: Columns,
  reason: Reason,
): { readonly lists: number; readonly list: ListColumns } {
  const [inner, quoted]: [Columns, Columns] = [[], []];
  const field = (of: Columns, name: string) => addColumn(compiling, of, { column: "field", subject: "record", name });
  const evidence = (of: readonly Columns[number][]) =>
    addColumn(compiling, inner, { column: "records", subject: "record", link: "evidence", columns: of });
  const quote = field(quoted, "quote");
  const list = {
    relation: field(inner, "relation"),
    direction: field(inner, "direction"),
    members: field(inner, "members"),
    status: field(inner, "status"),
    quotes: evidence(quoted),
    quote,
    words: reason.columns === null ? null : evidence(reason.columns),
  };
  const lists = addColumn(compiling, columns, { column: "records", subject: "entity", link: "lists", columns: inner });
  return { lists, list };
}

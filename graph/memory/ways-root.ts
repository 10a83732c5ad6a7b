import type { Column, Ways } from "../plan/plan.ts";
import type { ConnectionHead, Row } from "../rows.ts";
import { type Cell, rowOf, suspended } from "./cell.ts";
import type { Steps } from "./column.ts";
import type { Context } from "./context.ts";
import { absenceFacts } from "./emptiness.ts";
import { findEnds } from "./find-ends.ts";
import { createFindWays } from "./find-ways.ts";
import { adjacencyOf } from "./graph.ts";
import { compileColumn, compileRow, reasonRows, type Scope, wayRow } from "./project.ts";
import { choose } from "./scan-root.ts";
import { compileWalk } from "./walk.ts";
import { weakestOf } from "./way-facts.ts";
import { createWayPage, type Way, wayPosition } from "./way-page.ts";
import type { WayHolder } from "./ways-of.ts";

/** The ways of a root. */
export interface WaysFound {
  readonly ways: readonly Way[];
  readonly head: ConnectionHead;
}

/** Finds a page of ways between the entities chosen. */
export function* findRootWays(context: Context, root: Ways): Steps<WaysFound> {
  const { graph, values } = context;
  const { from, to, walk, each, order, empty, page, total } = root;
  const starts = yield* choose(context, from);
  const ends = yield* findEnds(context, to);
  const going = compileWalk(context, walk, "forwards");
  const back = compileWalk(context, walk, "backwards");
  const wayPage = createWayPage(graph, page, order, values, total);
  yield* createFindWays(context, { going, back, each, order, empty })(starts, ends, wayPage);
  const picked = wayPage.picked();
  return { ways: picked.ways, head: [total ? picked.total : null, picked.hasPrevious, picked.hasNext] };
}

/** Makes rows of ways; of a start without one, a row that says so. */
export function compileRootWay(context: Context, root: Ways): (way: Way) => ReturnType<Cell<Row>> {
  const { graph } = context;
  const holder: WayHolder = { way: { entities: [], relations: [] } };
  const scope: Scope = {
    kinds: root.to.kinds,
    over: "any",
    position: () => wayPosition(graph, holder.way, root.order, weakestOf(graph, holder.way)),
    way: () => holder.way,
    distance: null,
    score: null,
  };
  const row = compileRow(context, root.columns, scope);
  const emptyRow = root.empty ? rowOf(root.columns.map((column) => emptyCell(context, root, column, scope))) : row;
  return (way) => {
    holder.way = way;
    return way.relations.length > 0 ? wayRow(row, way) : emptyRow(way.entities[0] as number, -1, -1);
  };
}

/** What is said where there is no way: of its start, and why there is none. */
function emptyCell(context: Context, { walk, to }: Ways, column: Column, scope: Scope): Cell {
  if (column.column === "position" || column.column === "start") return compileColumn(context, column, scope);
  if (column.column !== "absence") return () => null;
  const { graph, meter } = context;
  const facts = absenceFacts(context, walk.steps, to.kinds, reasonRows(context, column));
  const kinds = new Set(to.kinds.map(graph.kindNumber));
  const over = walk.steps.map(({ relation, direction }) => adjacencyOf(graph, relation, direction));
  const filteredOutOf = (start: number): number => {
    let filteredOut = 0;
    for (const { ends, rows } of over) {
      const row = rows[graph.kind[start] as number] ?? null;
      if (row === null) continue;
      const slot = graph.slot[start] as number;
      const end = row[slot + 1] as number;
      for (let at = row[slot] as number; at < end; at++) {
        meter.left--;
        if (kinds.has(graph.kind[ends[at] as number] as number)) filteredOut++;
      }
    }
    return filteredOut;
  };
  let filteredOut: number | null = null;
  return (start) => {
    filteredOut ??= filteredOutOf(start);
    const found = facts(start, filteredOut);
    if (found !== suspended) filteredOut = null;
    return found;
  };
}

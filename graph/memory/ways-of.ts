import type { Selection, Walk } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import type { Of } from "./attribute.ts";
import type { Steps } from "./column.ts";
import type { Context } from "./context.ts";
import { endsWhere } from "./find-ends.ts";
import { createFindWays } from "./find-ways.ts";
import { beforePage, comparison, positionOf, type SortKey, sortKeys } from "./order.ts";
import { sortFirst } from "./sort.ts";
import { SUSPENDED } from "./truth.ts";
import { compileWalk } from "./walk.ts";
import { weakestOf } from "./way-facts.ts";
import { createWayPage, type PickedWays, type Way, wayPosition } from "./way-page.ts";

/** The way that is spoken of just now. */
export interface WayHolder {
  way: Way;
}

/** The first ways from an entity to each end, a page of them; SUSPENDED as tests do. */
export interface WaysOf {
  readonly pick: (start: number) => readonly Way[] | typeof SUSPENDED;
  /** The place of the way that is held. */
  readonly position: Of<Value>;
}

/** Compiles a column of ways. Cost of a pick: O(relations within reach). */
export function compileWays(context: Context, walk: Walk, selection: Selection, holder: WayHolder): WaysOf {
  const { kinds, where, order, page } = selection;
  const { graph, values } = context;
  const going = compileWalk(context, walk, "forwards");
  const findWays = createFindWays(context, { going, back: null, each: "end", order: "length", empty: false });
  const ends = endsWhere(context, kinds, where);
  const sorted = order.length > 0;
  const keys = sortKeys(context, order, kinds, "any", () => holder.way.relations.length);

  function* find(start: number): Steps<readonly Way[]> {
    const window = sorted ? { offset: null, limit: null, after: null } : page;
    const wayPage = createWayPage(graph, window, "length", values, false);
    yield* findWays([start], ends, wayPage);
    const { ways } = wayPage.picked() satisfies PickedWays;
    return sorted ? yield* sortWays(context, ways, keys, selection, holder) : ways;
  }

  let running: Steps<readonly Way[]> | null = null;
  return {
    pick: (start) => {
      running ??= find(start);
      const step = running.next();
      if (step.done !== true) return SUSPENDED;
      running = null;
      return step.value;
    },
    position: sorted
      ? positionOf(graph, keys)
      : () => wayPosition(graph, holder.way, "length", weakestOf(graph, holder.way)),
  };
}

/** A page of ways in an order of their ends. */
function* sortWays(
  { graph, values, meter }: Context,
  ways: readonly Way[],
  keys: readonly SortKey[],
  { page }: Selection,
  holder: WayHolder,
): Steps<readonly Way[]> {
  const value = (param: number | null): Value => (param === null ? null : (values[param] ?? null));
  const after = value(page.after);
  const isBefore = Array.isArray(after) ? beforePage(graph, keys, after) : null;
  const found = keys.map((): number[] => []);
  const entities: number[] = [];
  const behind: Way[] = [];
  for (const way of ways) {
    holder.way = way;
    const [origin = -1, entity = -1] = way.entities.slice(-2);
    const relation = way.relations.at(-1) ?? -1;
    if (isBefore?.(entity, relation, origin) === true) continue;
    behind.push(way);
    entities.push(entity);
    for (const [at, { attribute }] of keys.entries()) found[at]?.push(attribute.order(entity, relation, origin));
    if ((behind.length & 255) === 255 && meter.late()) yield;
  }
  const offset = Number(value(page.offset) ?? 0);
  const limit = Number(value(page.limit) ?? Number.POSITIVE_INFINITY);
  const keep = Math.min(offset + limit, behind.length);
  const sorting = sortFirst(behind.length, keep, comparison(keys, found, entities));
  let step = sorting.next();
  for (; step.done !== true; step = sorting.next()) if (meter.late()) yield;
  return Array.from(step.value.subarray(offset), (at) => behind[at] as Way);
}

import type { Order, Selection } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import type { Of } from "./attribute.ts";
import type { Steps } from "./column.ts";
import type { Candidacy, Context } from "./context.ts";
import { type Filter, judge, passesAll } from "./filter.ts";
import type { Candidates } from "./graph.ts";
import { beforePage, comparison, type SortKey, sortKeys } from "./order.ts";
import { compileFilter } from "./predicate.ts";
import { sortFirst } from "./sort.ts";
import { SUSPENDED, TRUE } from "./truth.ts";

/** The page of a selection: what its rows are about, and what stands around it. */
export interface Picked {
  readonly entities: readonly number[];
  readonly relations: readonly number[];
  /** How many pass the filter; at least as many as were needed to fill the page, where no total is asked for. */
  readonly total: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Candidates of the kinds asked for, before the filter. */
  readonly unfiltered: number;
}

export type Selector = (candidates: Candidates, origin: number) => Picked | typeof SUSPENDED;

/**
 * Compiles filter, order and page of a selection. Where `total` is false, looks no further than the page needs. Cost of a pick: O(candidates), and of an order O(passing log page).
 */
export function compileSelection(
  context: Context,
  { kinds, where, order, page }: Pick<Selection, "kinds" | "where" | "order" | "page">,
  { possible, over, distance }: Candidacy,
  total: boolean,
): Selector {
  const { graph, values } = context;
  const keys = sortKeys(context, order, kinds, over, distance);
  const value = (param: number | null): Value => (param === null ? null : (values[param] ?? null));
  const after = value(page.after);
  const window: Window = {
    offset: Number(value(page.offset) ?? 0),
    limit: Number(value(page.limit) ?? Number.POSITIVE_INFINITY),
    isBefore: Array.isArray(after) ? beforePage(graph, keys, after) : null,
    total,
  };
  const filter = compileFilter(context, where, kinds, possible, over);
  return asTheyCome(order) ? pickInOrder(context, filter, window) : pickSorted(context, filter, window, keys);
}

/** Candidates come by id: an order that asks for that has nothing to sort. */
function asTheyCome([first]: readonly Order[]): boolean {
  return first === undefined || (first.of === "entity" && first.name === "id" && !first.descending);
}

interface Window {
  readonly offset: number;
  readonly limit: number;
  readonly isBefore: Of<boolean> | null;
  readonly total: boolean;
}

type Visit = (entity: number, relation: number, origin: number) => boolean;

/** Walks candidates through a filter, in slices: `visit` says whether to go on. Gives false while suspended. */
export function walker({ graph: { kind }, meter }: Context, filter: Filter, skips: Of<boolean> | null) {
  const { accept } = filter;
  let resumeAt = -1;
  const state = { unfiltered: 0, rest: 0 };
  const walk = ({ ends, relations, start, end }: Candidates, origin: number, visit: Visit): boolean => {
    let at = resumeAt < 0 ? start : resumeAt;
    if (resumeAt < 0) state.unfiltered = 0;
    resumeAt = -1;
    for (let goesOn = true; goesOn && at < end; at++) {
      const entity = ends === null ? at : (ends[at] as number);
      const relation = relations === null ? at : (relations[at] as number);
      const accepted = accept === null || accept[kind[entity] as number] === 1;
      if (accepted && skips?.(entity, relation, origin) !== true) {
        const truth = judge(filter, at, entity, relation, origin);
        if (truth === SUSPENDED) {
          resumeAt = at;
          return false;
        }
        state.unfiltered++;
        goesOn = truth !== TRUE || visit(entity, relation, origin);
      }
      if (--meter.left < 0 && goesOn && meter.spent()) {
        resumeAt = at + 1;
        return false;
      }
    }
    state.rest = end - at;
    return true;
  };
  return { state, walk };
}

function pickInOrder(context: Context, filter: Filter, { offset, limit, isBefore, total }: Window): Selector {
  let picked = emptyPick();
  const countable = passesAll(filter);
  // once a row is known to precede the page, those before the page need no test
  const skips: Of<boolean> | null =
    isBefore === null || total ? null : (...of) => picked.previous > 0 && isBefore(...of);
  const { state, walk } = walker(context, filter, skips);
  const visit: Visit = (entity, relation, origin) => {
    picked.total++;
    if (isBefore?.(entity, relation, origin) === true) picked.previous++;
    else if (picked.skipped < offset) picked.skipped++;
    else if (picked.entities.length < limit) {
      picked.entities.push(entity);
      picked.relations.push(relation);
    } else {
      picked.hasNext = true;
      return total && !countable;
    }
    return true;
  };
  return (candidates, origin) => {
    if (!walk(candidates, origin, visit)) return SUSPENDED;
    const { entities, relations, previous, skipped, hasNext } = picked;
    const count = picked.total + (countable ? state.rest : 0);
    picked = emptyPick();
    return {
      entities,
      relations,
      total: count,
      hasPrevious: previous + skipped > 0,
      hasNext,
      unfiltered: state.unfiltered,
    };
  };
}

function emptyPick() {
  return { entities: [] as number[], relations: [] as number[], total: 0, previous: 0, skipped: 0, hasNext: false };
}

function pickSorted(context: Context, filter: Filter, window: Window, keys: readonly SortKey[]): Selector {
  const { state, walk } = walker(context, filter, null);
  const { offset, limit, isBefore } = window;
  let found = emptyFind(keys);
  let sorting: Steps<Uint32Array> | null = null;
  const visit: Visit = (entity, relation, origin) => {
    found.total++;
    if (isBefore?.(entity, relation, origin) !== true) {
      found.entities.push(entity);
      found.relations.push(relation);
      for (let at = 0; at < keys.length; at++) {
        (found.values[at] as number[]).push((keys[at] as SortKey).attribute.order(entity, relation, origin));
      }
    }
    return true;
  };
  return (candidates, origin) => {
    if (sorting === null) {
      if (!walk(candidates, origin, visit)) return SUSPENDED;
      const compare = comparison(keys, found.values, found.entities);
      sorting = sortFirst(found.entities.length, Math.min(offset + limit, found.entities.length), compare);
    }
    let step = sorting.next();
    for (; step.done !== true; step = sorting.next()) if (context.meter.late()) return SUSPENDED;
    const { entities, relations, total } = found;
    sorting = null;
    found = emptyFind(keys);
    const places = Array.from(step.value.subarray(offset));
    return {
      entities: places.map((place) => entities[place] as number),
      relations: places.map((place) => relations[place] as number),
      total,
      hasPrevious: total > entities.length || (offset > 0 && entities.length > 0),
      hasNext: entities.length > offset + limit,
      unfiltered: state.unfiltered,
    };
  };
}

function emptyFind(keys: readonly SortKey[]) {
  return { entities: [] as number[], relations: [] as number[], values: keys.map(() => [] as number[]), total: 0 };
}

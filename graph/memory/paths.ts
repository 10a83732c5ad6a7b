import { type Steps, upTo } from "./column.ts";
import type { Completions } from "./completions.ts";
import type { Context } from "./context.ts";
import type { Ends } from "./ends.ts";
import { sort } from "./sort.ts";
import { SUSPENDED, TRUE } from "./truth.ts";
import type { Go } from "./walk.ts";
import type { WayPage } from "./way-page.ts";

/**
 * Shows a page, in order, the paths from an entity that have a length and a weakest link of a rank, as far as it wants them.
 * Gives whether there is any.
 */
export type Enumerate = (start: number, length: number, rank: number, page: WayPage) => Steps<boolean>;

/** Links that lead on from a place on the path, in order; those from `begin` to `end` lead to the same entity. */
interface Frame {
  to: number[];
  relations: number[];
  ranks: number[];
  begin: number;
  end: number;
  /** How weak a path may be by here; and whether it is so far the one where the last page ended. */
  weakest: number;
  isFloor: boolean;
}

/**
 * Depth first, by ascending id, only along links that lead to an end in time. `firsts` remembers, by start and end, which
 * ends were met: each is then met once. Cost: O(paths x length x relations of an entity), mostly.
 */
export function createEnumerate(
  context: Context,
  go: Go,
  completions: Completions,
  { judge }: Ends,
  avoided: ReadonlySet<number>,
  firsts: Set<number> | null,
): Enumerate {
  const { meter, graph } = context;
  const { place } = graph.snapshot.relations;
  const frames: Frame[] = [];
  /** The entities and the relations of the path. */
  const [entities, relations]: [number[], number[]] = [[], []];

  function* collect(depth: number, length: number, rank: number, weakest: number, isFloor: boolean): Steps<void> {
    const frame: Frame = frames[depth] ?? { to: [], relations: [], ranks: [], begin: 0, end: 0, weakest, isFloor };
    frames[depth] = frame;
    Object.assign(frame, { to: [], relations: [], ranks: [], begin: 0, end: 0, weakest, isFloor });
    const { to: found, relations: over, ranks } = frame;
    let isSorted = true;
    const meet = (to: number, relation: number, link: number): void => {
      const weakestNow = Math.max(link, weakest);
      if (link > rank || !completions.allows(to, length - depth - 1, weakestNow, rank)) return;
      for (let at = 0; at <= depth; at++) if (entities[at] === to) return;
      if (found.length > 0 && (found[found.length - 1] as number) >= to) isSorted = false;
      found.push(to);
      over.push(relation);
      ranks.push(link);
    };
    while (!go(entities[depth] as number, meet)) yield;
    if (isSorted) return;
    const compare = (a: number, b: number): number =>
      (found[a] as number) - (found[b] as number) ||
      (place[over[a] as number] as number) - (place[over[b] as number] as number);
    const sorting = sort(upTo(found.length), compare);
    let step = sorting.next();
    for (; step.done !== true; step = sorting.next()) if (context.meter.late()) yield;
    const order = Array.from(step.value);
    frame.to = order.map((at) => found[at] as number);
    frame.relations = order.map((at) => over[at] as number);
    frame.ranks = order.map((at) => ranks[at] as number);
  }

  /** The paths along the entities as they stand, by every choice among links that lead to the same: whether there is any. */
  function* meetChoices(length: number, rank: number, page: WayPage): Steps<boolean> {
    const chosen = frames.slice(0, length).map(({ begin }) => begin);
    let met = false;
    for (;;) {
      let weakest = 0;
      for (let at = 0; at < length; at++) {
        const { relations: over, ranks } = frames[at] as Frame;
        relations[at] = over[chosen[at] as number] as number;
        weakest = Math.max(weakest, ranks[chosen[at] as number] as number);
      }
      if (--meter.left < 0 && meter.spent()) yield;
      if (weakest === rank) {
        page.meet(entities, relations);
        met = true;
        if (firsts !== null || page.isDone()) return met;
      }
      let at = length - 1;
      for (; at >= 0; at--) {
        const { begin, end } = frames[at] as Frame;
        chosen[at] = (chosen[at] as number) + 1;
        if ((chosen[at] as number) < end) break;
        chosen[at] = begin;
      }
      if (at < 0) return met;
    }
  }

  return function* (start, length, rank, page) {
    if (avoided.has(start)) return false;
    const floor = firsts === null ? page.floor() : null;
    let isAny = false;
    entities.length = length + 1;
    relations.length = length;
    entities[0] = start;
    yield* collect(0, length, rank, 0, floor !== null);
    for (let depth = 0; depth >= 0; ) {
      const frame = frames[depth] as Frame;
      const { to, ranks } = frame;
      const entity = to[frame.end];
      if (entity === undefined) {
        depth--;
        continue;
      }
      frame.begin = frame.end;
      let weakest = frame.weakest;
      for (; to[frame.end] === entity; frame.end++) weakest = Math.max(weakest, ranks[frame.end] as number);
      const bound = frame.isFloor ? (floor?.[depth + 1] ?? Number.NaN) : Number.NaN;
      if (entity < bound && page.skipsBefore()) continue;
      entities[depth + 1] = entity;
      if (depth + 1 < length) {
        depth++;
        yield* collect(depth, length, rank, weakest, entity === bound);
        continue;
      }
      const ofBoth = start * graph.entityCount + entity;
      if (firsts?.has(ofBoth) === true) continue;
      let truth = judge(entity, -1, -1);
      for (; truth === SUSPENDED; truth = judge(entity, -1, -1)) yield;
      if (truth !== TRUE || !(yield* meetChoices(length, rank, page))) continue;
      isAny = true;
      firsts?.add(ofBoth);
      if (page.isDone() || (firsts === null && page.skipsStretch())) break;
    }
    return isAny;
  };
}

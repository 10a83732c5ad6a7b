import type { Ways } from "../plan/plan.ts";
import { ranks } from "../ways.ts";
import type { Steps } from "./column.ts";
import { createCompletions } from "./completions.ts";
import type { Context } from "./context.ts";
import { measure } from "./distances.ts";
import { type Ends, hopsBackwards } from "./ends.ts";
import { createFirstWays } from "./first-ways.ts";
import { createEnumerate } from "./paths.ts";
import { createReach, type MayLead, type Reach } from "./reach.ts";
import { createGo, type Going } from "./walk.ts";
import type { WayPage } from "./way-page.ts";

/** Which ways are looked for. */
export interface Search extends Pick<Ways, "each" | "order" | "empty"> {
  readonly going: Going;
  /** The same walk, from its ends backwards; null where the ends are not known beforehand. */
  readonly back: Going | null;
}

/** Shows a page ways from any of some entities, ascending, to any end, in order. */
export type FindWays = (starts: Iterable<number>, ends: Ends, page: WayPage) => Steps<void>;

/** The ways of one start, length and rank, in order, as far as the page wants them: whether there is any. */
type Stretch = (start: number, length: number, rank: number, page: WayPage) => Steps<boolean>;

/**
 * Ways by growing length, and of a length the stated before the inferred ones, so that a page of the shortest looks no
 * farther than it has to. Where only the first way to each end counts, by layers; where all do, or where the shortest are
 * too short, by enumeration.
 */
export function createFindWays(context: Context, search: Search): FindWays {
  const { going, back, order, empty } = search;
  const layered = search.each === "end" && going.minHops <= 1;
  // where nothing is looked ahead for, what is reached from one start needs no other room than what is from the next
  const room = layered && back === null ? createReach(context, createGo(context, going), null, going.maxHops) : null;
  return function* (starts, ends, page) {
    const all = [...starts];
    const stretch = layered
      ? byLayers(room ?? (yield* reachAhead(context, search, all.length, ends)), ends, going.avoided)
      : byPaths(context, search, all, ends);
    if (order === "start") {
      for (const start of all) {
        const isAny = yield* inOrder(stretch, [start], going, page);
        if (!isAny && empty) {
          page.wants(start, 0, 0, null);
          page.meet([start], []);
        }
        if (page.isDone()) return;
      }
    } else yield* inOrder(stretch, all, going, page);
  };
}

function* inOrder(stretch: Stretch, starts: readonly number[], going: Going, page: WayPage): Steps<boolean> {
  let isAny = false;
  for (let length = going.minHops; length <= going.maxHops; length++) {
    for (const rank of ranks) {
      for (const start of starts) {
        if (yield* stretch(start, length, rank, page)) isAny = true;
        if (page.isDone()) return isAny;
      }
    }
  }
  return isAny;
}

function byPaths(context: Context, { going, back, each }: Search, starts: readonly number[], ends: Ends): Stretch {
  const hopsBack = back === null ? 0 : hopsBackwards(ends, starts.length, going.maxHops);
  const forwards = createGo(context, going);
  const completions = createCompletions(
    context.graph.entityCount,
    createGo(context, going),
    createGo(context, back ?? going),
    starts.filter((start) => !going.avoided.has(start)),
    ends,
    hopsBack,
  );
  const firsts = each === "end" ? new Set<number>() : null;
  const enumerate = createEnumerate(context, forwards, completions, ends, going.avoided, firsts);
  let prepared = 0;
  return function* (start, length, rank, page) {
    // which ends were met already must be known, however far the page begins
    const wants = page.wants(start, length, rank, null);
    if (!wants && firsts === null) return true;
    for (; prepared < length; prepared++) yield* completions.prepare(prepared + 1);
    return yield* enumerate(start, length, rank, page);
  };
}

function* reachAhead(context: Context, { going, back }: Search, starts: number, ends: Ends): Steps<Reach> {
  const mayLead = back === null ? null : yield* lookAhead(context, back, starts, ends);
  return createReach(context, createGo(context, going), mayLead, going.maxHops);
}

function byLayers(reach: Reach, ends: Ends, avoided: ReadonlySet<number>): Stretch {
  const firstWays = createFirstWays(reach, ends, avoided);
  return function* (start, length, rank, page) {
    const count = yield* firstWays.count(start, length, rank);
    if (count > 0 && page.wants(start, length, rank, count)) yield* firstWays.show(start, length, rank, page);
    return count > 0;
  };
}

/** What lies so near an end that a search from the starts need not turn elsewhere. */
function* lookAhead(context: Context, back: Going, starts: number, ends: Ends): Steps<MayLead | null> {
  const hops = hopsBackwards(ends, starts, back.maxHops);
  if (hops === 0) return null;
  const room = new Uint8Array(context.graph.entityCount);
  const { raised } = yield* measure(createGo(context, back), ends.list ?? [], hops, room);
  return (entity, hopsLeft) => {
    const known = raised[entity] as number;
    return hopsLeft > hops || (known !== 0 && known - 1 <= hopsLeft);
  };
}

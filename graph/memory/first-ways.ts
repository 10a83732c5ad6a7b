import type { Steps } from "./column.ts";
import type { Ends } from "./ends.ts";
import type { Layer, Reach } from "./reach.ts";
import { SUSPENDED, TRUE } from "./truth.ts";
import type { WayPage } from "./way-page.ts";

/** The first ways from one start at a time, layer by layer: they are as long as the end is far. */
export interface FirstWays {
  /** Of the start, the number of ends with a distance and a rank. Reaches as far as it has to. */
  readonly count: (start: number, length: number, rank: number) => Steps<number>;
  /** Shows a page the first ways to these ends, in order. Cost: O(relations within reach) for the first of a rank. */
  readonly show: (start: number, length: number, rank: number, page: WayPage) => Steps<void>;
}

export function createFirstWays(reach: Reach, { may, judge }: Ends, avoided: ReadonlySet<number>): FirstWays {
  let current = -1;
  let isEnd = new Set<number>();
  let reached = 0;
  /** By start, and by depth and rank. */
  const known = new Map<number, number[][]>();

  function* reachTo(start: number, depth: number): Steps<void> {
    if (start !== current) {
      current = start;
      reach.begin(start);
      isEnd = new Set();
      reached = 0;
    }
    const counts = known.get(start) ?? [];
    known.set(start, counts);
    while (reached < depth) {
      yield* reach.extend();
      reached++;
      const ofDepth = [0, 0, 0, 0];
      for (const entity of reach.layer(reached)) {
        if (!may(entity)) continue;
        let truth = judge(entity, -1, -1);
        for (; truth === SUSPENDED; truth = judge(entity, -1, -1)) yield;
        if (truth !== TRUE) continue;
        isEnd.add(entity);
        const rank = reach.rankOf(entity);
        ofDepth[rank] = (ofDepth[rank] as number) + 1;
      }
      counts[reached] = ofDepth;
    }
  }

  return {
    *count(start, length, rank) {
      if (avoided.has(start)) return 0;
      if (known.get(start)?.[length] === undefined) yield* reachTo(start, length);
      return known.get(start)?.[length]?.[rank] ?? 0;
    },
    *show(start, length, rank, page) {
      yield* reachTo(start, length);
      const layer = yield* reach.trace(rank, length);
      for (let at = 0; at < layer.entities.length && !page.isDone(); at++) {
        const entity = layer.entities[at] as number;
        if (!isEnd.has(entity) || reach.rankOf(entity) !== rank) continue;
        const { entities, relations } = wayTo(layer, at);
        page.meet([start, ...entities], relations);
      }
    },
  };
}

function wayTo(layer: Layer, place: number): { readonly entities: number[]; readonly relations: number[] } {
  const [entities, relations]: [number[], number[]] = [[], []];
  for (let [of, at] = [layer, place]; of.above !== null; of = of.above) {
    entities.unshift(of.entities[at] as number);
    relations.unshift(of.relations[at] as number);
    at = of.parents[at] as number;
  }
  return { entities, relations };
}

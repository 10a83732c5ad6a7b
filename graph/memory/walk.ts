import type { Step, Walk } from "../plan/plan.ts";
import { rankOf } from "../ways.ts";
import type { Context } from "./context.ts";
import { adjacencyOf } from "./graph.ts";
import { compileFilter } from "./predicate.ts";
import { standings, unpackStanding } from "./standing.ts";
import { SUSPENDED, type Test, TRUE } from "./truth.ts";

/** Relations of one kind that entities of one kind have in one direction, as a walk goes over them. */
interface Leg {
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly relations: Uint32Array<ArrayBuffer> | null;
  readonly standing: Uint8Array<ArrayBuffer>;
  /** Where those of each slot begin. */
  readonly row: Uint32Array<ArrayBuffer>;
  /** By standing: the rank of the link, or barred. */
  readonly ranks: Uint8Array;
  /** What else is asked of a relation. */
  readonly test: Test | null;
}

const barred = 4;

/** A walk over a graph's arrays. */
export interface Going {
  /** By the number of an entity's kind. */
  readonly legs: readonly (readonly Leg[])[];
  readonly avoided: ReadonlySet<number>;
  readonly minHops: number;
  readonly maxHops: number;
}

/** Compiles a walk, to be gone as it stands or from its ends backwards. Cost: O(steps x kinds). */
export function compileWalk(context: Context, walk: Walk, way: "forwards" | "backwards"): Going {
  const { graph, values } = context;
  const legs = graph.ontology.kinds.map((): Leg[] => []);
  for (const step of walk.steps) {
    const over = way === "forwards" ? step : reversed(step);
    const { standingTruths, test } = compileFilter(context, walk.through, [], [], over);
    const ranks = standingTruths === null ? rankOfStanding : passing(standingTruths);
    const { ends, relations, standing, rows } = adjacencyOf(graph, over.relation, over.direction);
    for (const [kind, row] of rows.entries()) {
      if (row !== null) legs[kind]?.push({ ends, relations, standing, row, ranks, test });
    }
  }
  const ids = walk.avoid === null ? [] : [values[walk.avoid] ?? []].flat();
  return {
    legs,
    avoided: new Set(ids.map((id) => graph.rankOfId(String(id))).filter(Number.isInteger)),
    minHops: walk.minHops,
    maxHops: walk.maxHops,
  };
}

/** The ranks of the standings that pass. */
function passing(truths: Uint8Array): Uint8Array {
  return rankOfStanding.map((rank, standing) => (truths[standing] === TRUE ? rank : barred));
}

function reversed({ relation, direction }: Step): Step {
  return { relation, direction: direction === "out" ? "in" : "out" };
}

const rankOfStanding = Uint8Array.from({ length: standings }, (_, one) => rankOf(unpackStanding(one)));

/** Hears of a link that leads on: to which entity, over which relation, how weak. */
export type Meet = (to: number, relation: number, rank: number) => void;

/** Meets all links that lead on from an entity. Gives false while suspended: to be asked the same again. */
export type Go = (entity: number, meet: Meet) => boolean;

export function createGo({ graph: { kind, slot }, meter }: Context, { legs, avoided }: Going): Go {
  const avoids = avoided.size > 0;
  let resumeLeg = 0;
  let resumeAt = -1;
  return (entity, meet) => {
    const all = legs[kind[entity] as number] as readonly Leg[];
    const place = slot[entity] as number;
    for (let number = resumeLeg; number < all.length; number++) {
      const { ends, relations, standing, row, ranks, test } = all[number] as Leg;
      const end = row[place + 1] as number;
      let at = row[place] as number;
      if (resumeAt >= 0) {
        at = resumeAt;
        resumeAt = -1;
      }
      for (; at < end; at++) {
        const rank = ranks[standing[at] as number] as number;
        if (rank !== barred) {
          const to = ends[at] as number;
          const relation = relations === null ? at : (relations[at] as number);
          if (!(avoids && avoided.has(to))) {
            const truth = test === null ? TRUE : test(to, relation, entity);
            if (truth === SUSPENDED) {
              resumeLeg = number;
              resumeAt = at;
              return false;
            }
            if (truth === TRUE) meet(to, relation, rank);
          }
        }
        if (--meter.left < 0 && meter.spent()) {
          resumeLeg = number;
          resumeAt = at + 1;
          return false;
        }
      }
    }
    resumeLeg = 0;
    return true;
  };
}

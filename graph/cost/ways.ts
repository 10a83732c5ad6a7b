import type { Step, Ways } from "../plan/plan.ts";
import { among, expand, type Population, ratio, scaled, sum, type Terrain, total } from "./terrain.ts";

/** What looking for ways comes to. */
export interface WaysFound {
  readonly visits: number;
  /** Where they end; one that several end at counts as often. */
  readonly ends: Population;
  /** Starts that a row says have none. */
  readonly empty: number;
}

export interface WaysAsked extends Pick<Ways, "each" | "order" | "empty"> {
  readonly steps: readonly Step[];
  readonly minHops: number;
  readonly maxHops: number;
  readonly starts: Population;
  /** By kind: how much of it are ends. */
  readonly endsOf: readonly number[];
  /** How many rows are wanted; infinite: all. */
  readonly rows: number;
}

/** Links are gone over once for each rank of the weakest: stated, and three strengths (graph/ways.ts). */
const ranks = 4;
/** First ways are found by one pass, and told by another. */
const passes = 2;

/** Cost: O(hops x steps x kinds). */
export function estimateWays(terrain: Terrain, asked: WaysAsked): WaysFound {
  return asked.each === "end" && asked.minHops <= 1 ? byLayers(terrain, asked) : byPaths(terrain, asked);
}

/** One hop farther from what a walk has met. */
interface Layer {
  readonly relations: number;
  /** Met for the first time. */
  readonly met: Population;
}

/** Breadth-first: what is met is no more than there is, and much of what many relations lead to is the same. */
export function layers(terrain: Terrain, steps: readonly Step[], from: Population, hops: number): readonly Layer[] {
  const found: Layer[] = [];
  let known = from;
  let last = from;
  for (let hop = 1; hop <= hops; hop++) {
    const { relations, ends } = expand(terrain, last, steps);
    const met = ends.map((count, kind) => {
      const all = terrain.all[kind] ?? 0;
      return Math.max(0, all - (known[kind] ?? 0)) * (1 - Math.exp(-ratio(count, all)));
    });
    found.push({ relations, met });
    known = sum(known, met);
    last = met;
  }
  return found;
}

/** The first way to each end, from one start after the other. */
function byLayers(terrain: Terrain, { starts, steps, maxHops, endsOf, order, empty, rows }: WaysAsked): WaysFound {
  const many = total(starts);
  if (many === 0) return { visits: 0, ends: terrain.nobody, empty: 0 };
  const one = scaled(starts, 1 / many);
  let [relations, ends] = [0, terrain.nobody];
  for (const layer of layers(terrain, steps, one, maxHops)) {
    relations += layer.relations;
    ends = sum(
      ends,
      among(layer.met, everyKind(terrain), (kind) => endsOf[kind] ?? 0),
    );
    // with one start after the other, the shortest of one are not all that is wanted of it
    if (order === "length" && many * total(ends) >= rows) break;
  }
  const none = empty ? Math.exp(-total(ends)) : 0;
  const looked = Math.min(many, ratio(rows, total(ends) + none) || many);
  return { visits: looked * relations * passes, ends: scaled(ends, looked), empty: looked * none };
}

/**
 * Every way, or the first to each end where that is not the shortest: by enumerating paths, of growing length, that lead to
 * an end in time. Whether they do is found beforehand, forwards and back, over what lies within reach.
 */
function byPaths(terrain: Terrain, asked: WaysAsked): WaysFound {
  const { starts, steps, minHops, maxHops, endsOf, order, empty, rows } = asked;
  const many = total(starts);
  const ahead = layers(terrain, steps, starts, maxHops);
  const first = ahead[0]?.relations ?? 0;
  let [visits, ends, standing] = [0, terrain.nobody, starts];
  /** All relations that paths up to the length go over, the entities they go on from, and what is found out beforehand. */
  let [gone, from, beforehand, stretch] = [0, 0, 0, 0];
  for (let length = 1; length <= maxHops; length++) {
    const next = expand(terrain, standing, steps);
    from += total(standing);
    gone += next.relations;
    standing = next.ends;
    if (length > 1) stretch += ahead[length - 2]?.relations ?? 0;
    if (length < minHops) continue;
    beforehand = 2 * stretch;
    const found = among(standing, everyKind(terrain), (kind) => endsOf[kind] ?? 0);
    const paths = total(found);
    const along = ranks * first + paths * length * (1 + ratio(gone, from));
    const wanted = order === "length" && paths > 0 ? Math.min(1, (rows - total(ends)) / paths) : 1;
    visits += Math.min(ranks * gone + paths, along) * wanted;
    ends = sum(ends, scaled(found, wanted));
    if (wanted < 1) return { visits: visits + beforehand, ends, empty: 0 };
  }
  const none = empty ? many * Math.exp(-ratio(total(ends), many)) : 0;
  const part = order === "start" ? Math.min(1, ratio(rows, total(ends) + none) || 1) : 1;
  return { visits: visits * part + beforehand, ends: scaled(ends, part), empty: none * part };
}

function everyKind({ all }: Terrain): readonly number[] {
  return [...all.keys()];
}

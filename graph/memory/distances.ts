import type { Steps } from "./column.ts";
import type { Go } from "./walk.ts";

/** How far entities are from the nearest of some. */
export interface Distances {
  /** 0: not met; otherwise the distance, raised by one. */
  readonly raised: Uint8Array;
  /** Those that were met, nearest first. */
  readonly met: readonly number[];
}

/**
 * Breadth-first from all sources at once, up to so many hops, into an array without a distance yet.
 * Cost: O(relations within reach).
 */
export function* measure(go: Go, sources: Iterable<number>, hops: number, raised: Uint8Array): Steps<Distances> {
  const met: number[] = [];
  let distance = 1;
  const meet = (to: number): void => {
    if (raised[to] !== 0) return;
    raised[to] = distance;
    met.push(to);
  };
  for (const source of sources) meet(source);
  for (let at = 0; at < met.length; at++) {
    const entity = met[at] as number;
    distance = (raised[entity] as number) + 1;
    if (distance > hops + 1) break;
    while (!go(entity, meet)) yield;
  }
  return { raised, met };
}

import type { Of } from "./attribute.ts";
import type { Truth } from "./truth.ts";

/** Where ways may end. */
export interface Ends {
  /** All of them, ascending, where they are known; otherwise only the two tests say. */
  readonly list: Uint32Array | null;
  /** Whether an entity may be one; quick. */
  readonly may: (entity: number) => boolean;
  /** Whether one that may be is one. */
  readonly judge: Of<Truth>;
}

/** Ends are worth going backwards from where they are not many more than the starts. */
const manyMore = 64;

/**
 * How many hops to look ahead by going backwards from the ends: half of the way, so that both sides stay small; none, where
 * the ends are not known or too many.
 */
export function hopsBackwards({ list }: Ends, starts: number, maxHops: number): number {
  return list !== null && list.length <= manyMore * Math.max(starts, 1) ? maxHops >> 1 : 0;
}

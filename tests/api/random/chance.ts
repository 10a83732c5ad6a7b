/** Repeatable chance: the same seed makes the same choices. */
export interface Chance {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly between: (low: number, high: number) => number;
  /** True in `share` of all cases. */
  readonly odds: (share: number) => boolean;
  readonly one: <T>(from: readonly T[]) => T;
  /** Some of them, in their order. */
  readonly some: <T>(from: readonly T[], share: number) => T[];
  readonly shuffled: <T>(from: readonly T[]) => T[];
}

/** Mulberry32 by Tommy Ettinger, public domain. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  const chance: Chance = {
    below,
    between: (low, high) => low + below(high - low + 1),
    odds: (share) => next() < share,
    one: (from) => {
      if (from.length === 0) throw new Error("there is nothing to choose from");
      return from[below(from.length)] as (typeof from)[number];
    },
    some: (from, share) => from.filter(() => next() < share),
    shuffled: (from) => {
      const all = [...from];
      for (let at = all.length - 1; at > 0; at--) {
        const other = below(at + 1);
        [all[at], all[other]] = [all[other] as (typeof all)[number], all[at] as (typeof all)[number]];
      }
      return all;
    },
  };
  return chance;
}

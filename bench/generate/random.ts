/** Even random numbers below a bound, the same for the same seed (mulberry32). */
export type Random = (below: number) => number;

export function random(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * below);
  };
}

export function pick<T>(next: Random, from: readonly [T, ...T[]]): T {
  return from[next(from.length)] ?? from[0];
}

/** So many distinct numbers below a bound, ascending. */
export function choose(next: Random, count: number, below: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, below)) chosen.add(next(below));
  return [...chosen].sort((a, b) => a - b);
}

import { type Steps, upTo } from "./column.ts";

/** Orders two positions; ties must not occur. */
export type Comparison = (a: number, b: number) => number;

const runLength = 256;

/** Sorts positions in place or into a copy, which it returns; merge sort from below. Cost: O(n log n) comparisons. */
export function* sort(positions: Uint32Array<ArrayBuffer>, compare: Comparison): Steps<Uint32Array<ArrayBuffer>> {
  const count = positions.length;
  for (let start = 0; start < count; start += runLength) {
    positions.subarray(start, start + runLength).sort(compare);
    yield;
  }
  let from = positions;
  let into = new Uint32Array(count > runLength ? count : 0);
  for (let width = runLength; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(start + 2 * width, count);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        if ((at & 1023) === 0) yield;
        const takeLeft = left < middle && (right >= end || compare(from[left] as number, from[right] as number) <= 0);
        into[at] = from[takeLeft ? left++ : right++] as number;
      }
    }
    [from, into] = [into, from];
  }
  return from;
}

/** The first `keep` of the positions 0 to count, sorted. Cost: O(count + kept log kept) comparisons, mostly. */
export function* sortFirst(count: number, keep: number, compare: Comparison): Steps<Uint32Array<ArrayBuffer>> {
  if (count <= 2 * keep + runLength) return (yield* sort(upTo(count), compare)).subarray(0, keep);
  const room = new Uint32Array(2 * keep + runLength);
  let filled = 0;
  let worst = -1;
  for (let at = 0; at < count; at++) {
    if ((at & 1023) === 1023) yield;
    if (worst >= 0 && compare(at, worst) > 0) continue;
    room[filled++] = at;
    if (filled === room.length) {
      room.set((yield* sort(room.slice(), compare)).subarray(0, keep));
      filled = keep;
      worst = keep > 0 ? (room[keep - 1] as number) : -1;
    }
  }
  return (yield* sort(room.slice(0, filled), compare)).subarray(0, keep);
}

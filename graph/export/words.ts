import { type Bounds, meet, pointsOn } from "./curve.ts";
import type { Placement, Point, Size } from "./graphviz.ts";

/** Where on a line its words may stand, as parts of its way: its middle is looked at first. */
const spots = Array.from({ length: 21 }, (_, at) => 0.5 + (at % 2 === 0 ? 1 : -1) * Math.ceil(at / 2) * 0.04);
/** Rounds: in those after the first, words make room for others that had no choice. */
const rounds = 2;
/** In the middle of its words the line, or where they begin or end, as parts of their width. */
const asides = [0, -0.45, 0.45];
/** What it costs to stand on another line; beside the own one; on a box, on other words or off the map. */
const costs = { line: 1, aside: 10, taken: 100 };

/**
 * A place for the words of each line, on it: where they cover no box, no other words and as few other lines as can be. Short lines,
 * which have the least choice, choose first. Cost: O(lines x (boxes + points of the lines)).
 */
export function wordsAt(
  { width, height, boxes, lines }: Placement,
  sizes: readonly Size[],
  words: readonly Size[],
): readonly Point[] {
  const ways = lines.map(({ curve }) => pointsOn(curve));
  const taken = boxes.map((middle, at) => boundsOf(middle, sizes[at] as Size));
  const map: Bounds = { left: 0, top: 0, right: width, bottom: height };
  const lengths = ways.map(lengthOf);
  const shortFirst = [...lines.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  const chosen: { readonly middle: Point; readonly bounds: Bounds }[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const line of shortFirst) {
      const others = [...taken, ...chosen.flatMap(({ bounds }, at) => (at === line ? [] : [bounds]))];
      const priced = spots.flatMap((part) => {
        const [x, y] = pointAt(ways[line] as readonly Point[], part * (lengths[line] ?? 0));
        const size = words[line] as Size;
        return asides.map((aside) => {
          const middle: Point = [x + aside * size.width, y];
          const bounds = boundsOf(middle, size);
          const crowd = others.filter((one) => meet(one, bounds)).length + (within(bounds, map) ? 0 : 1);
          const under = ways.filter((way, at) => at !== line && way.some((point) => holds(bounds, point))).length;
          const cost = crowd * costs.taken + (aside === 0 ? 0 : costs.aside) + under * costs.line;
          return { middle, bounds, cost };
        });
      });
      chosen[line] = priced.reduce((least, one) => (one.cost < least.cost ? one : least));
    }
  }
  return chosen.map(({ middle }) => middle);
}

function boundsOf([x, y]: Point, { width, height }: Size): Bounds {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

function holds({ left, top, right, bottom }: Bounds, [x, y]: Point): boolean {
  return left < x && x < right && top < y && y < bottom;
}

function within(one: Bounds, other: Bounds): boolean {
  return one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom;
}

function lengthOf(way: readonly Point[]): number {
  return way.slice(1).reduce((sum, point, at) => sum + distance(way[at] as Point, point), 0);
}

function pointAt(way: readonly Point[], length: number): Point {
  let left = length;
  for (const [at, next] of way.slice(1).entries()) {
    const last = way[at] as Point;
    const step = distance(last, next);
    if (left <= step && step > 0) {
      const part = left / step;
      return [last[0] + (next[0] - last[0]) * part, last[1] + (next[1] - last[1]) * part];
    }
    left -= step;
  }
  return way.at(-1) ?? [0, 0];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

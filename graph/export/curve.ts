import type { Point } from "./graphviz.ts";

/** Pieces of a straight line that stand for one of a Bezier curve. */
const pieces = 6;

/** Points along a curve, close enough to take the straight lines between them for it. Cost: O(curve). */
export function pointsOn(curve: readonly Point[]): readonly Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 3 < curve.length; at += 3) {
    const [a, b, c, d] = curve.slice(at, at + 4) as [Point, Point, Point, Point];
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      const s = 1 - t;
      const along = (of: 0 | 1): number =>
        s ** 3 * a[of] + 3 * s ** 2 * t * b[of] + 3 * s * t ** 2 * c[of] + t ** 3 * d[of];
      points.push([along(0), along(1)]);
    }
  }
  return [...points, ...curve.slice(-1)];
}

/** How often curves cross each other, by their points. Cost: O(points squared) where their bounds meet. */
export function crossingsOf(curves: readonly (readonly Point[])[]): number {
  const bounds = curves.map(boundsOf);
  let crossings = 0;
  for (const [at, one] of curves.entries()) {
    for (let other = at + 1; other < curves.length; other++) {
      if (meet(bounds[at] as Bounds, bounds[other] as Bounds))
        crossings += between(one, curves[other] as readonly Point[]);
    }
  }
  return crossings;
}

/** A rectangle. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function meet(a: Bounds, b: Bounds): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boundsOf(points: readonly Point[]): Bounds {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function between(one: readonly Point[], other: readonly Point[]): number {
  let crossings = 0;
  for (let i = 1; i < one.length; i++) {
    for (let j = 1; j < other.length; j++) {
      if (cross(one[i - 1] as Point, one[i] as Point, other[j - 1] as Point, other[j] as Point)) crossings++;
    }
  }
  return crossings;
}

/** Whether the ends of each of two straight lines lie on different sides of the other. */
function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return left(a, b, c) !== left(a, b, d) && left(c, d, a) !== left(c, d, b);
}

function left(a: Point, b: Point, c: Point): boolean {
  return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0]);
}

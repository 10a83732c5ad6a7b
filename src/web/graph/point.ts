/** In pixels of the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** From a point to the nearest of a line between two others. */
export function distance(point: Point, from: Point, to: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const square = x * x + y * y;
  const part = square === 0 ? 0 : ((point.x - from.x) * x + (point.y - from.y) * y) / square;
  const on = Math.max(0, Math.min(1, part));
  return Math.hypot(point.x - from.x - on * x, point.y - from.y - on * y);
}

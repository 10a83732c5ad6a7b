import { setImmediate } from "node:timers/promises";
import { crossingsOf, pointsOn } from "./curve.ts";
import { type Placement, placed, type Sketch } from "./graphviz.ts";

/** Attempts at a sketch of so many lines; at one of more lines fewer, since each takes so much longer. */
const most = 16;
const small = 100;
/** As much width is as bad as a crossing. */
const widthOfCrossing = 25;

/**
 * Of several placements the one with the fewest crossings, or a narrower one with hardly more: where `dot` ends up depends much on
 * where it starts. Others get a turn between two attempts. The same sketch gives the same placement. Cost: sixteen times that
 * of `placed` at the most.
 */
export async function tidiest(sketch: Sketch): Promise<Placement> {
  const attempts = Math.max(1, Math.floor(most * Math.min(1, (small / sketch.lines.length) ** 2)));
  let best = await placed(sketch);
  let least = faultOf(best);
  for (let attempt = 1; attempt < attempts && least > 0; attempt++) {
    await setImmediate();
    const one = await placed(sketch, attempt);
    const fault = faultOf(one);
    if (fault < least) [best, least] = [one, fault];
  }
  return best;
}

function faultOf({ width, lines }: Placement): number {
  return crossingsOf(lines.map(({ curve }) => pointsOn(curve))) + width / widthOfCrossing;
}

import type { Context } from "./context.ts";
import { type Filter, judge } from "./filter.ts";
import type { Adjacency } from "./graph.ts";
import { FALSE, SUSPENDED, TRUE, type Truth, UNKNOWN } from "./truth.ts";

/** Looks at a stretch of ends; suspended, it is asked the same again and goes on where it was. */
export type Look = (start: number, end: number, origin: number) => Truth;

/** Until one passes. What fails and what is unknown are the same here. */
export function lookForOne(
  { graph: { kind }, meter }: Context,
  filter: Filter,
  { ends, relations }: Adjacency,
  how: "some" | "none",
): Look {
  const { accept, standing, standingTruths, field, fieldTruths, slot, test } = filter;
  const [found, otherwise] = how === "some" ? ([TRUE, FALSE] as const) : ([FALSE, TRUE] as const);
  let resumeAt = -1;
  const suspend = (at: number): typeof SUSPENDED => {
    resumeAt = at;
    return SUSPENDED;
  };
  return (start, end, origin) => {
    let at = start;
    if (resumeAt >= 0) {
      at = resumeAt;
      resumeAt = -1;
    }
    for (; at < end; at++) {
      if (standingTruths === null || standingTruths[standing[at] as number] === TRUE) {
        const other = ends[at] as number;
        const isOfKind = accept === null || accept[kind[other] as number] === 1;
        if (isOfKind && (fieldTruths === null || fieldTruths[field[slot[other] as number] as number] === TRUE)) {
          const relation = test === null || relations === null ? at : (relations[at] as number);
          const truth = test === null ? TRUE : test(other, relation, origin);
          if (truth === SUSPENDED) return suspend(at);
          if (truth === TRUE) {
            meter.left--;
            return found;
          }
        }
      }
      if (--meter.left < 0 && meter.spent()) return suspend(at + 1);
    }
    return otherwise;
  };
}

/** Of all, or of one alone: until the answer is known. */
export function lookAtAll(
  { graph: { kind }, meter }: Context,
  filter: Filter,
  { ends, relations }: Adjacency,
  how: "all" | "single",
): Look {
  const { accept, test } = filter;
  let resumeAt = -1;
  let resumeWith = 0;
  const suspend = (at: number, passed: number): typeof SUSPENDED => {
    resumeAt = at;
    resumeWith = passed;
    return SUSPENDED;
  };
  return (start, end, origin) => {
    let at = start;
    let passed = 0;
    if (resumeAt >= 0) {
      at = resumeAt;
      passed = resumeWith;
      resumeAt = -1;
    }
    for (; at < end; at++) {
      const other = ends[at] as number;
      // what is of another kind decides as little as what is unknown
      const isOfKind = accept === null || accept[kind[other] as number] === 1;
      const truth = isOfKind
        ? judge(filter, at, other, test === null || relations === null ? at : (relations[at] as number), origin)
        : UNKNOWN;
      if (truth === SUSPENDED) return suspend(at, passed);
      meter.left--;
      if (truth === TRUE) {
        if (how === "single" && passed > 0) return FALSE;
        passed++;
      } else if (truth === FALSE && how === "all") return FALSE;
      if (meter.left < 0 && meter.spent()) return suspend(at + 1, passed);
    }
    return passed > 0 ? TRUE : FALSE;
  };
}

import type { Of } from "./attribute.ts";

/**
 * Three truths, and a fourth outcome: the slice was used up. A test that gives SUSPENDED keeps its place, is asked the
 * same again in the next slice, and goes on from there. So no test may be shared by two executions.
 */
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;
export const SUSPENDED = 3;
export type Truth = typeof FALSE | typeof TRUE | typeof UNKNOWN | typeof SUSPENDED;
export type Test = Of<Truth>;

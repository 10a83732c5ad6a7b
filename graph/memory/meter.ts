import { StrategraphError } from "../diagnostic.ts";

/**
 * What one slice of an execution may still do before the event loop must have its turn. Loops count `left` down by one
 * for each entity or relation they look at, and ask `spent` below zero.
 */
export interface Meter {
  left: number;
  /** Whether to stop here and go on in a later slice. Errors: BUDGET_EXCEEDED. */
  readonly spent: () => boolean;
  /** The same for work that visits nothing: sorting, making rows. */
  readonly late: () => boolean;
  /** Begins a slice. */
  readonly begin: () => void;
}

/** Between looks at the clock. */
const stride = 128;
const sliceMilliseconds = 3;

export function createMeter(budget: number): Meter {
  let sliceEnd = 0;
  let unused = budget;
  const grant = (): void => {
    meter.left = Math.min(stride, unused);
    unused -= meter.left;
  };
  const meter: Meter = {
    left: 0,
    spent: () => {
      if (unused <= 0) throw overBudget(budget);
      if (performance.now() >= sliceEnd) {
        meter.left = 0;
        return true;
      }
      grant();
      meter.left--;
      return false;
    },
    late: () => performance.now() >= sliceEnd,
    begin: () => {
      sliceEnd = performance.now() + sliceMilliseconds;
    },
  };
  grant();
  return meter;
}

function overBudget(budget: number): StrategraphError {
  return new StrategraphError({
    code: "BUDGET_EXCEEDED",
    severity: "error",
    message: `The question visits more than ${budget} entities and relations.`,
    hint: "ask for fewer with a filter or a limit, or raise the budget",
  });
}

/** Lets executions go on one at a time, one slice for each turn of the event loop. */
export interface Turns {
  readonly next: () => Promise<void>;
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  const turn = (): void => {
    const first = waiting.shift();
    if (waiting.length > 0) setImmediate(turn);
    first?.();
  };
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) setImmediate(turn);
      }),
  };
}

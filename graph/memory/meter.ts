import { StrategraphError } from "../diagnostic.ts";

/**
 * What an execution may still do before the event loop must have its turn. Loops count `left` down by one for each
 * entity or relation they look at, and afterwards, below zero, ask `spent`; so every slice gets on by one at least.
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

/** How long an execution goes on before others have their turn, and how often it looks at the clock. */
export interface Pace {
  readonly milliseconds: number;
  readonly visits: number;
}

export const usualPace: Pace = { milliseconds: 3, visits: 256 };

export function createMeter(budget: number, { milliseconds, visits }: Pace): Meter {
  let sliceEnd = 0;
  let unused = budget;
  const late = (): boolean => performance.now() >= sliceEnd;
  const meter: Meter = {
    left: 0,
    spent: () => {
      unused += meter.left;
      meter.left = 0;
      if (unused < 0) throw overBudget(budget);
      if (late()) return true;
      // the loops count faster as long as this is a small integer
      meter.left = Math.min(unused, visits) | 0;
      unused -= meter.left;
      return false;
    },
    late,
    begin: () => {
      sliceEnd = performance.now() + milliseconds;
    },
  };
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

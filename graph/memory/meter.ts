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

/** How long executions go on before others have their turn, and how often they look at the clock. */
export interface Pace {
  readonly milliseconds: number;
  readonly visits: number;
}

export const usualPace: Pace = { milliseconds: 3, visits: 256 };

export function createMeter(budget: number, { visits }: Pace, turns: Turns): Meter {
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
      sliceEnd = turns.sliceEnd();
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

/** Shares the event loop among executions: all that run in one turn of it share one slice, and then go on in turn. */
export interface Turns {
  /** When what runs now must stop. */
  readonly sliceEnd: () => number;
  /**
   * The next turn of an execution that has had so many. Those that have had few come first: most are soon done, and need not wait for
   * all that go on for long; of so many turns one is for these all the same.
   */
  readonly next: (had: number) => Promise<void>;
}

/** Turns after which an execution is one that goes on for long. */
const few = 3;
/** Of so many turns one is for those, however many others there are. */
const share = 4;

export function createTurns({ milliseconds }: Pace): Turns {
  const begun: (() => void)[] = [];
  const long: (() => void)[] = [];
  let end: number | null = null;
  let taken = 0;
  const turn = (): void => {
    const first = ++taken % share === 0 ? (long.shift() ?? begun.shift()) : (begun.shift() ?? long.shift());
    if (begun.length + long.length > 0) setImmediate(turn);
    end = null;
    first?.();
  };
  return {
    sliceEnd: () => {
      if (end === null) {
        const own = performance.now() + milliseconds;
        end = own;
        setImmediate(() => {
          if (end === own) end = null;
        });
      }
      return end;
    },
    next: (had) =>
      new Promise((resolve) => {
        (had < few ? begun : long).push(resolve);
        if (begun.length + long.length === 1) setImmediate(turn);
      }),
  };
}

import { bytesHeld } from "../memory/measure.ts";

/** What writing a graph in one form took. */
export interface Written {
  readonly seconds: number;
  /** Of the files. */
  readonly bytes: number;
  /** The most that was held beyond the graph at any time, what was not collected yet included. */
  readonly peak: number;
}

export interface Held {
  /** The most bytes so far beyond those at the beginning. */
  peak(): number;
  /** Looks now; called at every piece that is written. */
  look(): void;
}

/** Watches what the process holds, from what it holds now, after a collection. */
export function watchHeld(): Held {
  const before = bytesHeld();
  let most = before;
  return {
    peak: () => most - before,
    look: () => {
      const { heapUsed, external } = process.memoryUsage();
      most = Math.max(most, heapUsed + external);
    },
  };
}

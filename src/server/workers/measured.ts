import type { Worker } from "node:cluster";
import { type Family, merged } from "../exposition.ts";

/** What workers have measured, as far as they have said so. */
export interface Measured {
  /** What one says it has measured until now. */
  say(worker: Worker, families: readonly Family[]): void;
  /** One is gone: what it has counted has been done all the same. */
  end(worker: Worker): void;
  /** Of all, those gone too, and of this process. */
  all(own: readonly Family[]): readonly Family[];
}

export function createMeasured(): Measured {
  const last = new Map<Worker, readonly Family[]>();
  let gone: readonly Family[] = [];
  return {
    say: (worker, families) => {
      last.set(worker, families);
    },
    end: (worker) => {
      const counts = (last.get(worker) ?? []).filter(({ type }) => type !== "gauge");
      gone = merged([gone, counts]);
      last.delete(worker);
    },
    all: (own) => merged([own, gone, ...last.values()]),
  };
}

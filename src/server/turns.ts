import { type Reply, refusal } from "./reply.ts";
import type { TurnLimits } from "./usual-limits.ts";

/**
 * Does the work when it is its turn, in the order in which work came, and refuses at once what is too much: HTTP_OVERLOADED.
 * Work whose signal is aborted while it waits is not begun; then it rejects with the signal's reason.
 */
export interface InTurn {
  (signal: AbortSignal, work: () => Promise<Reply>): Promise<Reply>;
  /** How much there is at this moment. */
  state(): { readonly running: number; readonly waiting: number };
}

export function createTurns(limits: TurnLimits): InTurn {
  let running = 0;
  const waiting = new Set<() => void>();

  function turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.delete(begin);
        reject(signal.reason);
      };
      const begin = () => {
        waiting.delete(begin);
        signal.removeEventListener("abort", leave);
        running++;
        resolve();
      };
      waiting.add(begin);
      signal.addEventListener("abort", leave);
    });
  }

  const inTurn = async (signal: AbortSignal, work: () => Promise<Reply>): Promise<Reply> => {
    if (running < limits.running) running++;
    else if (waiting.size >= limits.waiting) return refusal("HTTP_OVERLOADED", undefined, { "retry-after": "1" });
    else {
      signal.throwIfAborted();
      await turn(signal);
    }
    try {
      return await work();
    } finally {
      running--;
      const [next] = waiting;
      next?.();
    }
  };
  return Object.assign(inTurn, { state: () => ({ running, waiting: waiting.size }) });
}

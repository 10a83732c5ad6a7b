import type { Family } from "../exposition.ts";
import type { Order, Report } from "./messages.ts";

let asked: Promise<readonly Family[]> | null = null;

/** In a worker: asks the first process what all of them have measured; once for all who ask meanwhile. */
export function gatherAll(): Promise<readonly Family[]> {
  asked ??= new Promise((resolve) => {
    const hear = (order: Order): void => {
      if (order.say !== "gathered") return;
      process.off("message", hear);
      asked = null;
      resolve(order.families);
    };
    process.on("message", hear);
    process.send?.({ say: "gather" } satisfies Report);
  });
  return asked;
}

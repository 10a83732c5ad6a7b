import type { Family } from "../exposition.ts";
import type { Order, Report } from "./messages.ts";

/** Milliseconds that the first process has to say it. */
const patience = 10_000;

let asked: Promise<readonly Family[]> | null = null;

/** In a worker: asks the first process what all of them have measured; once for all who ask meanwhile. Rejects where it does not say. */
export function gatherAll(): Promise<readonly Family[]> {
  asked ??= gathered().finally(() => {
    asked = null;
  });
  return asked;
}

function gathered(): Promise<readonly Family[]> {
  return new Promise((resolve, reject) => {
    const settle = (how: () => void): void => {
      process.off("message", hear);
      clearTimeout(late);
      how();
    };
    const hear = (order: Order): void => {
      if (order.say === "gathered") settle(() => resolve(order.families));
    };
    const late = setTimeout(
      () => settle(() => reject(new Error("the metrics of all were not told in time"))),
      patience,
    );
    process.on("message", hear);
    process.send?.({ say: "gather" } satisfies Report);
  });
}

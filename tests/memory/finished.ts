import type { Steps } from "../../graph/memory/column.ts";

/** What steps come to, gone through without a rest. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

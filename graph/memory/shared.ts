import type { Steps } from "./column.ts";
import type { Meter } from "./meter.ts";

/**
 * What is made when it is first asked for, and once. Whoever waits for it moves the work on, so that an answer which is called
 * off leaves to the next what it has done.
 */
export function shared<T>(make: () => Steps<T>): (meter: Meter) => Steps<T> {
  let made: { readonly value: T } | null = null;
  let making: Steps<T> | null = null;
  return function* (meter) {
    while (made === null) {
      const steps = making ?? make();
      // steps that end in an error have no next: whoever asks after it begins anew
      making = null;
      const step = steps.next();
      if (step.done === true) made = { value: step.value };
      else {
        making = steps;
        if (meter.late()) yield;
      }
    }
    return made.value;
  };
}

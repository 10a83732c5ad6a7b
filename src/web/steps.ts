import type { AroundNavHandler } from "wouter";
import { narrowedBy } from "./narrowed.ts";

/** What a step changed, where it only narrowed: kept in the browser's history, beside the address. */
interface Kept {
  readonly narrowed: string;
}

/**
 * What the browser's Back undoes: another view, pick or question is a step each time; a run of changes to the same filter, order or
 * passage is one step together, so that Back never takes a pick away with it.
 */
export const goInSteps: AroundNavHandler = (navigate, to, options) => {
  const narrowed = narrowedBy(location.href, new URL(to, location.href).href);
  const isOn = narrowed !== null && (narrowed === "" || (history.state as Kept | null)?.narrowed === narrowed);
  navigate(to, {
    ...options,
    replace: isOn,
    state: narrowed === "" ? history.state : narrowed === null ? null : { narrowed },
  });
};

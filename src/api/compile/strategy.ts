import type { Predicate } from "../../../graph/plan/plan.ts";
import { type Asked, textArgument } from "./arguments.ts";
import type { Compiling } from "./compiling.ts";

/** That an entity belongs to the strategy which the argument `strategy` names; null where it names none. */
export function ofStrategy(compiling: Compiling, asked: Asked): Predicate | null {
  const value = textArgument(compiling, asked, "strategy");
  return value === null ? null : { test: "includes", subject: "entity", name: "strategies", value };
}

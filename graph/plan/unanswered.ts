import { StrategraphError } from "../diagnostic.ts";

/** Refuses a part of a plan that an engine does not answer. */
export function unanswered(part: string): StrategraphError {
  return new StrategraphError({
    code: "PLAN_UNANSWERED",
    severity: "error",
    message: `This engine does not answer \`${part}\` in a plan.`,
    hint: "ask without it",
  });
}

import type { Ontology } from "../ontology.ts";
import type { Plan } from "../plan/plan.ts";
import { compile } from "./compile.ts";

/**
 * The statement that answers a plan, where no part of its pages is null. Errors: NEO4J_NAME. Cost: O(plan).
 */
export function explain(ontology: Ontology, plan: Plan): string {
  return `${compile(ontology, plan, []).text}\n`;
}

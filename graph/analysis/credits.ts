import type { Engine } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import type { Plan } from "../plan/plan.ts";

/** What the sources of a graph ask to be shown wherever their text goes out, if their kind has a field for it. */
export async function creditsOf(ontology: Ontology, engine: Engine): Promise<readonly string[]> {
  const page = { offset: null, limit: null, after: null };
  const columns = [{ column: "field", subject: "entity", name: "credit" }] as const;
  const selection = { kinds: [ontology.sourceKind], near: null, where: null, order: [], page, columns };
  const plan: Plan = { version: 1, project: "rows", roots: [{ op: "list", selection }] };
  const credits = new Set<string>();
  for await (const { rows } of (await engine.execute(plan, [])).batches) {
    for (const [credit] of rows) if (typeof credit === "string") credits.add(credit);
  }
  return [...credits];
}

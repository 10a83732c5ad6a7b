import type { Engine } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import type { Plan } from "../plan/plan.ts";
import type { Row } from "../rows.ts";

/** A document, as far as it matters to those who show its words. */
export interface Credited {
  readonly id: string;
  readonly strategies: readonly string[];
  /** What its publisher asks to be shown wherever its text goes out. */
  readonly credit: string | null;
}

/** The sources of a graph; none where their kind has no field for a credit. Cost: O(sources). */
export async function creditedSources(ontology: Ontology, engine: Engine): Promise<readonly Credited[]> {
  const page = { offset: null, limit: null, after: null };
  const fields = ["id", "strategies", "credit"];
  const columns = fields.map((name) => ({ column: "field", subject: "entity", name }) as const);
  const selection = { kinds: [ontology.sourceKind], near: null, where: null, order: [], page, columns };
  const plan: Plan = { version: 1, project: "rows", roots: [{ op: "list", selection }] };
  const sources: Credited[] = [];
  for await (const { rows } of (await engine.execute(plan, [])).batches) sources.push(...rows.map(creditedOf));
  return sources;
}

function creditedOf([id, strategies, credit]: Row): Credited {
  return {
    id: String(id),
    strategies: Array.isArray(strategies) ? strategies.map(String) : [],
    credit: typeof credit === "string" ? credit : null,
  };
}

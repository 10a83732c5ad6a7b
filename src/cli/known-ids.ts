import { nearest, StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import type { ApiCode } from "../api/codes.ts";

/** Entities of a graph among whose ids the nearest is looked for. */
const few = 50_000;

/**
 * Ids that a command line names are to be there: of one that is not, nothing being recorded would be no answer. Errors:
 * API_ENTITY_UNKNOWN, for each.
 */
export async function checkIds(ontology: Ontology, engine: Engine, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await idsIn(ontology, engine, ids);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length === 0) return;
  const { entities } = await engine.status();
  const known = entities > few ? [] : [...(await idsIn(ontology, engine, null))];
  const code: ApiCode = "API_ENTITY_UNKNOWN";
  throw new StrategraphError(
    missing.map((id) => {
      const near = known.find((one) => one.endsWith(`/${id}`)) ?? nearest(id, known);
      const hint = near === undefined ? "strategraph search finds an id by words" : `did you mean ${near}?`;
      return { code, severity: "error", message: `There is no entity ${JSON.stringify(id.slice(0, 200))}.`, hint };
    }),
  );
}

/** Of these ids, those that there are; null: of all. */
async function idsIn({ kinds }: Ontology, engine: Engine, ids: readonly string[] | null): Promise<ReadonlySet<string>> {
  const where = ids === null ? null : ({ test: "in", subject: "entity", name: "id", value: 0 } as const);
  const page = { offset: null, limit: null, after: null };
  const columns = [{ column: "field", subject: "entity", name: "id" }] as const;
  const all = kinds.map(({ name }) => name);
  const selection = { kinds: all, near: null, where, order: [], page, columns };
  const plan: Plan = { version: 1, project: "rows", roots: [{ op: "list", selection }] };
  const found = new Set<string>();
  for await (const { rows } of (await engine.execute(plan, ids === null ? [] : [ids])).batches) {
    for (const [id] of rows) found.add(String(id));
  }
  return found;
}

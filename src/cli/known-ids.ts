import { idsIn } from "../../graph/analysis/known-ids.ts";
import { nearest, StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
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

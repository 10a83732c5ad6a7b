import { idsIn, strategiesOf } from "../../graph/analysis/known-ids.ts";
import { type Diagnostic, nearest, StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { ApiCode } from "../api/codes.ts";
import type { Question } from "./question.ts";

/** Entities of a graph among whose ids the nearest is looked for. */
const few = 50_000;

/**
 * Ids and the strategy that a command line names are to be there: of one that is not, nothing being recorded would be no
 * answer. Errors: API_ENTITY_UNKNOWN and API_STRATEGY_UNKNOWN, for each.
 */
export async function checkNames(
  ontology: Ontology,
  engine: Engine,
  { ids = [], strategy }: Pick<Question, "ids" | "strategy">,
): Promise<void> {
  const faults = [
    ...(strategy === undefined ? [] : await strategyFaults(engine, strategy)),
    ...(ids.length === 0 ? [] : await idFaults(ontology, engine, ids)),
  ];
  if (faults.length > 0) throw new StrategraphError(faults);
}

async function strategyFaults(engine: Engine, strategy: string): Promise<readonly Diagnostic[]> {
  const known = await strategiesOf(engine);
  if (known.includes(strategy)) return [];
  const near = nearest(strategy, known);
  const those = known.length === 0 ? "the graph has none" : `one of ${known.slice(0, 5).join(", ")}`;
  return [fault("API_STRATEGY_UNKNOWN", "strategy", strategy, near === undefined ? those : `did you mean ${near}?`)];
}

async function idFaults(ontology: Ontology, engine: Engine, ids: readonly string[]): Promise<readonly Diagnostic[]> {
  const found = await idsIn(ontology, engine, ids);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length === 0) return [];
  const { entities } = await engine.status();
  const known = entities > few ? [] : [...(await idsIn(ontology, engine, null))];
  return missing.map((id) => {
    const near = known.find((one) => one.endsWith(`/${id}`)) ?? nearest(id, known);
    const hint = near === undefined ? "strategraph search finds an id by words" : `did you mean ${near}?`;
    return fault("API_ENTITY_UNKNOWN", "entity", id, hint);
  });
}

function fault(code: ApiCode, what: string, name: string, hint: string): Diagnostic {
  return { code, severity: "error", message: `There is no ${what} ${JSON.stringify(name.slice(0, 200))}.`, hint };
}

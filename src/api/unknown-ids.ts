import type { ExecutionResult } from "graphql";
import { idsIn, strategiesIn } from "../../graph/analysis/known-ids.ts";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine, ExecuteOptions } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { namedIn } from "../../graph/plan/ids.ts";
import type { Param, Plan } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import type { Receipt } from "./json-answer.ts";

const tooDear = ["BUDGET_EXCEEDED", "COST_TOO_HIGH"];

/** Ids of one question that are looked up, that are told, and how much of one: a request may name many, and long ones. */
const most = 100;
const told = 10;
const longest = 200;

/**
 * The first ten ids that a question names and the graph has not, ascending: of them an empty answer says nothing. None where looking them up
 * would cost more than an answer may. Of the graph there is when it is called, which may be a later one. Other errors: those of the engine. Cost: O(plan), and that of looking up a hundred ids at the most.
 */
export async function unknownIds(
  ontology: Ontology,
  engine: Engine,
  plan: Plan,
  values: readonly Value[],
  options: ExecuteOptions,
): Promise<readonly string[]> {
  const { entities, strategies } = namedIn(plan);
  const [ids, names] = [entities, strategies].map((params) => idsAt(params, values)) as [string[], string[]];
  if (ids.length === 0 && names.length === 0) return [];
  const known = Promise.all([
    ids.length === 0 ? new Set<string>() : idsIn(ontology, engine, ids, options),
    names.length === 0 ? new Set<string>() : strategiesIn(ontology, engine, names, options),
  ]);
  const [knownIds, knownNames] = await known.catch((error: unknown) => {
    if (error instanceof StrategraphError && error.diagnostics.every(({ code }) => tooDear.includes(code))) return [];
    throw error;
  });
  if (knownIds === undefined || knownNames === undefined) return [];
  const unknown = [...ids.filter((id) => !knownIds.has(id)), ...names.filter((name) => !knownNames.has(name))];
  return [...new Set(unknown)].sort().slice(0, told).map(shortened);
}

function shortened(id: string): string {
  // half a surrogate pair at the end would be no text
  return id.length > longest ? `${id.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}...` : id;
}

function idsAt(params: readonly Param[], values: readonly Value[]): readonly string[] {
  const ids = params.flatMap((param) => values[param] ?? []);
  return [...new Set(ids.map(String))].slice(0, most);
}

/** What an answer's receipt says of unknown ids, for people; nothing where there are none. */
export function unknownTold({
  extensions,
}: {
  readonly extensions?: ExecutionResult["extensions"] | undefined;
}): readonly string[] {
  const receipt = extensions?.receipt as Receipt | undefined;
  const unknown = receipt?.unknown ?? [];
  if (unknown.length === 0) return [];
  const names = unknown.map((id) => JSON.stringify(id)).join(", ");
  return [`The graph does not have ${names}: that nothing is found there says nothing.`];
}

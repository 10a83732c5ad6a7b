import { creditedSources } from "../../graph/analysis/credits.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { ExecuteRequest, Executor } from "./execute.ts";

export interface CreditsFrom {
  readonly ontology: Ontology;
  readonly engine: Engine;
  /** Over that engine. */
  readonly executor: Executor;
}

/**
 * What the sources of an answer ask to be shown with it: those of the strategies that its entities belong to, and those by which
 * its entities are mentioned and its relations quoted. Of an answer that shows no entity, all. Errors: those of the engine. Cost: O(sources)
 * where none asks for a credit, or all are of one strategy; otherwise that of the answer too, and of reading what it shows.
 */
export async function creditsOfAnswer(
  { ontology, engine, executor }: CreditsFrom,
  request: ExecuteRequest,
): Promise<readonly string[]> {
  const sources = await creditedSources(ontology, engine);
  const all = [...new Set(sources.flatMap(({ credit }) => credit ?? []))];
  if (all.length === 0 || new Set(sources.flatMap(({ strategies }) => strategies)).size <= 1) return all;
  const traced = await executor.trace(request);
  if ("errors" in traced || traced.entities.size === 0) return all;
  const { entities, documents } = await engine.scan({
    only: traced,
    ...(request.signal && { signal: request.signal }),
  });
  const quoted = new Set(Array.from(documents, ({ id }) => id));
  const owners = new Set<string>();
  for (const { id, strategies, mentions } of entities) {
    if (!traced.entities.has(id)) continue;
    // what several share says nothing of whose words it is shown in
    if (strategies.length === 1) for (const one of strategies) owners.add(one);
    for (const { quote } of mentions) quoted.add(quote.document);
  }
  const shown = sources.filter(({ id, strategies }) => quoted.has(id) || strategies.some((one) => owners.has(one)));
  return [...new Set(shown.flatMap(({ credit }) => credit ?? []))];
}

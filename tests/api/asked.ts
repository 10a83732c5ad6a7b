import { parse } from "graphql";
import { beforeAll } from "vitest";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";
import { createExecutor, type Executor } from "../../src/api/execute.ts";
import { dataset, entity, inferred, ontology, relation, schema } from "./world.ts";

/** The world of the other tests, and a strategy of its own: a fund that supports a task of the first. */
export const withAnother = makeDataset({
  ...dataset,
  strategies: [
    ...dataset.strategies,
    { id: "t", name: "T", language: "en", annotators: [], reviewers: [], documents: [] },
  ],
  entities: [...dataset.entities, entity("t/instrument/fund", "Fund", {}, { strategies: ["t"] })],
  relations: [...dataset.relations, relation("t/instrument/fund", "supports", "s/task/d", inferred)],
});

/** To be asked on an engine that has been given that. */
export function askedOn(make: (of: Ontology) => Engine) {
  let executor: Executor;
  beforeAll(async () => {
    const engine = make(ontology);
    await engine.replace(withAnother);
    executor = createExecutor(ontology, engine, schema);
  });

  async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const { data, errors } = await executor.execute({ document: parse(query), variables });
    if (errors) throw new Error(errors.map(({ message }) => message).join("\n"));
    return JSON.parse(JSON.stringify(data));
  }
  async function refusals(query: string, variables: Record<string, unknown> = {}): Promise<readonly unknown[]> {
    const { errors = [] } = await executor.execute({ document: parse(query), variables });
    return errors.map(({ extensions }) => [extensions.code, extensions.argument].join(" ").trim());
  }
  const rows = async (query: string, variables?: Record<string, unknown>) =>
    Object.values(await ask(query, variables)).flat() as Record<string, never>[];
  return { ask, refusals, rows };
}

export function idOf(found: unknown): unknown {
  return typeof found === "object" && found !== null && "id" in found ? found.id : found;
}

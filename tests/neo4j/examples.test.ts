import { readdirSync, readFileSync } from "node:fs";
import { type DocumentNode, parse } from "graphql";
import { beforeAll, expect, test } from "vitest";
import type { Excerpt } from "../../graph/excerpt.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { excerptOfAnswer } from "../../src/api/excerpt.ts";
import { createExecutor, type Executor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readCommittedRules, readCommittedSeeds, root } from "../seed/graph.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("the examples on Neo4j");
const names = readdirSync(`${root}/examples`).filter((file) => file.endsWith(".graphql"));

onServer(neo4j, "the examples on Neo4j", ({ connection }) => {
  let executors: readonly Executor[] = [];
  let excerpts: (document: DocumentNode) => Promise<readonly unknown[]>;
  beforeAll(async () => {
    const { ontology, dataset } = await readCommittedSeeds();
    const schema = deriveSchema(ontology);
    const engines = [createMemoryEngine(ontology), createNeo4jEngine(ontology, connection)];
    for (const engine of engines) await engine.replace(dataset);
    const rules = await readCommittedRules(ontology, schema);
    executors = engines.map((engine) => createExecutor(ontology, engine, schema, { rules }));
    excerpts = (document) =>
      Promise.all(
        engines.map(async (engine, at) => {
          const executor = executors[at] as Executor;
          const excerpt = await excerptOfAnswer({ ontology, engine, executor, time: null }, { document });
          if ("errors" in excerpt) throw excerpt.errors[0];
          return { ...excerpt, nodes: [...excerpt.nodes], edges: [...excerpt.edges] };
        }),
      );
  });

  test.each([
    "support-for-priorities",
    "how-money-reaches-goals",
    "around-the-money",
    "tasks-by-instruments",
    "what-if-an-instrument-were-dropped",
    "who-says-so",
  ])("what the answer to %s shows is the same part of the graph, with the same evidence", async (name) => {
    const [embedded, served] = await excerpts(parse(readFileSync(`${root}/examples/${name}.graphql`, "utf8")));
    expect(embedded).toHaveProperty("receipt.engine", "memory");
    expect(served).toEqual({
      ...(embedded as Excerpt),
      receipt: { ...(embedded as Excerpt).receipt, engine: "neo4j" },
    });
  });

  test.each(names)("%s has the same bytes as on the embedded engine", async (file) => {
    const document = parse(readFileSync(`${root}/examples/${file}`, "utf8"));
    const [embedded, served] = await Promise.all(executors.map((executor) => executor.execute({ document })));
    expect(served?.errors).toBeUndefined();
    expect(JSON.stringify(served?.data)).toBe(JSON.stringify(embedded?.data));
    const receipt = (result: typeof served) => result?.extensions?.receipt as object;
    expect(receipt(served)).toEqual({ ...receipt(embedded), engine: "neo4j" });
  });
});

import { expect, test } from "vitest";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { compareTraces } from "../api/random/traces.ts";
import { onServer, openNeo4j } from "./server.ts";

/** Planning a statement that the server has not seen is most of what one takes. */
const pairs = Number(process.env.TRACE_DIFFERENTIAL_NEO4J ?? (process.env.CI ? 120 : 30));
const seed = Number(process.env.TRACE_SEED ?? 61_025);

const neo4j = await openNeo4j("what random answers show of a graph in Neo4j");

onServer(neo4j, "on a real server", ({ connection, empty }) => {
  test(`what ${pairs} random answers show of the graph is what plain resolvers answer of, no more and no less`, async () => {
    const compared = await compareTraces({ pairs, shown: 2, seed, operationsPerWorld: 10 }, async (ontology) => {
      await empty();
      return createNeo4jEngine(ontology, connection);
    });
    expect(compared.pairs).toBeGreaterThanOrEqual(pairs);
  }, 3_600_000);
});

import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { createPlainEngine } from "../contract/plain-engine.ts";
import { onServer, openNeo4j } from "../neo4j/server.ts";
import { compareWorld, newTally } from "./compare.ts";
import { makeWorld } from "./world.ts";

/** Pairs of a graph and an operation with its variables. */
const pairs = Number(process.env.STRATEGRAPH_NEO4J_PAIRS ?? (process.env.CI ? 1000 : 200));
const ways = Number(process.env.STRATEGRAPH_NEO4J_WAYS ?? (process.env.CI ? 300 : 150));
/** What the plain engine may visit for one answer about ways; what takes it longer is asked of no engine. */
const visits = 50_000;
const seed = Number(process.env.STRATEGRAPH_PAIRS_SEED ?? 60);
const size = { graphs: 3, operations: 10, sets: 10, statements: 1, walks: 3 };

const neo4j = await openNeo4j("random operations on Neo4j");

onServer(neo4j, "on a real server", ({ connection, empty }) => {
  test(`Neo4j answers operations as the embedded engine does, on ${pairs} pairs of a graph and an operation`, {
    timeout: 3_600_000,
  }, async () => {
    const tally = newTally();
    for (let at = seed; tally.pairs < pairs; at++) {
      const world = makeWorld(at, size);
      const [embedded, served] = [createMemoryEngine(world.ontology), createNeo4jEngine(world.ontology, connection)];
      await empty();
      expect(await compareWorld(world, { expected: embedded, others: [served] }, tally)).toEqual([]);
      await Promise.all([embedded.close(), served.close()]);
    }
    const { found, refused, statements, ...rest } = tally;
    console.log(JSON.stringify({ ...rest, found, refused, statements: statements.size }));
    // the generator is meant to ask for what there is
    expect(found).toBeGreaterThan(tally.pairs / 5);
    expect(refused).toBeLessThan(tally.pairs / 10);
  });

  test(`Neo4j answers ways, tables and analyses as the plain and the embedded engine do, on ${ways} pairs`, {
    timeout: 3_600_000,
  }, async () => {
    const tally = newTally();
    for (let at = seed; tally.pairs < ways; at++) {
      const world = makeWorld(at, { ...size, operations: 6, sets: 5, statements: 2, walks: 1, ways: true });
      const { ontology } = world;
      const [plain, embedded] = [createPlainEngine(ontology), createMemoryEngine(ontology)];
      const served = createNeo4jEngine(ontology, connection);
      await empty();
      const sides = { expected: plain, others: [embedded, served], visits };
      expect(await compareWorld(world, sides, tally)).toEqual([]);
      await Promise.all([plain, embedded, served].map((engine) => engine.close()));
    }
    const { found, refused, leftOut, graphs, statements } = tally;
    console.log(JSON.stringify({ pairs: tally.pairs, graphs, found, refused, leftOut, statements: statements.size }));
    expect(found).toBeGreaterThan(tally.pairs / 5);
    expect(refused).toBeLessThan(tally.pairs / 4);
    expect(leftOut).toBeLessThan(tally.pairs / 10);
  });
});

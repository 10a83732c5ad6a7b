import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { checkServer } from "../../graph/neo4j/check-server.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { createPlainEngine } from "../contract/plain-engine.ts";
import { onServer, openNeo4j } from "../neo4j/server.ts";
import { compareWorld, newTally } from "../pairs/compare.ts";
import { makeWorld } from "../pairs/world.ts";
import { type Compared, codeOf, openProgress, sumOf } from "./progress.ts";

const wanted = {
  pairs: Number(process.env.STRATEGRAPH_LONG_WAYS ?? 200_000),
  served: Number(process.env.STRATEGRAPH_LONG_WAYS_NEO4J ?? 20_000),
};
/** Every so many seeds Neo4j is asked too, of more graphs and with variables that make few statements. */
const every = 8;
const size = { graphs: 3, operations: 12, sets: 10, statements: 10, walks: 1, ways: true } as const;
const servedSize = { graphs: 8, operations: 6, sets: 5, statements: 2, walks: 1, ways: true } as const;
/** What the plain engine may visit for one answer; what takes it longer is left out on all sides. */
const visits = 50_000;
const code = codeOf("graph", "src/api", "tests/api/random", "tests/contract", "tests/pairs", "package-lock.json");
const neo4j = await openNeo4j("random ways on Neo4j, the long run");

/** One world a seed. A line for each is kept in .cache/, and the sum of all in ways.json, which is committed. */
onServer(neo4j, "on a real server", ({ connection, empty }) => {
  test(`${wanted.pairs} questions about ways have equal answers on the plain and the embedded engine, ${wanted.served} of them on Neo4j too`, {
    timeout: 24 * 3_600_000,
  }, async () => {
    const version = await checkServer(connection);
    const { done, add } = openProgress<Compared>(`.cache/long/ways-${code.files}-${version}.jsonl`);
    for (let seed = 0; !isEnough(done); seed++) {
      if (done.has(seed)) continue;
      const tally = newTally();
      const world = makeWorld(seed, seed % every === 0 ? servedSize : size);
      const { ontology } = world;
      const [plain, embedded] = [createPlainEngine(ontology), createMemoryEngine(ontology)];
      const served = seed % every === 0 ? [createNeo4jEngine(ontology, connection)] : [];
      if (served.length > 0) await empty();
      const differences = await compareWorld(world, { expected: plain, others: [embedded, ...served], visits }, tally);
      await Promise.all([plain, embedded, ...served].map((engine) => engine.close()));
      add({ ...tally, seed, statements: [...tally.statements], differences });
      writeResult(version, done);
    }
    expect(sumOf([...done.values()]).differences).toEqual([]);
  });
});

function isEnough(done: ReadonlyMap<number, Compared>): boolean {
  const { all, served } = sums(done);
  return all.pairs >= wanted.pairs && served.pairs >= wanted.served;
}

function sums(done: ReadonlyMap<number, Compared>) {
  const all = [...done.values()];
  return { all: sumOf(all), served: sumOf(all.filter(({ seed }) => seed % every === 0)) };
}

/** After every seed, so that a run that is ended leaves what it found. */
function writeResult(version: string, done: ReadonlyMap<number, Compared>): void {
  const { all, served } = sums(done);
  const result = {
    ...code,
    neo4j: version,
    ...{ ...all, statements: served.statements, differences: all.differences.length },
    onNeo4j: { pairs: served.pairs, found: served.found, refused: served.refused },
  };
  writeFileSync("tests/long/ways.json", `${JSON.stringify(result, null, 2)}\n`);
  console.log(`${all.pairs} questions, ${served.pairs} of them on Neo4j, ${all.differences.length} differences`);
}

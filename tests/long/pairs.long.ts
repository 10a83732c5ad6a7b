import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { checkServer } from "../../graph/neo4j/check-server.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { onServer, openNeo4j } from "../neo4j/server.ts";
import { compareWorld, newTally } from "../pairs/compare.ts";
import { makeWorld } from "../pairs/world.ts";
import { type Compared, codeOf, openProgress, sumOf } from "./progress.ts";

const wanted = {
  pairs: Number(process.env.STRATEGRAPH_LONG_PAIRS ?? 50_000),
  statements: Number(process.env.STRATEGRAPH_LONG_STATEMENTS ?? 3_000),
};
/** Where another machine takes the seeds from here on; its lines in .cache/ are put behind those of the first. */
const from = Number(process.env.STRATEGRAPH_LONG_SEED ?? 0);
const size = { graphs: 3, operations: 16, sets: 10, statements: 1, walks: 2 };
const code = codeOf("graph", "src/api", "tests/api/random", "tests/pairs", "package-lock.json");
const neo4j = await openNeo4j("random operations on Neo4j, the long run");

/** One world a seed. A line for each is kept in .cache/, and the sum of all in pairs.json, which is committed. */
onServer(neo4j, "on a real server", ({ connection, empty }) => {
  test(`${wanted.pairs} pairs, and ${wanted.statements} statements, have equal answers on both engines`, {
    timeout: 24 * 3_600_000,
  }, async () => {
    const version = await checkServer(connection);
    const { done, add } = openProgress<Compared>(`.cache/long/pairs-${code.files}-${version}.jsonl`);
    for (
      let seed = from, sum = sumOf([...done.values()]);
      sum.pairs < wanted.pairs || sum.statements < wanted.statements;
      seed++
    ) {
      if (done.has(seed)) continue;
      const tally = newTally();
      const world = makeWorld(seed, size);
      const [embedded, served] = [createMemoryEngine(world.ontology), createNeo4jEngine(world.ontology, connection)];
      await empty();
      const differences = await compareWorld(world, { expected: embedded, others: [served] }, tally);
      await Promise.all([embedded.close(), served.close()]);
      add({ ...tally, seed, statements: [...tally.statements], differences });
      sum = sumOf([...done.values()]);
      console.log(
        `seed ${seed}: ${sum.pairs} pairs, ${sum.statements} statements, ${sum.differences.length} differences`,
      );
    }
    const { differences, leftOut, ...sum } = sumOf([...done.values()]);
    const result = { ...code, neo4j: version, ...sum, differences: differences.length };
    writeFileSync("tests/long/pairs.json", `${JSON.stringify(result, null, 2)}\n`);
    expect(differences).toEqual([]);
  });
});

import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createPlainEngine } from "../contract/plain-engine.ts";
import { compareWorld, newTally } from "../pairs/compare.ts";
import { makeWorld } from "../pairs/world.ts";

const pairs = Number(process.env.API_WAYS ?? (process.env.CI ? 2000 : 400));
const seed = Number(process.env.API_SEED ?? 1);
const size = { graphs: 2, operations: 10, sets: 5, statements: 5, walks: 2, ways: true } as const;
/** What the plain engine may visit for one answer; what takes it longer is left out. */
const visits = 50_000;

test(`ways, tables and analyses, asked at random ${pairs} times, have the same answer on the embedded engine as on the plain one`, {
  timeout: 3_600_000,
}, async () => {
  const tally = newTally();
  for (let at = seed; tally.pairs < pairs; at++) {
    const world = makeWorld(at, size);
    const [embedded, plain] = [createMemoryEngine(world.ontology), createPlainEngine(world.ontology)];
    expect(await compareWorld(world, { expected: plain, others: [embedded], visits }, tally)).toEqual([]);
    await Promise.all([embedded.close(), plain.close()]);
  }
  const { found, refused, leftOut, graphs } = tally;
  console.log(JSON.stringify({ pairs: tally.pairs, graphs, found, refused, leftOut }));
  // the generator is meant to ask for what there is, and for what the plain engine can answer
  expect(found).toBeGreaterThan(tally.pairs / 4);
  expect(refused).toBeLessThan(tally.pairs / 4);
  expect(leftOut).toBeLessThan(tally.pairs / 10);
});

import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { compareTraces } from "../api/random/traces.ts";

const pairs = Number(process.env.TRACE_DIFFERENTIAL ?? (process.env.CI ? 4_000 : 400));
const seed = Number(process.env.TRACE_SEED ?? 61_024);

test(`what ${pairs} random answers show of the graph is what plain resolvers answer of, no more and no less`, async () => {
  const { shown } = await compareTraces({ pairs, shown: 0, seed, operationsPerWorld: 50 }, async (ontology) =>
    createMemoryEngine(ontology),
  );
  expect(shown).toBeGreaterThan(pairs / 30);
}, 600_000);

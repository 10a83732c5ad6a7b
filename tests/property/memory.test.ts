import fc from "fast-check";
import { expect, test } from "vitest";
import { compareCodePoints } from "../../graph/dataset.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { partOf } from "../../graph/part.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import { makeDataset } from "../../graph/revision.ts";
import type { Value } from "../../graph/rows.ts";
import { listed } from "../contract/listed.ts";
import { createPlainEngine } from "../contract/plain-engine.ts";
import { ask } from "../contract/plans.ts";
import { someDataset, somePart } from "./random/dataset.ts";
import { someOntology } from "./random/ontology.ts";
import { someRoot } from "./random/roots.ts";

const runs = Number(process.env.STRATEGRAPH_RUNS ?? 1000);

// a guard against hanging, not a bound: a busy machine takes several times as long
const timeout = 1_200_000;

test("the embedded engine answers as the plain one does, also when it has to stop at every step", {
  timeout,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const ontology = someOntology(g);
      const dataset = someDataset(g, ontology);
      const values: Value[] = [];
      const plan: Plan = { version: 1, project: "rows", roots: [someRoot({ g, values }), someRoot({ g, values })] };
      const engines = [
        createPlainEngine(ontology),
        createMemoryEngine(ontology),
        createMemoryEngine(ontology, { milliseconds: 0, visits: 1 }),
      ];
      for (const engine of engines) await engine.replace(dataset);
      const [wanted, ...answers] = await Promise.all(engines.map((engine) => ask(engine, plan, values)));
      for (const answer of answers) expect(answer).toEqual(wanted);
    }),
    // shrinking what takes so many choices takes minutes: the seed and the path are enough to see it again
    { numRuns: runs, endOnFailure: true },
  );
});

test("what the embedded engine gives back hashes to the revision it was given, and a part is as taken out of it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const ontology = someOntology(g);
      const dataset = someDataset(g, ontology);
      const engine = createMemoryEngine(ontology);
      const { entities } = await engine.replace(dataset);
      expect(entities.added).toBe([...dataset.entities].length);
      expect(makeDataset(await engine.scan()).revision).toBe(dataset.revision);
      const only = somePart(g, dataset);
      expect(listed(await engine.scan({ only }))).toEqual(listed(partOf(dataset, only)));
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});

test("every load counts what it changes as comparing all entities and relations does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const ontology = someOntology(g);
      const [before, after] = [someDataset(g, ontology), someDataset(g, ontology)];
      const engines = [createPlainEngine(ontology), createMemoryEngine(ontology)];
      for (const engine of engines) await engine.replace(before);
      const [wanted, found] = await Promise.all(engines.map((engine) => engine.replace(after)));
      expect(found).toEqual(wanted);
      expect([...after.entities].map(({ id }) => id)).toEqual(
        [...after.entities].map(({ id }) => id).sort(compareCodePoints),
      );
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});

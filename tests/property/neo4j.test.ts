import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import { makeDataset } from "../../graph/revision.ts";
import type { Value } from "../../graph/rows.ts";
import { ask } from "../contract/plans.ts";
import { openNeo4j, type TestServer } from "../neo4j/server.ts";
import { someDataset, someOntology, someRoot } from "./random.ts";

/** Pairs of a graph and a plan; planning a statement that the server has not seen yet is most of what one takes. */
const pairs = Number(process.env.STRATEGRAPH_NEO4J_PAIRS ?? 120);
const plansOfAGraph = 6;

const neo4j = await openNeo4j("random graphs and plans on Neo4j");

describe.skipIf(neo4j === null)("on a real server", () => {
  const { connection, empty } = neo4j as TestServer;

  test("Neo4j answers as the embedded engine does, and gives back what it was given", {
    timeout: 3_600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const ontology = someOntology(g);
        const dataset = someDataset(g, ontology);
        const [embedded, served] = [createMemoryEngine(ontology), createNeo4jEngine(ontology, connection)];
        await embedded.replace(dataset);
        await empty();
        await served.replace(dataset);
        expect(makeDataset(await served.scan()).revision).toBe(dataset.revision);
        for (let count = 0; count < plansOfAGraph; count++) {
          const values: Value[] = [];
          const asking = { g, values, withoutWays: true } as const;
          const plan: Plan = { version: 1, project: "rows", roots: [someRoot(asking), someRoot(asking)] };
          const [wanted, answer] = await Promise.all([ask(embedded, plan, values), ask(served, plan, values)]);
          expect(answer, served.explain(plan)).toEqual(wanted);
        }
      }),
      { numRuns: Math.ceil(pairs / plansOfAGraph), endOnFailure: true },
    );
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { load } from "../../graph/neo4j/load.ts";
import { scan } from "../../graph/neo4j/scan.ts";
import { someDataset } from "../property/random/dataset.ts";
import { someOntology } from "../property/random/ontology.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("random graphs in Neo4j");
const runs = Number(process.env.STRATEGRAPH_NEO4J_RUNS ?? 40);

onServer(neo4j, "random graphs in Neo4j", ({ connection }) => {
  test("one after the other come back as they were loaded, and change what they change in the embedded engine", async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const ontology = someOntology(g);
        const memory = createMemoryEngine(ontology);
        let first = true;
        for (const dataset of [someDataset(g, ontology), someDataset(g, ontology)]) {
          const difference = await load(connection, ontology, dataset);
          const wanted = await memory.replace(dataset);
          if (!first) expect(difference).toEqual(wanted);
          first = false;
          expect((await scan(connection, ontology)).revision).toBe(dataset.revision);
        }
      }),
      { numRuns: runs },
    );
  });
});

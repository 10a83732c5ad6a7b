import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { generateStrategies } from "../../bench/generate/strategies.ts";
import { load } from "../../graph/neo4j/load.ts";
import { readSummary } from "../../graph/neo4j/summary.ts";
import { makeDataset } from "../../graph/revision.ts";
import { summarize } from "../../graph/summary.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { root } from "../built.ts";
import { ontology, relation } from "../contract/making.ts";
import { world, worldOf } from "../contract/world.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("counting the graph in Neo4j");

onServer(neo4j, "the summary of the graph in Neo4j", ({ connection, empty }) => {
  beforeEach(empty);
  const { ontology: seedOntology } = readOntology(readFileSync(join(root, "schema.graphql"), "utf8"), "schema.graphql");
  if (seedOntology === null) throw new Error("no ontology");

  test("counts what a summary of the dataset counts", async () => {
    await expect(readSummary(connection, ontology)).rejects.toMatchObject({ code: "NOT_LOADED" });
    const claimedTwice = worldOf({
      relations: [...world.relations, relation("plan/instrument/loans", "supports", "plan/goal/a")].map((one) => ({
        ...one,
        claims: [...one.claims, ...one.claims],
      })),
    });
    for (const dataset of [world, claimedTwice]) {
      await load(connection, ontology, dataset);
      expect(await readSummary(connection, ontology)).toEqual(summarize(dataset));
    }
    await expect(readSummary(connection, seedOntology)).rejects.toMatchObject({ code: "NEO4J_OTHER_ONTOLOGY" });
    const { dataset: seed } = await readSeeds(join(root, "seeds"), seedOntology);
    if (seed === null) throw new Error("no seeds");
    await load(connection, seedOntology, seed);
    expect(await readSummary(connection, seedOntology)).toEqual(summarize(seed));
  });

  test("lists the first strategies only, and says how many more there are", async () => {
    const dataset = makeDataset(generateStrategies(1, 1_000));
    await load(connection, seedOntology, dataset);
    const { strategies, ...others } = summarize(dataset);
    expect(await readSummary(connection, seedOntology, 1)).toEqual({
      ...others,
      strategies: strategies.slice(0, 1),
      others: 1,
    });
  });
});

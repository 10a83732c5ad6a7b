import { expect, onTestFinished, test } from "vitest";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { chromiumHere, open, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { onServer, openNeo4j } from "../neo4j/server.ts";
import { serveThrough } from "../neo4j/serving.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { walk } from "./walk.ts";

const neo4j = await openNeo4j("the reading room on Neo4j");

onServer(neo4j, "the reading room on Neo4j", (server) => {
  test("answers an afternoon's questions as it does from memory", async () => {
    if (!chromiumHere) return leftOut("the reading room on Neo4j", `no Chromium at ${whereChromiumIs}`);
    const { ontology, dataset } = await readCommittedSeeds();
    await createNeo4jEngine(ontology, server.connection).replace(dataset);
    const serving = await serveThrough(server);
    onTestFinished(() => serving.close());
    const { page, hosts, complaints } = await open({ width: 1440, height: 900 });
    await walk(page, serving.url);
    expect([...hosts]).toEqual([new URL(serving.url).host]);
    expect(complaints).toEqual([]);
  });
});

import { describe } from "vitest";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { findings } from "../api/findings.ts";
import { openNeo4j, type TestServer } from "./server.ts";

const neo4j = await openNeo4j("findings on Neo4j");

describe.skipIf(neo4j === null)("on a real server", () => {
  const { connection, empty } = neo4j as TestServer;
  findings("Neo4j", async (ontology) => {
    await empty();
    return createNeo4jEngine(ontology, connection);
  });
});

import { describe } from "vitest";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { openNeo4j, type TestServer } from "../neo4j/server.ts";
import { contract } from "./suite.ts";

const neo4j = await openNeo4j("the contract of engines on Neo4j");

describe.skipIf(neo4j === null)("on a real server", () => {
  const { connection, empty } = neo4j as TestServer;
  contract("Neo4j", async (ontology) => {
    await empty();
    return createNeo4jEngine(ontology, connection);
  });
});

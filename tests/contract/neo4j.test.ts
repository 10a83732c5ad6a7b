import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { onServer, openNeo4j } from "../neo4j/server.ts";
import { contract } from "./suite.ts";

const neo4j = await openNeo4j("the contract of engines on Neo4j");

onServer(neo4j, "on a real server", ({ connection, empty }) => {
  contract("Neo4j", async (ontology) => {
    await empty();
    return createNeo4jEngine(ontology, connection);
  });
});

import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { findings } from "../api/findings.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("findings on Neo4j");

onServer(neo4j, "on a real server", ({ connection, empty }) => {
  findings("Neo4j", async (ontology) => {
    await empty();
    return createNeo4jEngine(ontology, connection);
  });
});

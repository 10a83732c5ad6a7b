import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { tableRefusals } from "../api/tables.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("the bound of a table on Neo4j");

onServer(neo4j, "on a real server", ({ connection, empty }) => {
  tableRefusals("Neo4j", async (ontology) => {
    await empty();
    return createNeo4jEngine(ontology, connection);
  });
});

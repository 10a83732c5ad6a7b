import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { whatIfMetamorphic } from "../api/what-if.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("what-if on Neo4j");
const runs = Number(process.env.STRATEGRAPH_NEO4J_RUNS ?? (process.env.CI ? 20 : 8));

onServer(neo4j, "on a real server", ({ connection, empty }) => {
  const make = async (ontology: Parameters<typeof createNeo4jEngine>[0]) => {
    await empty();
    return createNeo4jEngine(ontology, connection);
  };
  whatIfMetamorphic("Neo4j", make, runs);
});

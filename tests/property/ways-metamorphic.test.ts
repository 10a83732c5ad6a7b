import { describe } from "vitest";
import type { Engine } from "../../graph/engine.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { onServer, openNeo4j } from "../neo4j/server.ts";
import { type Load, waysMetamorphic } from "./ways-metamorphic.ts";

const runs = Number(process.env.STRATEGRAPH_RUNS ?? (process.env.CI ? 200 : 50));
const served = Number(process.env.STRATEGRAPH_NEO4J_RUNS ?? (process.env.CI ? 8 : 2));

describe("the embedded engine", () => {
  waysMetamorphic(async (ontology, graph) => {
    const engine = createMemoryEngine(ontology);
    await engine.replace(graph);
    return engine;
  }, runs);
});

const neo4j = await openNeo4j("what must hold of ways on Neo4j");

onServer(neo4j, "Neo4j", ({ connection, empty }) => {
  let held: { readonly ontology: Ontology; readonly revision: string; readonly engine: Engine } | null = null;
  const load: Load = async (ontology, graph) => {
    // of another ontology there may be the same graph
    if (held?.revision === graph.revision && held.ontology === ontology) return held.engine;
    await empty();
    const engine = createNeo4jEngine(ontology, connection);
    await engine.replace(graph);
    held = { ontology, revision: graph.revision, engine };
    return engine;
  };
  waysMetamorphic(load, served);
});

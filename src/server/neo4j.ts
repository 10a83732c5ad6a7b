import { type Diagnostic, StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Connection } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { readSummary } from "../../graph/neo4j/summary.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Summary } from "../../graph/summary.ts";
import { readOntology } from "../ontology/read.ts";
import { readExamples } from "./examples.ts";
import type { Standing } from "./follow.ts";
import { checkPort } from "./listen.ts";
import { type OpenOptions, open, type RunningServer } from "./open.ts";
import { createPlayground } from "./playground.ts";
import { createService } from "./service.ts";

export interface Neo4jServerOptions extends OpenOptions {
  /** Of the ontology the graph was loaded with, and the place it is named by in faults. */
  readonly ontologyText: string;
  readonly ontologyFile: string;
  readonly connection: Connection;
  /** Milliseconds a statement may run on the server (10,000). */
  readonly timeLimit?: number;
}

/**
 * Serves the graph that a Neo4j holds; its loads show at once. The connection stays the caller's. Errors: those of the
 * ontology; NOT_LOADED and NEO4J_ codes; the SERVER_ codes of `listen`. Cost: counting, at the start.
 */
export async function startNeo4jServer(options: Neo4jServerOptions): Promise<RunningServer> {
  checkPort(options.port);
  const { ontology, warnings } = ontologyOf(options);
  const engine = createNeo4jEngine(ontology, options.connection, { timeLimit: options.timeLimit ?? 10_000 });
  const summary = await readSummary(options.connection, ontology);
  // so that no answer has to ask for them
  await engine.statistics();
  return serveGraph(options, { ontology, engine, summary, warnings, standing: null });
}

/** The ontology that a server is told of. Errors: its own, all of them in one StrategraphError. */
export function ontologyOf({ ontologyText, ontologyFile }: Pick<Neo4jServerOptions, "ontologyText" | "ontologyFile">): {
  readonly ontology: Ontology;
  readonly warnings: readonly Diagnostic[];
} {
  const { ontology, diagnostics } = readOntology(ontologyText, ontologyFile);
  if (ontology === null) throw new StrategraphError(diagnostics);
  return { ontology, warnings: diagnostics };
}

/** A graph whose ontology stays what it is, and what there is to say of it. */
export interface ServedGraph {
  readonly ontology: Ontology;
  readonly engine: Engine;
  readonly summary: Summary;
  readonly warnings: readonly Diagnostic[];
  /** Of a replica. */
  readonly standing: (() => Standing) | null;
}

/** Serves a graph until it is closed, which closes its engine too. Errors: the SERVER_ codes of `listen`. */
export async function serveGraph(
  options: OpenOptions,
  { ontology, engine, summary, warnings, standing }: ServedGraph,
): Promise<RunningServer> {
  const [service, playground, examples] = await Promise.all([
    createService(ontology, engine, options),
    createPlayground(),
    readExamples(options.examplesFolder),
  ]);
  const served = () => ({ service, examples, standing: standing?.() ?? null });
  const { url, drain } = await open(options, playground, served).catch(async (error) => {
    await service.retire();
    throw error;
  });
  return {
    url,
    ontology,
    summary,
    warnings,
    replicaOf: null,
    async close() {
      await drain();
      await service.retire();
    },
  };
}

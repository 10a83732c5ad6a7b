import { type Diagnostic, StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Connection } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { planAhead } from "../../graph/neo4j/plan-ahead.ts";
import { readSummary } from "../../graph/neo4j/summary.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Summary } from "../../graph/summary.ts";
import { readOntology } from "../ontology/read.ts";
import { readExamples } from "./examples.ts";
import type { Standing } from "./follow.ts";
import { checkPort } from "./listen.ts";
import { type OpenOptions, open, type RunningServer } from "./open.ts";
import { createService, type Service } from "./service.ts";
import { openSites } from "./sites.ts";

export interface Neo4jServerOptions extends OpenOptions {
  /** Of the ontology the graph was loaded with, and the place it is named by in faults. */
  readonly ontologyText: string;
  readonly ontologyFile: string;
  readonly connection: Connection;
  /** Milliseconds a statement may run on the server (10,000). */
  readonly timeLimit?: number;
  /** Has the server plan its largest question, `findings`, in the background as soon as it is served. */
  readonly planAhead?: boolean;
}

/** Every sort of thing that findings have, with what it takes to be shown. */
const everyFinding = `{
  findings { id severity sentence entities { id name } absence { code sentence } evidence { quote sentence line page document { id name credit } } }
}`;

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
  const begun = (service: Service): void => {
    // whether it is planned or not, it is answered: what there is to say of the server, answers say
    if (options.planAhead) planFindings(options.connection, service).catch(() => {});
  };
  return serveGraph(options, { ontology, engine, summary, warnings, standing: null, begun });
}

async function planFindings(connection: Connection, service: Service): Promise<void> {
  await planAhead(connection, service.ontology, service.compile(everyFinding));
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
  /** Called once it is served. */
  readonly begun?: (service: Service) => void;
}

/** Serves a graph until it is closed, which closes its engine too. Errors: the SERVER_ codes of `listen`. */
export async function serveGraph(
  options: OpenOptions,
  { ontology, engine, summary, warnings, standing, begun }: ServedGraph,
): Promise<RunningServer> {
  const [service, sites, examples] = await Promise.all([
    createService(ontology, engine, options),
    openSites(),
    readExamples(options.questionFolders),
  ]);
  const served = () => ({ service, examples, standing: standing?.() ?? null });
  const { url, ask, drain } = await open(options, sites, served).catch(async (error) => {
    await service.retire();
    throw error;
  });
  begun?.(service);
  return {
    url,
    ontology,
    summary,
    warnings,
    replicaOf: null,
    ask,
    async close() {
      await drain();
      await service.retire();
    },
  };
}

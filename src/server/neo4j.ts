import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Connection } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { readOntology } from "../ontology/read.ts";
import { readExamples } from "./examples.ts";
import { createHttp } from "./http.ts";
import { checkPort, listen } from "./listen.ts";
import { createPlayground } from "./playground.ts";
import { answer, createRoutes, type Served } from "./routes.ts";
import type { RunningServer, ServerOptions } from "./server.ts";
import { createService } from "./service.ts";
import { summarize } from "./summary.ts";

export interface Neo4jServerOptions
  extends Pick<ServerOptions, "host" | "port" | "examplesFolder" | "log" | "requestTimeout" | "drainTimeout"> {
  /** Of the ontology the graph was loaded with, and the place it is named by in faults. */
  readonly ontologyText: string;
  readonly ontologyFile: string;
  readonly connection: Connection;
  /** Milliseconds a statement may run on the server (10,000). */
  readonly timeLimit?: number;
}

/**
 * Serves the graph that a Neo4j holds; its loads show at once. The connection stays the caller's. Errors: those of the
 * ontology; NOT_LOADED and NEO4J_ codes; the SERVER_ codes of `listen`. Cost: O(graph) at the start, for its summary.
 */
export async function startNeo4jServer(options: Neo4jServerOptions): Promise<RunningServer> {
  const { host, port, ontologyText, ontologyFile, connection, examplesFolder, log } = options;
  checkPort(port);
  const { ontology, diagnostics } = readOntology(ontologyText, ontologyFile);
  if (ontology === null) throw new StrategraphError(diagnostics);
  const engine = createNeo4jEngine(ontology, connection, { timeLimit: options.timeLimit ?? 10_000 });
  const summary = summarize(await engine.scan());
  const [service, playground, examples] = await Promise.all([
    createService(ontology, engine, { log }),
    createPlayground(),
    readExamples(examplesFolder),
  ]);
  const routes = createRoutes(playground);
  const served = (): Served => ({ service, examples, draining: http.draining() });
  const http = createHttp((incoming, signal) => answer(routes, incoming, signal, served), {
    requestTimeout: options.requestTimeout ?? 30_000,
    onFault: (error) => log({ event: "fault", error }),
  });
  const url = await listen(http.server, host, port).catch(async (error) => {
    await service.retire();
    throw error;
  });
  return {
    url,
    ontology,
    summary,
    warnings: diagnostics,
    async close() {
      await http.drain(options.drainTimeout ?? 10_000);
      await service.retire();
    },
  };
}

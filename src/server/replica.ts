import { StrategraphError } from "../../graph/diagnostic.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { ask } from "../../graph/neo4j/ask.ts";
import type { Address } from "../../graph/neo4j/connection.ts";
import { readStateIn } from "../../graph/neo4j/state.ts";
import { follow } from "./follow.ts";
import { checkPort } from "./listen.ts";
import { type LoadedGraph, loadInWorker, type ReplicaRequest } from "./load-in-worker.ts";
import { type Neo4jServerOptions, ontologyOf, serveGraph } from "./neo4j.ts";
import type { RunningServer } from "./open.ts";

export interface ReplicaOptions extends Omit<Neo4jServerOptions, "timeLimit"> {
  /** What `connection` leads to; each reading has a connection of its own, in a thread of its own. */
  readonly address: Address;
  /** Milliseconds between two looks at what is stored (1,000). */
  readonly every?: number;
  /** The script of the thread that reads; the built one, unless said. */
  readonly worker?: URL;
}

/** Where the worker stands beside the built command. */
const builtWorker = new URL("./replica-worker.js", import.meta.url);
/** Milliseconds: a connection that was cut off without a word would never answer. */
const longestLook = 10_000;

/**
 * Serves from memory the graph that a Neo4j holds, and follows it: what is loaded there takes over between two answers, once
 * it is read and hashes to the revision stored. Where that cannot be had, the last good graph goes on being served, and
 * `/readyz` and the log say why. Errors, at the start only: those of the ontology; NOT_LOADED, NEO4J_ codes; LOAD_FAILED;
 * the SERVER_ codes of `listen`. Cost: O(graph) for each revision, in a thread of its own.
 */
export async function startReplica(options: ReplicaOptions): Promise<RunningServer> {
  const { connection, address, log, every = 1_000, worker = builtWorker } = options;
  checkPort(options.port);
  const { ontology, warnings } = ontologyOf(options);
  const engine = createMemoryEngine(ontology);
  const request: ReplicaRequest = { address, ontology };
  const read = async (signal?: AbortSignal): Promise<LoadedGraph> => {
    const { graph, diagnostics } = await loadInWorker(request, { worker, ...(signal ? { signal } : {}) });
    if (graph === null) throw new StrategraphError(diagnostics);
    engine.adopt(graph.snapshot);
    return graph;
  };
  const { summary } = await read();

  const stopping = new AbortController();
  const following = follow({
    look: () => ask(connection, { within: longestLook, signal: stopping.signal }, readStateIn),
    take: async (signal) => {
      const began = performance.now();
      const { revision, entities, relations } = (await read(signal)).summary;
      const milliseconds = performance.now() - began;
      log({ event: "reloaded", revision, entities, relations, diagnostics: [], milliseconds });
      return revision;
    },
    revision: summary.revision,
    fingerprint: ontology.fingerprint,
    every,
    signal: stopping.signal,
    log,
  });
  const stop = async (): Promise<void> => {
    stopping.abort(new Error("the service stops"));
    await following.ended;
  };
  const graph = { ontology, engine, summary, warnings, standing: following.standing };
  const server = await serveGraph(options, graph).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    ...server,
    replicaOf: address.uri,
    async close() {
      await stop();
      await server.close();
    },
  };
}

import { type Diagnostic, StrategraphError } from "../../graph/diagnostic.ts";
import { createMemoryEngine, type MemoryEngine } from "../../graph/memory/engine.ts";
import { readExamples } from "./examples.ts";
import { checkPort } from "./listen.ts";
import type { LoadRequest } from "./load.ts";
import { builtWorker, type LoadedGraph, type LoadedInWorker, loadInWorker } from "./load-in-worker.ts";
import { type OpenOptions, open, type RunningServer } from "./open.ts";
import { createPlayground } from "./playground.ts";
import { createService } from "./service.ts";
import { look, watchPlaces } from "./watch.ts";

export interface ServerOptions extends LoadRequest, OpenOptions {
  /** Reload when a file changes. */
  readonly watch: boolean;
  /** The script of the thread that loads; the built one, unless said. */
  readonly worker?: URL;
}

/**
 * Loads the graph, then listens: nothing is served before the seeds are good. Errors: those of the ontology and the seeds,
 * all of them in one StrategraphError; LOAD_FAILED; the SERVER_ codes of `listen`. Cost: O(seeds), in a thread of its own.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, ontologyFile, seedsFolder, snapshotFile, questionFolders, log, worker = builtWorker } = options;
  checkPort(port);
  const request = { ontologyFile, seedsFolder, ...(snapshotFile === undefined ? {} : { snapshotFile }) };
  const places = {
    ontology: [ontologyFile],
    seeds: [seedsFolder],
    examples: questionFolders,
    findings: options.findings ? [options.findings.folder] : [],
  };
  const known = await look(places);
  const [{ graph, diagnostics }, playground] = await Promise.all([load(), createPlayground()]);
  if (graph === null) throw new StrategraphError(diagnostics);

  const stopping = new AbortController();
  const retiring = new Set<Promise<void>>();
  let current = graph;
  let service = await createService(graph.ontology, holding(graph), options);
  let examples = await readExamples(questionFolders);
  let revision = graph.summary.revision;
  const served = () => ({ service, examples, standing: null });
  const { url, ask, drain } = await open(options, playground, served).catch(async (error) => {
    await service.retire();
    throw error;
  });
  const watching = options.watch ? watchPlaces(places, known, reload, stopping.signal) : Promise.resolve();

  return {
    url,
    ontology: graph.ontology,
    summary: graph.summary,
    warnings: diagnostics,
    replicaOf: null,
    ask,
    async close() {
      stopping.abort(new Error("the service stops"));
      await drain();
      await watching;
      await Promise.all([service.retire(), ...retiring]);
    },
  };

  async function reload(changed: readonly (keyof typeof places)[]): Promise<void> {
    try {
      if (changed.includes("examples")) {
        examples = await readExamples(questionFolders);
        log({ event: "examples", count: examples.length });
      }
      if (changed.includes("ontology") || changed.includes("seeds")) await reloadGraph();
      if (changed.includes("findings")) await replaceService(current);
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (error instanceof StrategraphError) log({ event: "kept", revision, diagnostics: error.diagnostics });
      else log({ event: "fault", error });
    }
  }

  async function load(signal?: AbortSignal): Promise<LoadedInWorker> {
    const loaded = await loadInWorker(request, { worker, ...(signal ? { signal } : {}) });
    if (loaded.snapshotFile) {
      // that the seeds are others is why there is a reload
      const told = signal ? ({ code }: Diagnostic) => code !== "SNAPSHOT_STALE" : () => true;
      const diagnostics = loaded.snapshotFile.diagnostics.filter(told);
      log({ event: "snapshot", ...loaded.snapshotFile, diagnostics });
    }
    return loaded;
  }

  async function reloadGraph(): Promise<void> {
    const began = performance.now();
    const loaded = await load(stopping.signal);
    if (loaded.graph === null) {
      log({ event: "kept", revision, diagnostics: loaded.diagnostics });
      return;
    }
    await adopt(loaded.graph);
    const { entities, relations } = loaded.graph.summary;
    const milliseconds = performance.now() - began;
    log({ event: "reloaded", revision, entities, relations, diagnostics: loaded.diagnostics, milliseconds });
  }

  /** Requests under way finish on the graph, and on the schema, they began with. */
  async function adopt(loaded: LoadedGraph): Promise<void> {
    const { ontology, snapshot, summary } = loaded;
    if (ontology.fingerprint === service.ontology.fingerprint) service.engine.adopt(snapshot);
    else await replaceService(loaded);
    current = loaded;
    revision = summary.revision;
  }

  async function replaceService(to: LoadedGraph): Promise<void> {
    const old = service;
    service = await createService(to.ontology, holding(to), options);
    const retired = old
      .retire()
      .catch((error) => log({ event: "fault", error }))
      .finally(() => retiring.delete(retired));
    retiring.add(retired);
  }
}

function holding({ ontology, snapshot }: LoadedGraph): MemoryEngine {
  const engine = createMemoryEngine(ontology);
  engine.adopt(snapshot);
  return engine;
}

import { type Diagnostic, StrategraphError } from "../../graph/diagnostic.ts";
import { checkPort } from "./listen.ts";
import type { LoadRequest } from "./load.ts";
import { builtWorker, type LoadedInWorker, loadInWorker } from "./load-in-worker.ts";
import { type OpenOptions, open, type RunningServer } from "./open.ts";
import { show } from "./shown.ts";
import { openSites } from "./sites.ts";
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
  const { port, ontologyFile, seedsFolder, snapshotFile, log } = options;
  checkPort(port);
  const request = { ontologyFile, seedsFolder, ...(snapshotFile === undefined ? {} : { snapshotFile }) };
  const places = placesOf(options);
  const known = await look(places);
  const [{ graph, diagnostics }, sites] = await Promise.all([load(request, options), openSites()]);
  if (graph === null) throw new StrategraphError(diagnostics);

  const stopping = new AbortController();
  const shown = await show(options, graph);
  const { url, ask, drain } = await open(options, sites, shown.served).catch(async (error) => {
    await shown.retire();
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
      await shown.retire();
    },
  };

  async function reload(changed: readonly (keyof typeof places)[]): Promise<void> {
    try {
      if (changed.includes("examples")) {
        log({ event: "examples", count: await shown.renewExamples() });
      }
      if (changed.includes("ontology") || changed.includes("seeds")) await reloadGraph();
      if (changed.includes("findings")) await shown.renewFindings();
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (error instanceof StrategraphError)
        log({ event: "kept", revision: shown.revision(), diagnostics: error.diagnostics });
      else log({ event: "fault", error });
    }
  }

  async function reloadGraph(): Promise<void> {
    const began = performance.now();
    const loaded = await load(request, options, stopping.signal);
    if (loaded.graph === null) {
      log({ event: "kept", revision: shown.revision(), diagnostics: loaded.diagnostics });
      return;
    }
    (await shown.prepare(loaded.graph))();
    const { revision, entities, relations } = loaded.graph.summary;
    const milliseconds = performance.now() - began;
    log({ event: "reloaded", revision, entities, relations, diagnostics: loaded.diagnostics, milliseconds });
  }
}

/** What is looked at for changes. */
export function placesOf({ ontologyFile, seedsFolder, questionFolders, findings }: LoadRequest & OpenOptions) {
  return {
    ontology: [ontologyFile],
    seeds: [seedsFolder],
    examples: questionFolders,
    findings: findings ? [findings.folder] : [],
  };
}

/** Loads a graph in a thread, and tells of the snapshot file; with a signal, as a reload. */
export async function load(
  request: LoadRequest,
  { log, worker = builtWorker }: Pick<ServerOptions, "log" | "worker">,
  signal?: AbortSignal,
): Promise<LoadedInWorker> {
  const loaded = await loadInWorker(request, { worker, ...(signal ? { signal } : {}) });
  if (loaded.snapshotFile) {
    // that the seeds are others is why there is a reload
    const told = signal ? ({ code }: Diagnostic) => code !== "SNAPSHOT_STALE" : () => true;
    log({ event: "snapshot", ...loaded.snapshotFile, diagnostics: loaded.snapshotFile.diagnostics.filter(told) });
  }
  return loaded;
}

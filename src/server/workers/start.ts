import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Diagnostic, StrategraphError } from "../../../graph/diagnostic.ts";
import type { Log } from "../events.ts";
import { readExamples } from "../examples.ts";
import { checkPort } from "../listen.ts";
import type { LoadRequest } from "../load.ts";
import type { Adoption } from "../load-in-worker.ts";
import type { OpenOptions, RunningServer } from "../open.ts";
import { load, placesOf, type ServerOptions } from "../server.ts";
import { look, watchPlaces } from "../watch.ts";
import { createCrew } from "./crew.ts";

/** Serves by several processes what each of them holds elsewhere: each asks a Neo4j. Errors: those of the first that cannot start. */
export async function startWorkers(count: number, options: OpenOptions): Promise<RunningServer> {
  const crew = createCrew(null, options);
  return { ...(await crew.start(count)), ask: crew.ask, close: () => crew.stop() };
}

/**
 * Serves seeds by several processes. This one loads them and keeps a snapshot, out of which each of the others has its graph,
 * at the start and at each reload. Errors: those of the ontology and the seeds; SNAPSHOT_NOT_WRITTEN; those of `open`.
 */
export async function startWorkersOnSeeds(count: number, options: ServerOptions): Promise<RunningServer> {
  const { ontologyFile, seedsFolder, log } = options;
  checkPort(options.port);
  const own = options.snapshotFile === undefined ? await mkdtemp(join(tmpdir(), "strategraph-workers-")) : null;
  const snapshotFile = options.snapshotFile ?? join(own ?? "", "graph.snapshot");
  const request = { ontologyFile, seedsFolder, snapshotFile };
  // a file of its own is nobody's matter
  const told: Log = (event) => {
    if (own === null || event.event !== "snapshot") log(event);
  };
  const loading = { ...options, log: told };
  const removeOwn = async () => {
    if (own !== null) await rm(own, { recursive: true, force: true });
  };
  try {
    const places = placesOf(options);
    const known = await look(places);
    const { adoption, summary, diagnostics } = await keep(request, loading);
    const crew = createCrew(adoption, options);
    const stopping = new AbortController();
    const started = await crew.start(count);
    let { revision } = summary;

    const reloadGraph = async (): Promise<void> => {
      const began = performance.now();
      const { adoption, summary, diagnostics } = await keep(request, loading, stopping.signal);
      await crew.switchTo(adoption);
      revision = summary.revision;
      const { entities, relations } = summary;
      log({ event: "reloaded", revision, entities, relations, diagnostics, milliseconds: performance.now() - began });
    };
    const reload = async (changed: readonly (keyof typeof places)[]): Promise<void> => {
      try {
        const renewed = changed.filter((one) => one === "examples" || one === "findings");
        if (renewed.length > 0) await crew.renew(renewed);
        if (renewed.includes("examples")) {
          log({ event: "examples", count: (await readExamples(options.questionFolders)).length });
        }
        if (changed.includes("ontology") || changed.includes("seeds")) await reloadGraph();
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof StrategraphError) log({ event: "kept", revision, diagnostics: error.diagnostics });
        else log({ event: "fault", error });
      }
    };
    const watching = options.watch ? watchPlaces(places, known, reload, stopping.signal) : Promise.resolve();
    return {
      ...started,
      ask: crew.ask,
      warnings: diagnostics,
      close: async () => {
        stopping.abort(new Error("the service stops"));
        await Promise.all([crew.stop(), watching]);
        await removeOwn();
      },
    };
  } catch (error) {
    await removeOwn();
    throw error;
  }
}

/** Has a snapshot of the seeds as they are stand in its file. The graph itself is not held. */
async function keep(
  request: LoadRequest & Pick<Adoption, "snapshotFile">,
  options: ServerOptions,
  signal?: AbortSignal,
) {
  const { graph, diagnostics, snapshotFile: news } = await load(request, options, signal);
  if (graph === null) throw new StrategraphError(diagnostics);
  if (news?.state === "not written") throw new StrategraphError(news.diagnostics.map(asError));
  const { ontology, summary } = graph;
  const { snapshotFile } = request;
  return { adoption: { snapshotFile, ontology, revision: summary.revision }, summary, diagnostics };
}

/** Without a snapshot, workers have nothing to serve. */
function asError(warning: Diagnostic): Diagnostic {
  return { ...warning, severity: "error" };
}

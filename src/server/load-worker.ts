import { parentPort, workerData } from "node:worker_threads";
import { buildSnapshot } from "../../graph/memory/build.ts";
import { transferList } from "../../graph/memory/snapshot.ts";
import { summarize } from "../../graph/summary.ts";
import { type LoadRequest, loadGraph } from "./load.ts";
import type { LoadedInWorker } from "./load-in-worker.ts";

/** Loads one graph and hands it over: the snapshot's buffers move, they are not copied. */
const { ontology, dataset, diagnostics } = await loadGraph(workerData as LoadRequest);
if (ontology === null || dataset === null) {
  send({ graph: null, diagnostics }, []);
} else {
  const snapshot = buildSnapshot(ontology, dataset);
  send({ graph: { ontology, snapshot, summary: summarize(dataset) }, diagnostics }, transferList(snapshot));
}

function send(loaded: LoadedInWorker, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(loaded, transfer);
}

import { parentPort, workerData } from "node:worker_threads";
import { transferList } from "../../graph/memory/snapshot.ts";
import type { LoadRequest } from "./load.ts";
import { loadKept } from "./load-kept.ts";

/** Loads one graph and hands it over: the snapshot's buffers move, they are not copied. */
const loaded = await loadKept(workerData as LoadRequest);
parentPort?.postMessage(loaded, loaded.graph === null ? [] : transferList(loaded.graph.snapshot));

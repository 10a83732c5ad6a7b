import { parentPort, workerData } from "node:worker_threads";
import { transferList } from "../../graph/memory/snapshot.ts";
import type { LoadRequest } from "./load.ts";
import type { Adoption } from "./load-in-worker.ts";
import { adoptKept, loadKept } from "./load-kept.ts";

/** Loads one graph and hands it over: the snapshot's buffers move, they are not copied. */
const request = workerData as LoadRequest | Adoption;
const loaded = "revision" in request ? adoptKept(request) : await loadKept(request);
parentPort?.postMessage(loaded, loaded.graph === null ? [] : transferList(loaded.graph.snapshot));

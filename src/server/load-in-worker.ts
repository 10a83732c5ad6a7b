import { Worker } from "node:worker_threads";
import { type Diagnostic, StrategraphError } from "../../graph/diagnostic.ts";
import type { Snapshot } from "../../graph/memory/snapshot.ts";
import type { Address } from "../../graph/neo4j/connection.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Summary } from "../../graph/summary.ts";
import type { ServerCodeName } from "./codes.ts";
import type { LoadRequest } from "./load.ts";

/** What the thread that reads is given. */
export interface ReplicaRequest {
  readonly address: Address;
  readonly ontology: Ontology;
}

/** A graph that is to be taken out of a snapshot file, and nothing else. */
export interface Adoption {
  readonly snapshotFile: string;
  readonly ontology: Ontology;
  readonly revision: string;
}

export interface LoadedGraph {
  readonly ontology: Ontology;
  readonly snapshot: Snapshot;
  readonly summary: Summary;
}

/** What became of a snapshot file when a graph was loaded. */
export interface SnapshotNews {
  readonly file: string;
  readonly state: "adopted" | "written" | "not written";
  /** Of the file. */
  readonly bytes: number;
  /** Why it was of no use, or was not written. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadedInWorker {
  /** Null where an error kept the graph from being made. */
  readonly graph: LoadedGraph | null;
  /** Every fault and warning. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where one was asked for. */
  readonly snapshotFile?: SnapshotNews;
}

/** Where the worker stands beside the built command. */
export const builtWorker = new URL("./load-worker.js", import.meta.url);

/**
 * Reads seeds, or what Neo4j holds, checks and builds a graph in a thread of its own, so that this one only receives it: the snapshot's buffers are
 * moved. Rejects with LOAD_FAILED when the thread breaks off (no memory left, a fault of the program), and with the
 * signal's reason when aborted; the thread is then stopped.
 */
export async function loadInWorker(
  request: LoadRequest | Adoption | ReplicaRequest,
  { worker: file = builtWorker, signal }: { readonly worker?: URL; readonly signal?: AbortSignal } = {},
): Promise<LoadedInWorker> {
  signal?.throwIfAborted();
  const worker = new Worker(file, { workerData: request });
  let abort = () => {};
  try {
    return await new Promise<LoadedInWorker>((resolve, reject) => {
      abort = () => reject(signal?.reason);
      signal?.addEventListener("abort", abort);
      worker.once("message", resolve);
      worker.once("messageerror", (error) => reject(failed(error)));
      worker.once("error", (error) => reject(failed(error)));
      worker.once("exit", (code) => reject(failed(new Error(`its thread ended with ${code} and no answer`))));
    });
  } finally {
    signal?.removeEventListener("abort", abort);
    await worker.terminate();
  }
}

function failed(cause: unknown): StrategraphError {
  const code: ServerCodeName = "LOAD_FAILED";
  const error = new StrategraphError({
    code,
    severity: "error",
    message: `Loading the graph broke off: ${cause instanceof Error ? cause.message : String(cause)}.`,
  });
  error.cause = cause;
  return error;
}

import { parentPort, workerData } from "node:worker_threads";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { buildSnapshot } from "../../graph/memory/build.ts";
import { transferList } from "../../graph/memory/snapshot.ts";
import { connect } from "../../graph/neo4j/connection.ts";
import { scan } from "../../graph/neo4j/scan.ts";
import { summarize } from "../../graph/summary.ts";
import type { LoadedInWorker, ReplicaRequest } from "./load-in-worker.ts";

/** Reads the graph in Neo4j over a connection of its own and hands it over, as load-worker.ts does with seeds. */
const { address, ontology } = workerData as ReplicaRequest;
const connection = connect(address);
try {
  const dataset = await scan(connection, ontology);
  const snapshot = buildSnapshot(ontology, dataset);
  send({ graph: { ontology, snapshot, summary: summarize(dataset) }, diagnostics: [] }, transferList(snapshot));
} catch (error) {
  if (!(error instanceof StrategraphError)) throw error;
  send({ graph: null, diagnostics: error.diagnostics }, []);
} finally {
  await connection.drivers.close();
}

function send(loaded: LoadedInWorker, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(loaded, transfer);
}

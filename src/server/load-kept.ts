import { statSync } from "node:fs";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import { buildSnapshot } from "../../graph/memory/build.ts";
import { summarize } from "../../graph/summary.ts";
import type { SnapshotCode } from "./codes.ts";
import { type LoadRequest, loadGraph, loadOntology } from "./load.ts";
import type { Adoption, LoadedInWorker, SnapshotNews } from "./load-in-worker.ts";
import { type Origin, originOf } from "./origin.ts";
import { type Found, type Kept, readSnapshotFile } from "./read-snapshot-file.ts";
import { writeSnapshotFile } from "./write-snapshot-file.ts";

/**
 * Loads a graph: out of the snapshot file where that was made of just these seeds, and otherwise from the seeds, after which
 * the file is written. Whatever is wrong with the file is a warning. Cost: O(bytes of the seeds and the file), or that of loadGraph, on this thread.
 */
export async function loadKept(request: LoadRequest): Promise<LoadedInWorker> {
  const { snapshotFile: file } = request;
  if (file === undefined) return (await build(request)).loaded;
  const origin = originOf(request);
  const found = readSnapshotFile(file, origin);
  const adopted = typeof found === "object" && "kept" in found ? await adopt(found.kept, request, file) : null;
  if (adopted !== null) return adopted;
  const { loaded, kept } = await build(request);
  const before = problemWith(found, file);
  if (kept === null) return { ...loaded, snapshotFile: { file, state: "not written", bytes: 0, diagnostics: before } };
  const failed = write(file, kept, origin, request);
  const diagnostics = [...before, ...(failed === null ? [] : [failed])];
  const written = failed === null;
  const state = written ? "written" : "not written";
  return { ...loaded, snapshotFile: { file, state, bytes: written ? sizeOf(file) : 0, diagnostics } };
}

/** Takes a graph out of a snapshot file, whatever its seeds are by now. Cost: O(bytes of the file), on this thread. */
export function adoptKept({ snapshotFile: file, ontology, revision }: Adoption): LoadedInWorker {
  const found = readSnapshotFile(file, null);
  if (typeof found === "object" && "kept" in found) {
    const { snapshot, summary, diagnostics } = found.kept;
    const wanted = summary.revision === revision && snapshot.ontology === ontology.fingerprint;
    if (wanted) return { graph: { ontology, snapshot, summary }, diagnostics };
  }
  const [problem = warning("SNAPSHOT_STALE", `The snapshot ${file} is gone, or of another graph.`)] = problemWith(
    found,
    file,
  );
  return { graph: null, diagnostics: [{ ...problem, severity: "error" }] };
}

/** Null where the ontology is no longer what it was a moment ago. */
async function adopt(kept: Kept, { ontologyFile }: LoadRequest, file: string): Promise<LoadedInWorker | null> {
  const { ontology } = await loadOntology(ontologyFile);
  if (ontology?.fingerprint !== kept.snapshot.ontology) return null;
  const { snapshot, summary, diagnostics } = kept;
  const news: SnapshotNews = { file, state: "adopted", bytes: sizeOf(file), diagnostics: [] };
  return { graph: { ontology, snapshot, summary }, diagnostics, snapshotFile: news };
}

async function build(request: LoadRequest): Promise<{ loaded: LoadedInWorker; kept: Omit<Kept, "origin"> | null }> {
  const { ontology, dataset, diagnostics } = await loadGraph(request);
  if (ontology === null || dataset === null) return { loaded: { graph: null, diagnostics }, kept: null };
  const graph = { ontology, snapshot: buildSnapshot(ontology, dataset), summary: summarize(dataset) };
  return { loaded: { graph, diagnostics }, kept: { snapshot: graph.snapshot, summary: graph.summary, diagnostics } };
}

/** Only what was read of just one state of the seeds may be kept under its hash. */
function write(file: string, kept: Omit<Kept, "origin">, origin: Origin, request: LoadRequest): Diagnostic | null {
  const now = originOf(request);
  const changed = now.seeds !== origin.seeds || now.ontology !== origin.ontology;
  const failed = changed ? "the seeds changed while they were read" : writeSnapshotFile(file, { ...kept, origin });
  if (failed === null) return null;
  const hint = changed
    ? "with --watch it is written after the next reload"
    : "look at the path, its permissions and the free space";
  return warning("SNAPSHOT_NOT_WRITTEN", `The snapshot ${file} is not written: ${failed}.`, hint);
}

function problemWith(found: Found, file: string): readonly Diagnostic[] {
  if (found === "missing" || "kept" in found) return [];
  return "stale" in found
    ? [warning("SNAPSHOT_STALE", `The snapshot ${file} is not used: ${found.stale}.`)]
    : [warning("SNAPSHOT_BROKEN", `The snapshot ${file} cannot be used: ${found.broken}.`)];
}

function warning(code: SnapshotCode, message: string, hint?: string): Diagnostic {
  return { code, severity: "warning", message, ...(hint === undefined ? {} : { hint }) };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

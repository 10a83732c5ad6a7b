import { setTimeout } from "node:timers/promises";
import { compareCodePoints, type Dataset } from "../dataset.ts";
import { StrategraphError } from "../diagnostic.ts";
import type { ScanOptions } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import { documentsOf, type Part } from "../part.ts";
import { type DatasetParts, datasetSteps } from "../revision.ts";
import { type Connection, openSession } from "./connection.ts";
import { translated } from "./errors.ts";
import { loadedState } from "./loaded.ts";
import { resolveMark } from "./marks.ts";
import { readEntities, readNotes, readRelations, readStrategies, readTexts } from "./read.ts";
import { createPauses } from "./slices.ts";

/** Waits before a graph that changed while it was read is read again. */
const waits = [100, 500, 2000, 5000];

/** After so many waits a mark that stands may be a dead loader's; who may only read cannot tell. */
const suspicious = 2;

/**
 * Reads the graph back as it was loaded, or a part of it; nothing is given while a load is about to commit, and no whole
 * that does not hash to the stored revision: of a part that cannot be told. Errors: NOT_LOADED; NEO4J_OTHER_ONTOLOGY;
 * NEO4J_LOADING where it changes all the while; NEO4J_ALTERED where it was changed by others than the loader. Cost:
 * O(what is read), in memory too.
 */
export async function scan(
  connection: Connection,
  ontology: Ontology,
  { only, signal }: ScanOptions = {},
): Promise<Dataset> {
  for (let attempt = 0; ; attempt++) {
    try {
      const before = await loadedState(connection, ontology);
      if (before.mark === null) {
        const dataset = await read(connection, ontology, only ?? null, signal);
        const after = await loadedState(connection, ontology);
        const changed = before.load !== after.load || before.revision !== after.revision;
        if (!changed && after.mark === null) {
          if (only !== undefined) return { ...dataset, revision: after.revision };
          if (dataset.revision !== after.revision) throw altered(after.revision, dataset.revision);
          return dataset;
        }
      } else if (attempt >= suspicious) await resolveMark(connection, 2_000).catch(() => undefined);
    } catch (error) {
      signal?.throwIfAborted();
      throw translated(error);
    }
    const wait = waits[attempt];
    if (wait === undefined) throw changing();
    await setTimeout(wait, undefined, signal === undefined ? {} : { signal });
  }
}

async function read(
  connection: Connection,
  ontology: Ontology,
  part: Part | null,
  signal: AbortSignal | undefined,
): Promise<Dataset> {
  const session = await openSession(connection, "read", 5_000);
  const stop = (): void => void session.close().catch(() => {});
  signal?.addEventListener("abort", stop, { once: true });
  try {
    signal?.throwIfAborted();
    const pause = createPauses(signal);
    const relations = await readRelations(session, ontology, part);
    const quoted = part && new Set(relations.flatMap(documentsOf));
    const entities = await readEntities(
      session,
      ontology,
      part && quoted && [...new Set([...part.entities.keys(), ...quoted])],
    );
    const parts: DatasetParts = {
      documents: await readTexts(session, quoted && [...quoted]),
      strategies: part === null ? await readStrategies(session) : [],
      entities: await sorted(entities, pause),
      relations: await sorted(relations, pause),
      ...(part === null ? await readNotes(session) : { lists: [], exclusions: [], silences: [] }),
    };
    const steps = datasetSteps(parts);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      await pause();
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    await session.close().catch(() => {});
  }
}

const run = 1_000;

/** Ascending by id: runs that are sorted at once, then merged, in turns with others. Cost: O(n log n). */
async function sorted<T extends { readonly id: string }>(
  records: readonly T[],
  pause: () => Promise<void> | undefined,
): Promise<readonly T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < records.length; at += run) {
    runs.push(records.slice(at, at + run).sort((a, b) => compareCodePoints(a.id, b.id)));
    await pause();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], pause));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T extends { readonly id: string }>(
  left: readonly T[],
  right: readonly T[],
  pause: () => Promise<void> | undefined,
): Promise<T[]> {
  const all: T[] = [];
  let [at, other] = [0, 0];
  for (let a = left[0], b = right[0]; a !== undefined || b !== undefined; ) {
    if (b === undefined || (a !== undefined && compareCodePoints(a.id, b.id) <= 0)) {
      all.push(a as T);
      a = left[++at];
    } else {
      all.push(b);
      b = right[++other];
    }
    if (all.length % run === 0) await pause();
  }
  return all;
}

function altered(stored: string, found: string): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_ALTERED",
    severity: "error",
    message: `The graph in Neo4j is not the one that was loaded: it hashes to ${found.slice(0, 12)}, not ${stored.slice(0, 12)}.`,
    hint: "somebody changed it; load into an empty database, or take the changes back",
  });
}

function changing(): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_LOADING",
    severity: "error",
    message: "The graph in Neo4j changed all the while it was being read.",
    hint: "try again; where no load is running, load again to clear what a broken one left",
  });
}

import type { Dataset } from "../../graph/dataset.ts";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";
import { common } from "./folder.ts";
import { type GatheredFolder, gather } from "./gather.ts";
import { link } from "./link/link.ts";
import type { PlacedSilence } from "./link/silences.ts";
import { readLockOf } from "./lock.ts";
import { compareLocks, type LockedFolder, makeLock } from "./locked.ts";
import { createReport } from "./report.ts";
import type { Reading } from "./shape.ts";

/** What a seeds folder says. */
export interface Read {
  /** Null where there is any error. */
  readonly dataset: Dataset | null;
  /** What strategies silence, with its places. */
  readonly silences: readonly PlacedSilence[];
  /** Every fault and warning of every file, each with its place. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a seeds folder, which it never changes. Takes the folder that holds the strategies' folders and the ontology;
 * returns what they say, and every fault
 * (codes SEED_*, see codes.ts). Nothing is thrown for what is in the files. Cost: O(bytes + quotes + entities log
 * entities).
 */
export async function readSeeds(folder: string, ontology: Ontology): Promise<Read> {
  const reporting = createReport();
  const { report, failed, diagnostics } = reporting;
  const { folders, registry } = await gather(folder, ontology, report);
  const complete = !failed();
  const locked: LockedFolder[] = [];
  for (const one of folders) locked.push(await checkLock(one, complete, { report, ontology, folder, whole: true }));
  const { parts, silences } = link(ontology, locked, registry, reporting);
  return { dataset: failed() ? null : makeDataset(parts), silences, diagnostics: diagnostics() };
}

async function checkLock(folder: GatheredFolder, complete: boolean, reading: Reading): Promise<LockedFolder> {
  const { sources, evidence, written } = folder;
  const isCommon = written.folder.name === common;
  const before = isCommon ? null : await readLockOf(folder, reading);
  const { documents, sentenceOf } = makeLock(sources, evidence, before);
  if (before) compareLocks(folder, before, documents, complete, reading.report);
  return { ...folder, sentenceOf };
}

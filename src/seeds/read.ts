import type { Dataset } from "../../graph/dataset.ts";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";
import { common } from "./folder.ts";
import { type GatheredFolder, gather, type LockedFolder } from "./gather.ts";
import { link } from "./link/link.ts";
import { readLockOf } from "./lock.ts";
import { compareLocks, makeLock } from "./locked.ts";
import { createReport, hasErrors } from "./report.ts";
import type { Reading } from "./shape.ts";

/**
 * Reads a seeds folder, which it never changes. Takes the folder that holds the strategies' folders and the ontology;
 * returns the dataset, or null where there is any error, and every fault and warning of every file, each with its place
 * (codes SEED_*, see codes.ts). Nothing is thrown for what is in the files. Cost: O(bytes + quotes + entities log
 * entities).
 */
export async function readSeeds(
  folder: string,
  ontology: Ontology,
): Promise<{ readonly dataset: Dataset | null; readonly diagnostics: readonly Diagnostic[] }> {
  const { report, diagnostics } = createReport();
  const { folders, registry } = await gather(folder, ontology, report);
  const complete = !hasErrors(diagnostics());
  const locked: LockedFolder[] = [];
  for (const one of folders) locked.push(await checkLock(one, complete, { report, ontology, folder }));
  const parts = link(ontology, locked, registry, report);
  const found = diagnostics();
  return { dataset: hasErrors(found) ? null : makeDataset(parts), diagnostics: found };
}

async function checkLock(folder: GatheredFolder, complete: boolean, reading: Reading): Promise<LockedFolder> {
  const { sources, evidence, lockPath, written } = folder;
  const isCommon = written.folder.name === common;
  const before = isCommon ? null : await readLockOf(folder, reading);
  const { documents, sentenceOf } = makeLock(sources, evidence, before);
  if (before) compareLocks(lockPath, before, documents, complete, reading.report);
  return { ...folder, sentenceOf };
}

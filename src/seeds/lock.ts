import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { common, type FileText, readText, reason, sourceLimit } from "./folder.ts";
import { type GatheredFolder, gather } from "./gather.ts";
import { link } from "./link/link.ts";
import { type LockedFolder, makeLock } from "./locked.ts";
import { type LockedDocument, printLock, readLock } from "./lockfile.ts";
import { createReport, type Report, startOf } from "./report.ts";
import type { Reading } from "./shape.ts";

/**
 * Writes the lock of every strategy of a seeds folder: where each quote and its sentence stand, and the hash of each
 * text. Returns the files that changed, and every fault and warning; with any fault nothing is written. A lock is
 * replaced in one step, so that a run broken off and runs at the same time leave an old or a new one. Errors: those of
 * readSeeds but for the locks themselves, and SEED_NOT_WRITTEN. Cost: that of readSeeds.
 */
export async function lockSeeds(
  folder: string,
  ontology: Ontology,
): Promise<{ readonly written: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const reporting = createReport();
  const { report, failed, diagnostics } = reporting;
  const { folders, registry } = await gather(folder, ontology, report);
  const locked: LockedFolder[] = [];
  const locks: { readonly path: string; readonly before: string | null; readonly after: string }[] = [];
  for (const one of folders) {
    const isCommon = one.written.folder.name === common;
    // What is wrong with the lock there is does not matter: it is about to be made anew.
    const reading = { report: () => undefined, ontology, folder, whole: true };
    const file = isCommon ? null : await fileOf(one, reading.report);
    const { documents, sentenceOf } = makeLock(
      one.sources,
      one.evidence,
      file && readLock(file.text, one.lockPath, reading),
    );
    locked.push({ ...one, sentenceOf });
    if (!isCommon) locks.push({ path: one.lockPath, before: file?.text ?? null, after: printLock(documents) });
  }
  link(ontology, locked, registry, reporting);
  const written: string[] = [];
  if (!failed()) {
    for (const { path, before, after } of locks) {
      if (before !== after && (await writeWhole(path, after, report))) written.push(path);
    }
  }
  return { written, diagnostics: diagnostics() };
}

/** The lock a folder has. Errors: SEED_LOCK_MISSING, SEED_LOCK_UNREADABLE, SEED_FILE_*. */
export async function readLockOf(folder: GatheredFolder, reading: Reading): Promise<readonly LockedDocument[] | null> {
  const { path } = folder.written.folder;
  const report: Report = (code, place, message, more) =>
    code === "SEED_FILE_MISSING"
      ? reading.report("SEED_LOCK_MISSING", place, `${path} has no lock.json.`)
      : reading.report(code, place, message, more);
  const file = await fileOf(folder, report);
  return file && readLock(file.text, folder.lockPath, reading);
}

function fileOf({ lockPath, written }: GatheredFolder, report: Report): Promise<FileText | null> {
  const place = startOf(lockPath);
  return readText({ path: lockPath, within: written.folder.path, limit: sourceLimit, place, report });
}

/** Writes beside the file and renames. Errors: SEED_NOT_WRITTEN. */
async function writeWhole(path: string, text: string, report: Report): Promise<boolean> {
  const beside = `${path}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
  try {
    const file = await open(beside, "wx");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return true;
  } catch (error) {
    report("SEED_NOT_WRITTEN", startOf(path), `${path} cannot be written: ${reason(error)}.`);
    await rm(beside, { force: true }).catch(() => undefined);
    return false;
  }
}

import { createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Stored, store } from "../../graph/memory/store.ts";
import type { Description, Kept } from "./read-snapshot-file.ts";
import { beginsSo, hashed, headLength, pieceLength, writeHead } from "./snapshot-head.ts";
import { reasonOf } from "./text-file.ts";

/**
 * Writes a snapshot file: beside it, onto the disk, and then in its place, so that at any moment there is the old file or
 * the new. What is there and no snapshot is not replaced. Gives null, or why it could not be written, in words. Cost: O(bytes), on this thread.
 */
export function writeSnapshotFile(path: string, { snapshot, ...said }: Kept): string | null {
  try {
    if (!mayBeReplaced(path)) return "what stands there is no snapshot";
    removeDrafts(path);
    const draft = `${path}.${process.pid}-${randomBytes(4).toString("hex")}~`;
    try {
      writeDraft(draft, store(snapshot), said);
      renameSync(draft, path);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    syncFolder(dirname(path));
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function writeDraft(draft: string, stored: Stored, said: Omit<Kept, "snapshot">): void {
  const description: Description = { ...said, snapshot: stored.description };
  const json = Buffer.from(JSON.stringify(description));
  // so that arrays are in their place in the file too
  const text = Buffer.alloc(Math.ceil(json.length / 8) * 8, " ");
  json.copy(text);
  const head = writeHead({ text: text.length, arrays: stored.byteLength });
  const hash = createHash("sha256").update(head.subarray(0, hashed)).update(text);
  for (const piece of stored.pieces) hash.update(piece);
  hash.digest().copy(head, hashed);
  const file = openSync(draft, "wx");
  try {
    for (const piece of [head, text, ...stored.pieces]) {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at, Math.min(piece.length - at, pieceLength));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function mayBeReplaced(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return true;
  if (!found.isFile()) return false;
  const file = openSync(path, "r");
  try {
    const begin = Buffer.alloc(headLength);
    const read = readSync(file, begin, 0, begin.length, null);
    return read === 0 || beginsSo(begin.subarray(0, read));
  } finally {
    closeSync(file);
  }
}

/** Drafts of processes that have ended in the middle of writing, or of one before with the number of this, as in a container. */
function removeDrafts(path: string): void {
  const name = basename(path);
  for (const one of readdirSync(dirname(path))) {
    const [, pid] = (one.startsWith(`${name}.`) && /^\.(\d+)-\w+~$/.exec(one.slice(name.length))) || [];
    if (pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid))))
      rmSync(join(dirname(path), one), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The new name is on the disk too; where folders cannot be opened, the system sees to it. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // the file is in its place, whatever its folder says
  }
}

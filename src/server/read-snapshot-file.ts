import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Snapshot } from "../../graph/memory/snapshot.ts";
import { restore } from "../../graph/memory/store.ts";
import type { Summary } from "../../graph/summary.ts";
import { differing, type Origin } from "./origin.ts";
import { type HeadFault, hashed, headLength, pieceLength, readHead } from "./snapshot-head.ts";
import { reasonOf } from "./text-file.ts";

/** A graph, and what there was to say when it was loaded. */
export interface Kept {
  readonly origin: Origin;
  readonly snapshot: Snapshot;
  readonly summary: Summary;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a file holds, or why not, in words; `missing` where there is none. */
export type Found = { readonly kept: Kept } | HeadFault | "missing";

/** Of a graph all but its arrays. */
export interface Description extends Omit<Kept, "snapshot"> {
  readonly snapshot: unknown;
}

/** Bytes of a description at most: it grows with kinds, strategies and warnings, not with entities. */
const longestText = 256 * 2 ** 20;

/**
 * Reads a snapshot file. Only what its hash proves to be as it was written is given, and, unless it is null, only what is of
 * that origin. No memory is taken for more than the file has. Cost: O(bytes), on this thread.
 */
export function readSnapshotFile(path: string, origin: Origin | null): Found {
  let file: number;
  try {
    // a pipe would wait for a writer
    if (!statSync(path).isFile()) return { broken: "it is no file" };
    file = openSync(path, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "missing";
    return { broken: `it cannot be read: ${reasonOf(error)}` };
  }
  try {
    return readOpened(file, origin);
  } catch (error) {
    return { broken: `it cannot be read: ${reasonOf(error)}` };
  } finally {
    closeSync(file);
  }
}

function readOpened(file: number, origin: Origin | null): Found {
  const { size } = fstatSync(file);
  const begin = Buffer.alloc(Math.min(size, headLength));
  fill(file, begin);
  const head = readHead(begin, size);
  if (!("sha256" in head)) return head;
  if (head.text > longestText) return { broken: "its description is too long" };
  const hash = createHash("sha256").update(begin.subarray(0, hashed));
  const text = Buffer.alloc(head.text);
  fill(file, text);
  hash.update(text);
  const description = descriptionIn(text);
  if (description === null) return { broken: "its bytes are not those that were written" };
  // what is of no use need not be read to its end
  const other = origin === null ? null : differing(description.origin, origin);
  if (other !== null) return { stale: other };
  const arrays = new ArrayBuffer(head.arrays);
  fill(file, new Uint8Array(arrays), (piece) => hash.update(piece));
  if (!hash.digest().equals(head.sha256)) return { broken: "its bytes are not those that were written" };
  const snapshot = restore(description.snapshot, arrays);
  return snapshot === null ? { broken: "it is of another form" } : { kept: { ...description, snapshot } };
}

/** Null where it is no JSON with an origin; the rest is as it was written once the hash is right. */
function descriptionIn(text: Buffer): Description | null {
  try {
    const description = JSON.parse(text.toString("utf8")) as Description;
    return typeof description.origin.seeds === "string" ? description : null;
  } catch {
    return null;
  }
}

/** Reads so many bytes as there is room for; each piece is shown while it is at hand. Throws where the file ends before. */
function fill(file: number, into: Uint8Array, seen: (piece: Uint8Array) => void = () => {}): void {
  for (let at = 0; at < into.length; ) {
    const read = readSync(file, into, at, Math.min(into.length - at, pieceLength), null);
    if (read === 0) throw new Error("it ended too early");
    seen(into.subarray(at, at + read));
    at += read;
  }
}

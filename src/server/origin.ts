import { createHash, type Hash } from "node:crypto";
import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareCodePoints } from "../../graph/dataset.ts";
import type { LoadRequest } from "./load.ts";
import { reasonOf } from "./text-file.ts";

/** What a graph is made of: where all three are the same, so is the graph, and every warning. Each a SHA-256 in lower-case hex. */
export interface Origin {
  /** The program that reads seeds, and the Node that runs it. */
  readonly program: string;
  readonly ontology: string;
  readonly seeds: string;
}

/**
 * Hashes the bytes of the ontology and of every file of the seeds that a load may read, and the names they are found by: times
 * and sizes prove nothing. Cost: O(bytes), on this thread; nothing is parsed.
 */
export function originOf({ ontologyFile, seedsFolder }: LoadRequest): Origin {
  return {
    program: programHash(),
    ontology: hashOf((hash) => addPath(hash, ontologyFile)),
    seeds: hashOf((hash) => addPath(hash, seedsFolder)),
  };
}

/** Names what is not the same, for people. */
export function differing(one: Origin, other: Origin): string | null {
  if (one.program !== other.program) return "it was written by another version of strategraph or of Node";
  if (one.ontology !== other.ontology) return "the ontology is another";
  if (one.seeds !== other.seeds) return "the seeds are others";
  return null;
}

let program: string | null = null;

/** The scripts beside this one, which are all of the built command. */
function programHash(): string {
  program ??= hashOf((hash) => {
    hash.update(process.version);
    const folder = dirname(fileURLToPath(import.meta.url));
    for (const name of readdirSync(folder).sort(compareCodePoints)) {
      if (/\.[cm]?[jt]s$/.test(name)) addWhatIs(hash, name, join(folder, name), new Set());
    }
  });
  return program;
}

function hashOf(add: (hash: Hash) => void): string {
  const hash = createHash("sha256");
  add(hash);
  return hash.digest("hex");
}

function addPath(hash: Hash, path: string): void {
  addWhatIs(hash, path, path, new Set());
}

/** A file, or a folder with all that is in it, links followed; what cannot be read counts as the reason why. */
function addWhatIs(hash: Hash, name: string, path: string, within: Set<string>): void {
  hash.update(`${JSON.stringify(name)} `);
  try {
    const found = statSync(path);
    if (found.isFile()) addFile(hash, path);
    else if (!found.isDirectory()) hash.update("special\n");
    else {
      const real = realpathSync(path);
      const names = readdirSync(path).filter((one) => one !== ".git");
      if (within.has(real)) names.length = 0;
      within.add(real);
      hash.update(`folder of ${names.length}\n`);
      for (const one of names.sort(compareCodePoints)) addWhatIs(hash, one, join(path, one), within);
    }
  } catch (error) {
    hash.update(`${reasonOf(error)}\n`);
  }
}

const piece = Buffer.allocUnsafeSlow(2 ** 20);

function addFile(hash: Hash, path: string): void {
  const content = createHash("sha256");
  const file = openSync(path, "r");
  try {
    for (
      let read = readSync(file, piece, 0, piece.length, null);
      read > 0;
      read = readSync(file, piece, 0, piece.length, null)
    ) {
      content.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
  hash.update("file ").update(content.digest());
}

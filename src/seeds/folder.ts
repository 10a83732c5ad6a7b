import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { compareCodePoints } from "../../graph/dataset.ts";
import type { Place } from "../../graph/diagnostic.ts";
import { type Report, startOf } from "./report.ts";

/** A strategy's folder, or `common`. */
export interface SeedFolder {
  readonly name: string;
  readonly path: string;
  /** Paths of its YAML files, in code-point order. */
  readonly files: readonly string[];
}

/** The folder of what strategies share. */
export const common = "common";

export const yamlLimit = 16 * 2 ** 20;
export const sourceLimit = 64 * 2 ** 20;

/** Begins the names of the hidden folders that an import of a process prepares what it writes in. */
export const stagePrefix = (pid: number): string => `.import-${pid}-`;
/** Folder of those folders where strategies lie that are being replaced: until it is gone, they count. */
export const setAside = "before";

const folderName = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function isFolderName(name: string): boolean {
  return folderName.test(name);
}

/**
 * Finds the folders of a seeds folder and their YAML files. Hidden files and folders are passed over. Errors:
 * SEED_FOLDER_UNREADABLE, SEED_FOLDER_EMPTY, SEED_NOT_A_SEEDS_FOLDER, SEED_FOLDER_NAME; warning SEED_STRAY_FILE.
 */
export async function findFolders(path: string, report: Report): Promise<readonly SeedFolder[]> {
  const place = startOf(path);
  const listed = await listFolder(path, report);
  if (listed === null) return [];
  const aside = await foldersSetAside(path);
  const names = [...new Set([...listed, ...aside.keys()])].sort(compareCodePoints);
  const folders: SeedFolder[] = [];
  const stray: string[] = [];
  for (const name of names) {
    const inside = aside.get(name) ?? join(path, name);
    // a file in place of a folder: there was none, and what stands there does not count yet
    if (aside.has(name) && !(await isFolder(inside))) continue;
    if (!(await isFolder(inside))) {
      if (isYaml(name)) stray.push(inside);
      continue;
    }
    const files = (await listFolder(inside, report)) ?? [];
    folders.push({ name, path: inside, files: files.filter(isYaml).map((file) => join(inside, file)) });
  }
  if (folders.every(({ name, files }) => name === common || files.length === 0)) {
    if (names.length === 0) report("SEED_FOLDER_EMPTY", place, `The folder ${path} is empty.`);
    else {
      report("SEED_NOT_A_SEEDS_FOLDER", place, `The folder ${path} holds no strategy's folder with YAML in it.`, {
        hint: stray.length > 0 ? `it looks like a strategy itself: give the folder above it` : undefined,
      });
    }
    return [];
  }
  for (const file of stray) report("SEED_STRAY_FILE", startOf(file), "The file stands beside the strategies' folders.");
  for (const { name, path: inside, files } of folders) {
    if (files.length === 0) report("SEED_FOLDER_EMPTY", startOf(inside), `The folder ${inside} has no .yaml file.`);
    else if (!isFolderName(name)) {
      report("SEED_FOLDER_NAME", startOf(inside), `The folder's name, ${name}, cannot be the first part of an id.`);
    }
  }
  return folders.filter(({ name, files }) => files.length > 0 && isFolderName(name));
}

/** Strategies' folders that an import is replacing, or was when it was broken off: by name, where they lie meanwhile. */
async function foldersSetAside(path: string): Promise<ReadonlyMap<string, string>> {
  const aside = new Map<string, string>();
  for (const hidden of (await readdir(path)).filter((name) => name.startsWith(".import-"))) {
    const folder = join(path, hidden, setAside);
    for (const name of await readdir(folder).catch(() => [])) aside.set(name, join(folder, name));
  }
  return aside;
}

/** Bytes and text of a UTF-8 file, or null after a fault. A byte order mark is not part of the text. */
export interface FileText {
  readonly bytes: Uint8Array;
  readonly text: string;
}

export interface ReadFile {
  readonly path: string;
  /** The file must lie in here, symbolic links followed. */
  readonly within: string;
  readonly limit: number;
  /** Where a fault about the file as such is put: what names it, or its own start. */
  readonly place: Place;
  readonly report: Report;
}

/**
 * Reads a text file, its size looked at first. Errors: SEED_FILE_MISSING, SEED_FILE_OUTSIDE, SEED_FILE_UNREADABLE,
 * SEED_FILE_TOO_LARGE, SEED_FILE_EMPTY, SEED_FILE_NOT_UTF8.
 */
export async function readText({ path, within, limit, place, report }: ReadFile): Promise<FileText | null> {
  let bytes: Uint8Array;
  try {
    const real = await realpath(path);
    if (!real.startsWith((await realpath(within)) + sep)) {
      report("SEED_FILE_OUTSIDE", place, `The file ${path} lies outside ${within}.`);
      return null;
    }
    const found = await stat(real);
    if (!found.isFile()) {
      report("SEED_FILE_UNREADABLE", place, `${path} is not a regular file.`, { hint: "name a text file" });
      return null;
    }
    if (found.size > limit) {
      const megabytes = (size: number) => (size / 2 ** 20).toFixed(size % 2 ** 20 === 0 ? 0 : 1);
      report(
        "SEED_FILE_TOO_LARGE",
        place,
        `The file ${path} has ${megabytes(found.size)} MB; at most ${megabytes(limit)} MB are read.`,
      );
      return null;
    }
    bytes = await readFile(real);
  } catch (error) {
    const code = reason(error);
    if (code === "ENOENT" || code === "ENOTDIR") report("SEED_FILE_MISSING", place, `There is no file ${path}.`);
    else report("SEED_FILE_UNREADABLE", place, `The file ${path} cannot be read: ${code}.`);
    return null;
  }
  const text = decode(bytes);
  if (text === null) {
    const whole = wholeUntil(bytes);
    const before = new TextDecoder().decode(bytes.subarray(0, whole)).split("\n");
    const start = { file: path, line: before.length, column: (before.at(-1) ?? "").length + 1 };
    report("SEED_FILE_NOT_UTF8", start, `The file is not UTF-8 from byte ${whole + 1} on.`);
    return null;
  }
  if (text.trim() === "") {
    report("SEED_FILE_EMPTY", startOf(path), "The file has no content.");
    return null;
  }
  return { bytes, text };
}

/** What the system calls the failure: `EACCES`. */
export function reason(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}

function decode(bytes: Uint8Array, stream = false): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** How many bytes at the beginning are UTF-8: by halving. */
function wholeUntil(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decode(bytes.subarray(0, middle), true) === null) bad = middle;
    else good = middle;
  }
  return good;
}

async function listFolder(path: string, report: Report): Promise<readonly string[] | null> {
  try {
    const names = await readdir(path);
    return names.filter((name) => !name.startsWith(".")).sort(compareCodePoints);
  } catch (error) {
    const code = reason(error);
    const why =
      code === "ENOENT" ? "does not exist" : code === "ENOTDIR" ? "is not a folder" : `cannot be read: ${code}`;
    report("SEED_FOLDER_UNREADABLE", startOf(path), `The folder ${path} ${why}.`);
    return null;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function isYaml(name: string): boolean {
  return extname(name) === ".yaml" || extname(name) === ".yml";
}

import { renameSync } from "node:fs";
import { copyFile, link, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { reason, setAside, stagePrefix } from "../seeds/folder.ts";
import { faultOf } from "./faults.ts";

/** A copy of the seeds with the changes in it, which is read and locked before any of it counts. */
export interface Stage {
  /** As a seeds folder. */
  readonly folder: string;
  /** Where a file of the copy stands in the seeds. */
  readonly realPath: (path: string) => string;
  /** Puts these folders of the copy in place of those of the seeds, all of them or none. */
  readonly commit: (folders: readonly string[]) => Promise<void>;
  readonly remove: () => Promise<void>;
}

const copyName = "seeds";

/**
 * Copies the seeds to a hidden folder within them, with the files given in place of theirs. Files that do not change are linked,
 * not copied. Errors: IMPORT_RUNNING, SEED_NOT_WRITTEN. Cost: O(files + bytes given).
 */
export async function makeStage(seeds: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<Stage> {
  const hidden = await written(seeds, async () => {
    await mkdir(seeds, { recursive: true });
    return mkdtemp(join(seeds, stagePrefix(process.pid)));
  });
  const folder = join(hidden, copyName);
  const inCopy = (path: string) => join(folder, relative(seeds, path));
  const remove = () => rm(hidden, { recursive: true, force: true });
  try {
    await written(seeds, async () => {
      await mkdir(folder);
      for (const name of await readdir(seeds))
        if (!name.startsWith(".")) await copyAll(join(seeds, name), join(folder, name));
      for (const [path, content] of files) {
        await mkdir(dirname(inCopy(path)), { recursive: true });
        await rm(inCopy(path), { force: true });
        await writeFile(inCopy(path), content);
      }
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    folder,
    realPath: (path) => (path.startsWith(folder) ? join(seeds, relative(folder, path)) : path),
    commit: (folders) => written(seeds, () => swap(seeds, hidden, folders)),
    remove,
  };
}

/** Links, or, between file systems, copies. */
async function copyAll(from: string, to: string): Promise<void> {
  let names: readonly string[];
  try {
    names = await readdir(from);
  } catch (error) {
    if (reason(error) !== "ENOTDIR") throw error;
    await link(from, to).catch(() => copyFile(from, to));
    return;
  }
  await mkdir(to);
  for (const name of names) await copyAll(join(from, name), join(to, name));
}

/**
 * What is set aside counts in place of what stands there for as long as it lies where it was set aside (folder.ts): so that readers have
 * all old folders until the one step that gives that place another name, and all new ones from then on.
 */
async function swap(seeds: string, hidden: string, folders: readonly string[]): Promise<void> {
  const aside = join(hidden, setAside);
  await mkdir(aside);
  const there = new Set(await readdir(seeds));
  for (const name of folders) {
    if (there.has(name)) await rename(join(seeds, name), join(aside, name));
    else await writeFile(join(aside, name), "");
  }
  for (const name of folders) await rename(join(hidden, copyName, name), join(seeds, name));
  renameSync(aside, join(hidden, "old"));
}

/** Puts back what an import that was broken off had set aside. Errors: IMPORT_RUNNING where it still runs. */
export async function recover(seeds: string): Promise<void> {
  const names = await readdir(seeds).catch(() => []);
  for (const name of names) {
    const pid = pidOf(name);
    if (pid === null) continue;
    if (isRunning(pid)) {
      throw new StrategraphError(
        faultOf("IMPORT_RUNNING", { file: seeds, line: 1, column: 1 }, `Process ${pid} imports into ${seeds}.`),
      );
    }
    await written(seeds, async () => {
      const aside = join(seeds, name, setAside);
      for (const folder of await readdir(aside).catch(() => [])) {
        await rm(join(seeds, folder), { recursive: true, force: true });
        if ((await stat(join(aside, folder))).isDirectory()) await rename(join(aside, folder), join(seeds, folder));
      }
      await rm(join(seeds, name), { recursive: true, force: true });
    });
  }
}

function pidOf(name: string): number | null {
  const pid = /^\.import-(\d+)-/.exec(name)?.[1];
  return pid === undefined ? null : Number(pid);
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return reason(error) === "EPERM";
  }
}

async function written<T>(seeds: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof StrategraphError) throw error;
    throw new StrategraphError({
      code: "SEED_NOT_WRITTEN",
      severity: "error",
      message: `${basename(seeds)} cannot be written: ${reason(error)}.`,
      place: { file: seeds, line: 1, column: 1 },
      hint: "look at the folder's permissions and the free space",
    });
  }
}

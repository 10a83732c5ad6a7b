import { chmod, lstat, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import { common, isFolderName, reason } from "./folder.ts";
import { makeLock } from "./locked.ts";
import { printLock } from "./lockfile.ts";
import { createReport, type Report, shown, startOf } from "./report.ts";
import { makeSource } from "./source.ts";
import { template } from "./template.ts";

/**
 * Makes a strategy's folder that checks clean and shows how one is written. Takes the seeds folder, made where it is
 * missing, and the new folder's name; returns the files written. The folder appears as a whole or not at all. Errors:
 * SEED_FOLDER_NAME, SEED_FOLDER_EXISTS, SEED_NOT_WRITTEN.
 */
export async function newStrategy(
  seedsFolder: string,
  name: string,
): Promise<{ readonly written: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { report, diagnostics } = createReport();
  const path = join(seedsFolder, name);
  if (!isFolderName(name) || name === common || name.length > 100) {
    const say = name === common ? "is the folder of what strategies share" : "cannot be the first part of an id";
    report("SEED_FOLDER_NAME", startOf(seedsFolder), `"${shown(name, 40)}" ${say}.`);
  } else if (await exists(path)) {
    report("SEED_FOLDER_EXISTS", startOf(path), `There is something at ${path} already.`);
  } else {
    const files = filesOf(name);
    const written = await writeFolder(seedsFolder, path, files, report);
    if (written) return { written: [...files.keys()].map((file) => join(path, file)), diagnostics: [] };
  }
  return { written: [], diagnostics: diagnostics() };
}

function filesOf(name: string): ReadonlyMap<string, string> {
  const { text, quotes, document, strategy, graph } = template(name);
  const file = { name: document, file: "source.txt", textName: "source.txt", place: startOf("strategy.yaml") };
  const bytes = new TextEncoder().encode(text);
  const source = makeSource({ id: `${name}/${document}`, language: "en", ...file }, { bytes, text });
  const evidence = new Map(
    quotes.map((words) => {
      const start = text.indexOf(words);
      const quote = { words, line: null, nth: null, document: null, place: startOf("graph.yaml") };
      return [quote, { source, start, end: start + words.length }] as const;
    }),
  );
  return new Map([
    ["source.txt", text],
    ["strategy.yaml", strategy],
    ["graph.yaml", graph],
    ["lock.json", printLock(makeLock([source], evidence, null).documents)],
  ]);
}

/** Writes the files under a name that readers pass over, and then gives the folder its own. */
async function writeFolder(
  seedsFolder: string,
  path: string,
  files: ReadonlyMap<string, string>,
  report: Report,
): Promise<boolean> {
  let hidden: string | null = null;
  try {
    await mkdir(seedsFolder, { recursive: true });
    hidden = await mkdtemp(join(seedsFolder, ".new-"));
    for (const [file, content] of files) await writeFile(join(hidden, file), content);
    await chmod(hidden, 0o755);
    await rename(hidden, path);
    return true;
  } catch (error) {
    report("SEED_NOT_WRITTEN", startOf(path), `${path} cannot be written: ${reason(error)}.`);
    if (hidden !== null) await rm(hidden, { recursive: true, force: true });
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

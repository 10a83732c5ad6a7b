import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Files and folders to look at, by what they are: `{ ontology: ["schema.graphql"], seeds: ["seeds"] }`. */
export type Places<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** What was seen in each place, to be compared with what is seen later. */
export type Sight<Name extends string> = Readonly<Record<Name, string>>;

/** Milliseconds between two looks; more where a look takes long, so that looking never costs more than a tenth. */
const pause = 250;

/**
 * Calls back with the places in which something changed since `known`, once all is still for one look: a save that writes
 * and renames, or a checkout of many files, is one change. It looks at names, sizes and times instead of waiting for the
 * system's notices, which mounted folders, containers and renames lose. What changes while `onChange` is at work is seen
 * by the next look. Ends with the signal. Cost: one stat a file and look, off this thread.
 */
export async function watchPlaces<Name extends string>(
  places: Places<Name>,
  known: Sight<Name>,
  onChange: (changed: readonly Name[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const names = Object.keys(places) as Name[];
  let settled = known;
  let last = known;
  while (!signal.aborted) {
    const began = performance.now();
    const seen = await look(places);
    const took = performance.now() - began;
    const changed = names.filter((name) => seen[name] !== settled[name]);
    const still = names.every((name) => seen[name] === last[name]);
    last = seen;
    if (changed.length > 0 && still && !signal.aborted) {
      settled = seen;
      await onChange(changed);
    }
    await sleep(Math.max(pause, took * 10), undefined, { signal }).catch(() => {});
  }
}

/** Looks at every place now. */
export async function look<Name extends string>(places: Places<Name>): Promise<Sight<Name>> {
  const names = Object.keys(places) as Name[];
  const seen = await Promise.all(
    names.map(async (name) => [name, (await Promise.all(places[name].map(fingerprint))).join("")] as const),
  );
  return Object.fromEntries(seen) as Record<Name, string>;
}

/** Everything under a path that changes when a file does; hidden files and editors' backups aside. */
async function fingerprint(path: string): Promise<string> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) return times(path);
  const visible = entries.filter(({ name }) => !name.startsWith(".") && !name.endsWith("~"));
  const lines = await Promise.all(
    visible.map((entry) => (entry.isDirectory() ? fingerprint : times)(join(path, entry.name))),
  );
  return [`${path}/\n`, ...lines.sort()].join("");
}

async function times(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found === null ? "" : `${path} ${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}\n`;
}

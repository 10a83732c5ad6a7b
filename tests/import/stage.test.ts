import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { recover } from "../../src/import/stage.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { removeFolders } from "../seeds/folder.ts";
import { caseOntology } from "../seeds/ontology.ts";
import { bookOf, bring, filesIn, lockedDemo } from "./books.ts";

afterEach(removeFolders);

const renamed = bookOf({
  Entities: [
    ["id", "name"],
    ["demo/task/open-clinics", "Open many new clinics"],
  ],
});

const nameIn = async (seeds: string): Promise<string | undefined> => {
  const { dataset } = await readSeeds(seeds, caseOntology);
  return [...(dataset?.entities ?? [])].find(({ id }) => id === "demo/task/open-clinics")?.names[0]?.name;
};

/** A seeds folder, and the same with an edit in it. */
async function oldAndNew(): Promise<{ readonly seeds: string; readonly edited: string; readonly hidden: string }> {
  const [seeds, edited] = [await lockedDemo(), await lockedDemo()];
  await bring(edited, renamed);
  // of a process that has ended
  const { pid } = spawnSync("true");
  return { seeds, edited, hidden: join(seeds, `.import-${pid}-abc`) };
}

describe("a kill leaves the old strategy or the new one, for readers and for the next import:", () => {
  /** The steps of putting a new folder in place, of which the first so many are done. */
  async function brokenOff(steps: number) {
    const { seeds, edited, hidden } = await oldAndNew();
    const before = filesIn(seeds);
    mkdirSync(join(hidden, "seeds"), { recursive: true });
    cpSync(join(edited, "demo"), join(hidden, "seeds/demo"), { recursive: true });
    const all = [
      () => mkdirSync(join(hidden, "before")),
      () => renameSync(join(seeds, "demo"), join(hidden, "before/demo")),
      () => renameSync(join(hidden, "seeds/demo"), join(seeds, "demo")),
      () => renameSync(join(hidden, "before"), join(hidden, "old")),
    ];
    for (const step of all.slice(0, steps)) step();
    return { seeds, before, after: filesIn(edited) };
  }
  for (const steps of [0, 1, 2, 3, 4]) {
    test(`after ${steps} of 4 steps`, async () => {
      const { seeds, before, after } = await brokenOff(steps);
      expect(await nameIn(seeds)).toBe(steps < 4 ? "Open new clinics" : "Open many new clinics");
      await recover(seeds);
      expect(filesIn(seeds)).toEqual(steps < 4 ? before : after);
    });
  }

  test("a strategy that is new does not count before it is whole", async () => {
    const { seeds, edited, hidden } = await oldAndNew();
    mkdirSync(join(hidden, "before"), { recursive: true });
    writeFileSync(join(hidden, "before/other"), "");
    cpSync(join(edited, "demo"), join(seeds, "other"), { recursive: true });
    const { dataset } = await readSeeds(seeds, caseOntology);
    expect(Array.from(dataset?.strategies ?? [], ({ id }) => id)).toEqual(["demo"]);
    await recover(seeds);
    expect(readdirSync(seeds)).toEqual(["demo"]);
  });
});

test("an import leaves nothing behind, and touches no file that it does not change", async () => {
  const seeds = await lockedDemo();
  const before = filesIn(seeds);
  const { written } = await bring(seeds, renamed);
  expect(written).toEqual([join(seeds, "demo/graph.yaml")]);
  const after = filesIn(seeds);
  expect({ ...after, "demo/graph.yaml": "" }).toEqual({ ...before, "demo/graph.yaml": "" });
  expect(after["demo/graph.yaml"]).toBe(before["demo/graph.yaml"]?.replace("name: Open new", "name: Open many new"));
});

test("a dry run says what it would do, and does not", async () => {
  const seeds = await lockedDemo();
  const before = filesIn(seeds);
  const { written, changes } = await bring(seeds, renamed, { dryRun: true });
  expect(written).toEqual([join(seeds, "demo/graph.yaml")]);
  expect(changes).toHaveLength(1);
  expect(filesIn(seeds)).toEqual(before);
});

test("beside an import that runs, another is refused", async () => {
  const seeds = await lockedDemo();
  // of the process that started this one, which runs
  mkdirSync(join(seeds, `.import-${process.ppid}-abc`));
  await expect(bring(seeds, renamed)).rejects.toThrow(expect.objectContaining({ code: "IMPORT_RUNNING" }));
});

test("seeds with faults are told of, and nothing is imported over them", async () => {
  const seeds = await lockedDemo();
  writeFileSync(join(seeds, "demo/source.txt"), "another text\n");
  const { diagnostics, written } = await bring(seeds, renamed);
  expect(written).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toContain("SEED_SOURCE_CHANGED");
});

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { lockSeeds } from "../../src/seeds/lock.ts";
import { newStrategy } from "../../src/seeds/new.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { folderOf, removeFolders } from "./folder.ts";
import { ontologyAt, root } from "./ontology.ts";

afterEach(removeFolders);

const ontology = ontologyAt(join(root, "schema.graphql"));

describe("a new strategy", () => {
  it("checks clean without a warning, and has a goal, a task, an instrument and a text", async () => {
    const folder = join(folderOf({}), "seeds");
    const { written } = await newStrategy(folder, "my-strategy");
    expect(written.map((file) => file.slice(folder.length))).toEqual([
      "/my-strategy/source.txt",
      "/my-strategy/strategy.yaml",
      "/my-strategy/graph.yaml",
      "/my-strategy/lock.json",
    ]);
    const { dataset, diagnostics } = await readSeeds(folder, ontology);
    expect(diagnostics).toEqual([]);
    expect(Array.from(dataset?.entities ?? [], ({ kind }) => kind)).toEqual([
      "Goal",
      "Instrument",
      "SourceDocument",
      "Task",
    ]);
    expect(Array.from(dataset?.strategies ?? [], ({ name }) => name)).toEqual(["My strategy"]);
  });

  it("is locked as lock would lock it", async () => {
    const folder = folderOf({});
    await newStrategy(folder, "my-strategy");
    expect((await lockSeeds(folder, ontology)).written).toEqual([]);
    const lock = join(folder, "my-strategy/lock.json");
    const before = readFileSync(lock, "utf8");
    rmSync(lock);
    await lockSeeds(folder, ontology);
    expect(readFileSync(lock, "utf8")).toBe(before);
  });

  it("stands beside others", async () => {
    const folder = folderOf({});
    for (const name of ["a", "b"]) await newStrategy(folder, name);
    const { dataset, diagnostics } = await readSeeds(folder, ontology);
    expect([diagnostics, [...(dataset?.strategies ?? [])].length]).toEqual([[], 2]);
  });

  it("is made by one of several that try at once, and leaves nothing else behind", async () => {
    const folder = folderOf({});
    const tries = await Promise.all(Array.from({ length: 8 }, () => newStrategy(folder, "mine")));
    expect(tries.filter(({ written }) => written.length > 0)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["mine"]);
  });

  it("cannot be made below a file", async () => {
    const folder = folderOf({});
    writeFileSync(join(folder, "seeds"), "");
    const { diagnostics } = await newStrategy(join(folder, "seeds"), "mine");
    expect(diagnostics.map(({ code }) => code)).toEqual(["SEED_NOT_WRITTEN"]);
  });
});

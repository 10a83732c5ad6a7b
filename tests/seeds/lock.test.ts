import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { lockSeeds } from "../../src/seeds/lock.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { built, root } from "../built.ts";
import { demo, folderOf, graph, removeFolders, text } from "./folder.ts";
import { caseOntology } from "./ontology.ts";

afterEach(removeFolders);

const lockOf = (folder: string) => readFileSync(join(folder, "demo/lock.json"), "utf8");

describe("the lock", () => {
  it("holds a quote a line, by place, and is valid JSON", async () => {
    const folder = folderOf(demo());
    expect((await lockSeeds(folder, caseOntology)).written).toEqual([join(folder, "demo/lock.json")]);
    expect(lockOf(folder)).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "documents": {
          "source-document/plan": {
            "file": "source.txt",
            "sha256": "3b2e9980854efa3543ccbcb7586af161ca1f71043c38e40adbba44ceac31a06d",
            "quotes": [
              { "quote": "open new clinics", "line": 3, "start": 27, "end": 43, "sentence": [9, 52] },
              { "quote": "A grant", "line": 3, "start": 53, "end": 60, "sentence": [53, 93] },
              { "quote": "A grant supports the opening of clinics", "line": 3, "start": 53, "end": 92, "sentence": [53, 93] }
            ]
          }
        }
      }
      "
    `);
    JSON.parse(lockOf(folder));
  });

  it("is written only when it changes", async () => {
    const folder = folderOf(demo());
    await lockSeeds(folder, caseOntology);
    const before = statSync(join(folder, "demo/lock.json"));
    expect((await lockSeeds(folder, caseOntology)).written).toEqual([]);
    expect(statSync(join(folder, "demo/lock.json")).ino).toBe(before.ino);
  });

  it("is not written while anything else is wrong, in this strategy or another", async () => {
    const faulty = { "other/strategy.yaml": "strategy: { name: Other, language: en }\n" };
    const folder = folderOf(demo(faulty));
    const { written, diagnostics } = await lockSeeds(folder, caseOntology);
    expect([written, diagnostics.map(({ code }) => code)]).toEqual([[], ["SEED_MISSING_KEY"]]);
    expect(readdirSync(join(folder, "demo"))).not.toContain("lock.json");
  });

  it("keeps a sentence once it is locked, so that another Unicode version changes nothing", async () => {
    const folder = folderOf(demo());
    await lockSeeds(folder, caseOntology);
    const other = lockOf(folder).replaceAll('"sentence": [53, 93]', '"sentence": [9, 93]');
    expect(other).not.toBe(lockOf(folder));
    writeFileSync(join(folder, "demo/lock.json"), other);
    expect((await lockSeeds(folder, caseOntology)).written).toEqual([]);
    const { dataset } = await readSeeds(folder, caseOntology);
    const [relation] = dataset?.relations ?? [];
    expect(relation?.claims[0]?.quotes[0]).toMatchObject({ start: 53, sentenceStart: 9, sentenceEnd: 93 });
  });

  it("finds sentences anew when the text changes", async () => {
    const folder = folderOf(demo());
    await lockSeeds(folder, caseOntology);
    writeFileSync(join(folder, "demo/source.txt"), text.replace("2030. A", "2030! A"));
    const { dataset, diagnostics } = await readSeeds(folder, caseOntology);
    expect([dataset, diagnostics.map(({ code }) => code)]).toEqual([null, ["SEED_SOURCE_CHANGED"]]);
    expect((await lockSeeds(folder, caseOntology)).written).toHaveLength(1);
    expect((await readSeeds(folder, caseOntology)).diagnostics).toEqual([]);
  });

  it("replaces one that cannot be read", async () => {
    const folder = folderOf(demo({ "demo/lock.json": "<<<<<<< HEAD\n" }));
    await lockSeeds(folder, caseOntology);
    expect((await readSeeds(folder, caseOntology)).diagnostics).toEqual([]);
  });

  it("leaves nothing beside itself, also when it cannot be written", async () => {
    const folder = folderOf(demo());
    mkdirSync(join(folder, "demo/lock.json"));
    expect((await lockSeeds(folder, caseOntology)).diagnostics.map(({ code }) => code)).toEqual(["SEED_NOT_WRITTEN"]);
    expect(readdirSync(join(folder, "demo")).sort()).toEqual([
      "graph.yaml",
      "lock.json",
      "source.txt",
      "strategy.yaml",
    ]);
  });

  it("is whole at every moment of many runs at once, some of them killed", async () => {
    const folder = folderOf(demo());
    await lockSeeds(folder, caseOntology);
    const [small, large] = [graph, graph.replace("[A grant]", "[A grant, new clinics, the opening]")];
    const locks = new Set<string>();
    for (const one of [small, large]) {
      writeFileSync(join(folder, "demo/graph.yaml"), one);
      await lockSeeds(folder, caseOntology);
      locks.add(lockOf(folder));
    }
    const args = [built(), "lock", folder, "--ontology", join(root, "schema.graphql")];
    const runs: ChildProcess[] = [];
    const seen = new Set<string>();
    for (let turn = 0; turn < 12; turn++) {
      writeFileSync(join(folder, "demo/graph.yaml"), turn % 2 === 0 ? small : large);
      const run = spawn(process.execPath, args, { stdio: "ignore" });
      runs.push(run);
      if (turn % 3 === 0) setTimeout(() => run.kill("SIGKILL"), 200 + turn * 40);
      for (let look = 0; look < 10; look++) {
        seen.add(lockOf(folder));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
    await Promise.all(runs.map((run) => run.exitCode ?? run.signalCode ?? once(run, "exit")));
    seen.add(lockOf(folder));
    expect([...seen].filter((one) => !locks.has(one))).toEqual([]);
  });
});

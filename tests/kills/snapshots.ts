import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readSnapshotFile } from "../../src/server/read-snapshot-file.ts";
import { chanceOf } from "../api/random/chance.ts";
import { built, root } from "../built.ts";
import { bundled } from "./bundled.ts";

export interface SnapshotKill {
  readonly seed: number;
  readonly occasion: Occasion;
  /** After the beginning of the load, or after what it writes appears beside the file, in milliseconds. */
  readonly moment: { readonly after: "beginning" | "draft"; readonly milliseconds: number };
  /** Whether the load was over before, and whether a draft was left. */
  readonly late: boolean;
  readonly left: "nothing" | "draft";
  readonly found: "none" | "old" | "new" | "another";
  readonly faults: readonly string[];
}

/** A first start, a start after the seeds have changed, and a reload while the process runs. */
const occasions = ["first", "change", "reload"] as const;
type Occasion = (typeof occasions)[number];

export interface SnapshotGround {
  readonly kill: (seed: number) => Promise<SnapshotKill>;
  readonly close: () => void;
}

/** Megabytes of text, so that writing takes as long as killing can hit. */
const megabytes = 3;

/** Processes that keep a snapshot of seeds, to be killed. */
export async function openSnapshotGround(): Promise<SnapshotGround> {
  const home = mkdtempSync(join(tmpdir(), "strategraph-snapshot-kills-"));
  const { script, remove } = await bundled("keeper");
  const [old, other] = [join(home, "old"), join(home, "new")];
  makeSeeds(old);
  cpSync(old, other, { recursive: true });
  const graph = join(other, "mine", "graph.yaml");
  writeFileSync(graph, readFileSync(graph, "utf8").replace("strength: medium", "strength: strong"));
  const file = join(home, "kept");
  // under one name, as it is part of what a snapshot was made of
  const seeds = join(home, "seeds");
  const stand = (from: string): void => {
    cpSync(from, `${seeds}-next`, { recursive: true });
    rmSync(seeds, { recursive: true, force: true });
    renameSync(`${seeds}-next`, seeds);
  };
  const start = () =>
    spawn("node", [script, join(root, "schema.graphql"), seeds, file], { stdio: ["pipe", "pipe", "inherit"] });
  const drafts = () => readdirSync(home).filter((name) => name.endsWith("~"));

  /** The file as a process writes it that nobody kills, and in how many milliseconds. */
  const whole = async (from: string) => {
    stand(from);
    const begin = performance.now();
    const said = await loads(start());
    return { bytes: readFileSync(file), said, milliseconds: performance.now() - begin };
  };
  const olds = await whole(old);
  const news = await whole(other);
  const stateNow = (): SnapshotKill["found"] => {
    const found = readSnapshotFile(file, null);
    if (found === "missing") return "none";
    if (!("kept" in found)) return "another";
    const bytes = readFileSync(file);
    return bytes.equals(olds.bytes) ? "old" : bytes.equals(news.bytes) ? "new" : "another";
  };

  return {
    kill: async (seed) => {
      const chance = chanceOf(seed);
      const occasion = occasions[seed % occasions.length] as Occasion;
      const after = chance.odds(0.7) ? "draft" : "beginning";
      const most = after === "draft" ? 12 : news.milliseconds * 1.1;
      const moment = { after, milliseconds: (chance.below(1_000) / 1_000) * most } as const;
      for (const name of [...drafts(), "kept"]) rmSync(join(home, name), { force: true });
      if (occasion !== "first") writeFileSync(file, olds.bytes);
      stand(occasion === "reload" ? old : other);
      const child = start();
      const ended = once(child, "exit");
      if (occasion === "reload") {
        await said(child, /adopted/);
        stand(other);
        child.stdin.write("again");
      } else child.stdin.end();
      const state = { over: false };
      child.stdout.on("data", (chunk) => {
        state.over ||= String(chunk).includes("written");
      });
      if (after === "draft")
        while (!state.over && child.exitCode === null && drafts().length === 0) await setTimeout(1);
      await setTimeout(moment.milliseconds);
      const late = state.over;
      child.kill("SIGKILL");
      const [code] = await ended;
      const left = drafts().length === 0 ? "nothing" : "draft";
      const found = stateNow();
      const faults: string[] = [];
      const mayBe = [occasion === "first" ? "none" : "old", "new"];
      if (!mayBe.includes(found)) faults.push(`the file is ${found}, which may be ${mayBe.join(" or ")}`);
      if (late && found !== "new") faults.push(`it was said to be written, and is ${found}`);
      if (code !== null && code !== 0) faults.push(`the process ended with ${code}`);
      const next = await loads(start());
      const wanted = found === "new" ? news.said.replace("written", "adopted") : news.said;
      if (next !== wanted) faults.push(`the next start said ${next}, not ${wanted}`);
      if (stateNow() !== "new") faults.push("after the next start the file is not the new one");
      if (found !== "new" && drafts().length > 0) faults.push("the next start left a draft");
      return { seed, occasion, moment, late, left, found, faults };
    },
    close: () => {
      remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A strategy as `new` makes it, its text made long. */
function makeSeeds(seeds: string): void {
  const run = (...args: readonly string[]) => execFileSync("node", [built(), ...args], { cwd: root, stdio: "pipe" });
  run("new", "mine", "--seeds", seeds);
  const line = "Whatever else there is to say is of no account.\n";
  appendFileSync(join(seeds, "mine", "source.txt"), `\n${line.repeat((megabytes * 2 ** 20) / line.length)}`);
  run("lock", seeds);
}

/** What a process says of its load that is left to end. */
function loads(child: ChildProcess): Promise<string> {
  child.stdin?.end();
  return said(child, /^(adopted|written|not written) .*$/m);
}

/** The first that fits of what a process says from now on. */
function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      text += String(chunk);
      const [found] = pattern.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("close", (code) => reject(new Error(`a process that keeps a snapshot ended with ${code}: ${text}`)));
  });
}

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { built, root } from "../../tests/built.ts";
import { bundle } from "../bundle.ts";
import type { Figure, Report } from "../report.ts";
import { writeSeeds } from "./seeds.ts";

const here = dirname(fileURLToPath(import.meta.url));
const bundles = join(here, "..", ".cache", "start");
const ontology = join(root, "schema.graphql");
/** Entities up to which a load from seeds is measured: the YAML of a million is gigabytes, and parsed it would fill the memory. */
const whole = 10_000;
const goal = 10;
const rounds = 3;

/** What a graph took from its objects to its columns. */
export interface Made {
  readonly seconds: number;
  readonly entities: number;
  readonly relations: number;
}

/**
 * From the start of `strategraph serve` to its first answer: out of a snapshot file, whose seeds are hashed to see that it is
 * theirs, beside loading the same seeds. Of more than 10,000 entities what a load comes to at the least is taken instead of the load.
 */
export async function bench({ size, seed }: { readonly size: number; readonly seed: number }): Promise<Report> {
  await bundle(here, ["keep"], bundles);
  const home = mkdtempSync(join(tmpdir(), "strategraph-start-"));
  try {
    const small = Math.min(size, whole);
    const place = (name: string) => ({ seeds: join(home, name), file: join(home, `${name}.snapshot`) });
    const loaded = place("small");
    writeSeeds(loaded.seeds, seed, small);
    const cold = await start(loaded.seeds, null);
    await start(loaded.seeds, loaded.file);
    const warm = await best(loaded.seeds, loaded.file);
    const same = [cold, warm].every(({ revision }) => revision === cold.revision);
    if (!same) throw new Error("the two starts answer of different graphs");
    const rows = [faster(`${cold.entities.toLocaleString("en")} entities`, warm, cold.seconds, size <= whole)];
    const notes = [
      "From the start of the process to the first answer over HTTP, files in the system's cache; the best of three warm starts.",
      "A warm start hashes every byte of the seeds and of the snapshot; the peer reads, checks and links the same seeds without a snapshot.",
    ];
    if (size > whole) {
      const { seeds, file } = place("large");
      const megabytes = writeSeeds(seeds, seed, size) / 1e6;
      const made = keep([ontology, seeds, String(seed), String(size), loaded.file, file], size);
      const large = await best(seeds, file);
      if (large.entities !== made.entities) throw new Error(`${large.entities} entities, not ${made.entities}`);
      rows.push(faster(`${made.entities.toLocaleString("en")} entities`, large, made.seconds, true));
      notes.push(
        `The second row's peer is a part of a load only: from parsed, checked and linked objects to columns. Their YAML, ${Math.round(megabytes).toLocaleString("en")} MB, is not loaded; at the pace of the first row that would take ${Math.round((cold.seconds * made.entities) / cold.entities).toLocaleString("en")} s.`,
        `Its snapshot has ${Math.round(statSync(file).size / 1e6).toLocaleString("en")} MB, and ${made.relations.toLocaleString("en")} relations.`,
      );
    }
    return { name: "start", rows, notes };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function faster(of: string, warm: Start, peer: number, judged: boolean): Figure {
  const ratio = peer / warm.seconds;
  return {
    figure: `start of ${of}, seconds`,
    ours: warm.seconds,
    peer,
    ratio,
    goal: judged ? `at least ${goal} times as fast` : null,
    met: !judged || ratio >= goal,
  };
}

interface Start {
  readonly seconds: number;
  readonly revision: string;
  readonly entities: number;
}

async function best(seeds: string, file: string): Promise<Start> {
  const starts: Start[] = [];
  for (let round = 0; round < rounds; round++) starts.push(await start(seeds, file, "adopted"));
  return starts.reduce((one, other) => (other.seconds < one.seconds ? other : one));
}

/** Starts a service, asks until it answers, and ends it. */
async function start(seeds: string, file: string | null, expected = "written"): Promise<Start> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const kept = file === null ? [] : ["--snapshot", file];
  const begin = performance.now();
  const args = [built(), "serve", "--port", String(port), "--seeds", seeds, ...kept];
  const child = spawn(process.execPath, [...args, "--ontology", ontology], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  try {
    while (!(await answers(url))) {
      if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}: ${said}`);
      await sleep(5);
    }
    const seconds = (performance.now() - begin) / 1000;
    const ready = (await (await fetch(`${url}/readyz`)).json()) as Omit<Start, "seconds">;
    if (file !== null && !said.includes(`snapshot ${expected}`))
      throw new Error(`the snapshot was not ${expected}: ${said}`);
    return { ...ready, seconds };
  } finally {
    child.kill("SIGINT");
    await ended;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ goals(limit: 10) { id name } }"}',
    });
    const { data } = (await answer.json()) as { data?: { goals: readonly unknown[] } };
    if (data?.goals.length !== 10) throw new Error("the answer has not ten goals");
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address === "string" || address === null) throw new Error("no port");
  return address.port;
}

function keep(args: readonly string[], size: number): Made {
  const heap = `--max-old-space-size=${Math.max(2_000, Math.round(size * 0.014))}`;
  const out = execFileSync(process.execPath, [heap, join(bundles, "keep.mjs"), ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(out) as Made;
}

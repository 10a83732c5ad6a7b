import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startNeo4j } from "../../neo4j/server.ts";
import { bundle } from "../bundle.ts";
import type { Report } from "../report.ts";
import type { Side } from "./side.ts";

const here = dirname(fileURLToPath(import.meta.url));
const bundles = join(here, "..", ".cache", "load");
const schema = join(here, "..", "..", "schema.graphql");
const rounds = 2;
/** Entities; relations are five times as many. */
export const usualSize = 100_000;
/** Megabytes. What waits to be sent is bounded, however large the graph; the rest is the driver's and the collector's. */
const memoryGoal = 300;

/**
 * The loader beside grouped `UNWIND` written by hand for the same nodes and relations: each into an empty database of its
 * own with the same constraints and indexes, in turns, the best of two rounds. Both must leave the same behind.
 */
export async function bench({ size, seed }: { readonly size: number; readonly seed: number }): Promise<Report> {
  await bundle(here, ["ours", "peer"], bundles);
  const found = { ours: [] as Side[], peer: [] as Side[] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ["ours", "peer"] as const) found[name].push(await run(name, size, seed));
  }
  const [first, ...rest] = [...found.ours, ...found.peer].map(({ content }) => content);
  if (rest.some((content) => content !== first)) throw new Error("the two did not write the same");
  const seconds = (sides: readonly Side[]): number => Math.min(...sides.map((side) => side.seconds));
  const [ours, peer] = [seconds(found.ours), seconds(found.peer)];
  const memory = Math.max(...found.ours.map((side) => side.memory));
  return {
    name: "load",
    rows: [
      {
        figure: "loading into Neo4j, seconds",
        ours,
        peer,
        ratio: peer / ours,
        goal: "at least 0.9 of the speed",
        met: peer / ours >= 0.9,
      },
      {
        figure: "memory of the loader above the dataset's, megabytes",
        ours: memory,
        peer: null,
        ratio: null,
        goal: `at most ${memoryGoal}`,
        met: memory <= memoryGoal,
      },
    ],
    notes: [
      `About ${size.toLocaleString("en")} entities and ${(size * 5).toLocaleString("en")} relations, each with a claim and a quote (seed ${seed}), into a server with a heap of 2 GB; the best of ${rounds} rounds.`,
      "By hand: groups of 10,000 rows, names in the statements, claims nested in their relation, no claim of being atomic. Making the rows is off its clock; the loader's has it, with hashes, constraints and indexes.",
    ],
  };
}

async function run(name: "ours" | "peer", size: number, seed: number): Promise<Side> {
  const home = await mkdtemp(join(tmpdir(), "strategraph-load-"));
  const { uri, username, password, kill } = await startNeo4j({ home, memory: "2g" });
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(bundles, `${name}.mjs`), schema, String(size), String(seed)],
      { env: { ...process.env, NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password } },
    );
    return JSON.parse(stdout) as Side;
  } finally {
    await kill();
    await rm(home, { recursive: true });
  }
}

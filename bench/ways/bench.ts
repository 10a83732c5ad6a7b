import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startNeo4j } from "../../neo4j/server.ts";
import { bundle } from "../bundle.ts";
import type { Figure, Report } from "../report.ts";
import { p50 } from "./measure.ts";
import { fewest, hops, type Question, type Side, side } from "./questions.ts";

const here = dirname(fileURLToPath(import.meta.url));
const bundles = join(here, "..", ".cache", "ways");
const schema = join(here, "..", "..", "schema.graphql");
/** Entities; relations are five times as many. */
export const usualSize = 100_000;

const figures: Readonly<Record<Question, string>> = {
  reachable: `all within ${hops.reachable} hops of an instrument`,
  paths: `the ${fewest} shortest paths within ${hops.paths} hops`,
  coverage: `${side} x ${side}, chains of at most ${hops.coverage} hops`,
};

/**
 * Traversal on the embedded engine, beside graphology's own functions and beside Neo4j: one graph, one process a side, one
 * after the other; the middle of all askings. Answers must be the same on the three.
 */
export async function bench({ size, seed }: { readonly size: number; readonly seed: number }): Promise<Report> {
  await bundle(here, ["ours", "peer"], bundles);
  const graph = [schema, String(size), String(seed)];
  const { NEO4J_URI: _, ...elsewhere } = process.env;
  const embedded = await run("ours", graph, elsewhere);
  const graphology = await run("peer", graph, elsewhere);
  const neo4j = await onNeo4j((env) => run("ours", graph, { ...elsewhere, ...env }));
  const beside = (question: Question, peer: Side, name: string, goal: number | null): Figure => {
    if (embedded[question].answer !== peer[question].answer) throw new Error(`${question}: ${name} answers otherwise`);
    const [ours, theirs] = [p50(embedded[question].seconds), p50(peer[question].seconds)];
    return {
      figure: `${figures[question]}, beside ${name}, milliseconds`,
      ours: ours * 1000,
      peer: theirs * 1000,
      ratio: theirs / ours,
      goal: goal === null ? null : `at least ${goal} times as fast`,
      met: goal === null || theirs / ours >= goal,
    };
  };
  return {
    name: "ways",
    rows: [
      ...(["reachable", "paths", "coverage"] as const).map((question) => beside(question, graphology, "graphology", 1)),
      ...(["reachable", "paths", "coverage"] as const).map((question) => beside(question, neo4j, "Neo4j", null)),
    ],
    notes: [
      `About ${size.toLocaleString("en")} entities and ${(size * 5).toLocaleString("en")} relations (seed ${seed}); relations of every kind, gone from start to end; the middle of 60 starts, 60 pairs and 7 tables, each asked twice before.`,
      "graphology: bfsFromNode of graphology-traversal, allSimpleEdgeGroupPaths of graphology-simple-path, sorted here. Ours knows by which way each is first reached, and both engines are asked through Engine.execute as a plan.",
    ],
  };
}

async function run(name: "ours" | "peer", graph: readonly string[], env: NodeJS.ProcessEnv): Promise<Side> {
  const options = { env, maxBuffer: 1 << 24 };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--max-old-space-size=3000", join(bundles, `${name}.mjs`), ...graph],
    options,
  );
  return JSON.parse(stdout) as Side;
}

async function onNeo4j(ask: (env: Record<string, string>) => Promise<Side>): Promise<Side> {
  const home = await mkdtemp(join(tmpdir(), "strategraph-ways-"));
  const { uri, username, password, kill } = await startNeo4j({ home, memory: "2g" });
  try {
    return await ask({ NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password });
  } finally {
    await kill();
    await rm(home, { recursive: true });
  }
}

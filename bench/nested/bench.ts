import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe } from "../../graph/diagnostic.ts";
import { connect } from "../../graph/neo4j/connection.ts";
import { load } from "../../graph/neo4j/load.ts";
import { makeDataset } from "../../graph/revision.ts";
import { startNeo4j } from "../../neo4j/server.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { built } from "../../tests/built.ts";
import { bundle } from "../bundle.ts";
import { drive, type Load, median, post } from "../drive.ts";
import { generateStrategies } from "../generate/strategies.ts";
import type { Figure, Report } from "../report.ts";
import { type Service, serve } from "../serve.ts";
import { measureBare } from "./bare.ts";
import { question, variablesOf } from "./question.ts";

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, "..", ".cache", "nested");
const schemaFile = join(here, "..", "..", "schema.graphql");
const connections = 8;
const rounds = 3;
const secondsOfRound = 5;
/** Entities; relations are five times as many. */
export const usualSize = 5_000;

type Name = "neo4j" | "replica" | "peer";
/** What is measured: each service, and the replica where no question is asked twice. */
type Side = Name | "anew";
const sides = ["neo4j", "peer", "replica", "anew"] as const;

/**
 * A nested question over HTTP: `serve --engine neo4j` and its replica beside @neo4j/graphql under Apollo Server, on one
 * database, each in a process of its own, in turns; all must give the same answer. And an operation of ours beside its
 * statement by itself.
 */
export async function bench({ size, seed }: { readonly size: number; readonly seed: number }): Promise<Report> {
  const command = built();
  await bundle(here, ["peer"], cache);
  const { ontology, diagnostics } = readOntology(await readFile(schemaFile, "utf8"), schemaFile);
  if (ontology === null) throw new Error(diagnostics.map(describe).join("\n"));
  const dataset = makeDataset(generateStrategies(seed, size));
  const strategies = [...dataset.strategies].map(({ id }) => id);
  const home = await mkdtemp(join(tmpdir(), "strategraph-nested-"));
  const server = await startNeo4j({ home, memory: "2g" });
  const { uri, username, password } = server;
  const connection = connect({ uri, username, password, database: null });
  const services: Service[] = [];
  try {
    await load(connection, ontology, dataset);
    const start = async (script: string, args: readonly string[]): Promise<string> => {
      const service = await serve(script, args, { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password });
      services.push(service);
      return service.url;
    };
    const ours = ["serve", "--engine", "neo4j", "--port", "0", "--ontology", schemaFile];
    const urls: Readonly<Record<Name, string>> = {
      neo4j: await start(command, ours),
      replica: await start(command, [...ours, "--replica"]),
      peer: await start(join(cache, "peer.mjs"), [schemaFile]),
    };
    const bodyOf = (number: number, not?: string): string =>
      JSON.stringify({ query: question, variables: variablesOf(strategies[number % strategies.length] ?? "", not) });
    const bodies = strategies.map((_, number) => bodyOf(number));
    const repeated = (number: number): string => bodies[number % bodies.length] ?? "";
    const objects = await checkAnswers(urls, bodies);
    let asked = 0;
    const loads = await measure({
      neo4j: { url: urls.neo4j, bodyOf: repeated },
      replica: { url: urls.replica, bodyOf: repeated },
      peer: { url: urls.peer, bodyOf: repeated },
      anew: { url: urls.replica, bodyOf: (number) => bodyOf(number, `none-${asked++}`) },
    });
    const bare = await measureBare(connection, ontology, strategies, { connections, seconds: secondsOfRound });
    return reportOf(loads, bare, [
      `${size.toLocaleString("en")} entities, ${(size * 5).toLocaleString("en")} relations (seed ${seed}); ${objects} objects in an answer; ${connections} connections; the same query text, the same answers; the median of ${rounds} rounds of ${secondsOfRound} s, in turns.`,
      "Clients, services and Neo4j share the machine. What bounds ours further is Neo4j: the last row has the throughput of the statement by itself, without HTTP or GraphQL. The replica keeps answers (64 MB of them): what bounds it then is HTTP, on one thread; where no question is asked twice, the answer, its rows and their JSON.",
    ]);
  } finally {
    for (const { child } of services) child.kill("SIGKILL");
    await connection.drivers.close();
    await server.kill();
    await rm(home, { recursive: true });
  }
}

type Figures = Readonly<Record<Side, { readonly throughput: number; readonly p50: number }>>;

function reportOf(of: Figures, bare: Awaited<ReturnType<typeof measureBare>>, notes: readonly string[]): Report {
  const { neo4j, replica, peer, anew } = of;
  const atLeast = (figure: string, ours: number, theirs: number, goal: number | null): Figure => ({
    figure,
    ours,
    peer: theirs,
    ratio: ours / theirs,
    goal: goal === null ? null : `at least ${goal} times`,
    met: goal === null || ours / theirs >= goal,
  });
  const atMost = (figure: string, ours: number, theirs: number, goal: number, words: string): Figure => ({
    figure,
    ours,
    peer: theirs,
    ratio: ours / theirs,
    goal: words,
    met: ours / theirs <= goal,
  });
  return {
    name: "nested",
    rows: [
      atLeast("serve --engine neo4j, answers a second", neo4j.throughput, peer.throughput, 2),
      atMost("serve --engine neo4j, p50 in ms", neo4j.p50, peer.p50, 1 / 2, "at most 1/2"),
      atLeast("--replica, answers a second", replica.throughput, peer.throughput, 50),
      atLeast("--replica, answers a second, none asked for twice", anew.throughput, peer.throughput, null),
      atMost("an operation, p50 in ms, beside its statement", bare.operation, bare.statement, 1.3, "at most 1.3 times"),
      atLeast("serve --engine neo4j, answers a second, beside its statement", neo4j.throughput, bare.throughput, null),
    ],
    notes,
  };
}

/** Each service asked in turns; of each, the median round. The first round warms up. */
async function measure(
  of: Readonly<Record<Side, { readonly url: string; readonly bodyOf: (number: number) => string }>>,
): Promise<Figures> {
  const loads: Record<Side, Load[]> = { neo4j: [], replica: [], peer: [], anew: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const side of sides) {
      const { url, bodyOf } = of[side];
      const one = await drive(url, bodyOf, { connections, seconds: secondsOfRound });
      if (round > 0) loads[side].push(one);
    }
  }
  const figures = (all: readonly Load[]) => ({
    throughput: median(all.map(({ times, seconds }) => times.length / seconds)),
    p50: median(all.map(({ times }) => median(times))),
  });
  const { neo4j, replica, peer, anew } = loads;
  return { neo4j: figures(neo4j), replica: figures(replica), peer: figures(peer), anew: figures(anew) };
}

/** Throws where two answers differ; gives how many objects one holds. */
async function checkAnswers(urls: Readonly<Record<Name, string>>, bodies: readonly string[]): Promise<number> {
  let objects = 0;
  for (const body of bodies) {
    const [peer, ...ours] = await Promise.all([urls.peer, urls.neo4j, urls.replica].map((url) => post(url, body)));
    const dataOf = (answer: string): string => JSON.stringify(JSON.parse(answer).data);
    const expected = dataOf(peer ?? "");
    if (ours.some((answer) => dataOf(answer) !== expected)) throw new Error(`the answers to ${body} differ`);
    objects = expected.split('"id"').length - 1;
  }
  if (objects < 100) throw new Error("the answers are too small to show anything");
  return objects;
}

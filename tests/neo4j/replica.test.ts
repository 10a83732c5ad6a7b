import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { generateStrategies } from "../../bench/generate/strategies.ts";
import type { Dataset } from "../../graph/dataset.ts";
import { load } from "../../graph/neo4j/load.ts";
import { announce, clear, takeTurn } from "../../graph/neo4j/marks.ts";
import { type DatasetParts, makeDataset } from "../../graph/revision.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import type { ServerEvent } from "../../src/server/events.ts";
import { type ReplicaOptions, startReplica } from "../../src/server/replica.ts";
import { built, root } from "../built.ts";
import { ask } from "../http/running.ts";
import { openRelay } from "./relay.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("a replica of the graph in Neo4j");

onServer(neo4j, "a replica of the graph in Neo4j", async ({ connection, run, empty, uri, username, password }) => {
  const ontologyText = readFileSync(join(root, "schema.graphql"), "utf8");
  const readOwn = (text: string) => {
    const { ontology } = readOntology(text, "schema.graphql");
    if (ontology === null) throw new Error("no ontology");
    return ontology;
  };
  const ontology = readOwn(ontologyText);
  const otherText = ontologyText.replace(
    /(\ntype Task implements[\s\S]*?\) \{)/,
    '$1\n  "How urgent."\n  urgency: Int\n',
  );
  /** The same graph, in which every name says which it is. */
  const named = (parts: DatasetParts, version: string): Dataset =>
    makeDataset({
      ...parts,
      entities: Array.from(parts.entities, (one) => ({
        ...one,
        names: one.names.map(({ language, name }) => ({ language, name: `${name}, version ${version}` })),
      })),
    });
  const { dataset: seed } = await readSeeds(join(root, "seeds"), ontology);
  if (seed === null) throw new Error("no seeds");
  const [old, next] = [named(seed, "one"), named(seed, "two")];
  const into = (dataset: Dataset, of = ontology) => load(connection, of, dataset);
  const builtWorker = () => pathToFileURL(join(dirname(built()), "replica-worker.js"));
  beforeEach(empty);

  const start = async (options: Partial<ReplicaOptions> = {}) => {
    const events: ServerEvent[] = [];
    const server = await startReplica({
      host: "127.0.0.1",
      port: 0,
      ontologyText,
      ontologyFile: "schema.graphql",
      questionFolders: [join(root, "examples")],
      connection,
      address: { uri, username, password, database: process.env.NEO4J_DATABASE ?? null },
      every: 50,
      worker: builtWorker(),
      drainTimeout: 1_000,
      log: (event) => events.push(event),
      ...options,
    });
    onTestFinished(() => server.close());
    return { ...server, events };
  };
  const readiness = async (url: string) => {
    const answer = await fetch(`${url}/readyz`);
    return { http: answer.status, ...((await answer.json()) as Record<string, unknown>) };
  };
  /** What becomes of readiness, asked until it fits. */
  const becomes = (url: string, fitting: object) =>
    expect.poll(() => readiness(url), { timeout: 60_000, interval: 20 }).toMatchObject(fitting);
  const versions = async (url: string) => {
    const { status, data, errors } = await ask(url, "{ tasks { name } goals { name } sectors { name } }");
    if (status !== 200 || errors !== undefined) return `${status} ${JSON.stringify(errors)}`;
    const names: { readonly name: string }[] = Object.values(data).flat() as { name: string }[];
    return [...new Set(names.map(({ name }) => name.slice(-3)))].join();
  };

  test("gives old answers until a load shows and new ones after, never a mixture, and fails no request", async () => {
    const parts = generateStrategies(1, 500);
    const [large, larger] = [named(parts, "one"), named(parts, "two")];
    await into(large);
    const server = await start();
    expect(server.summary).toMatchObject({ revision: large.revision });
    const answers: { readonly began: number; readonly ended: number; readonly version: string }[] = [];
    let asking = true;
    const client = async (): Promise<void> => {
      while (asking) {
        const began = performance.now();
        const version = await versions(server.url);
        answers.push({ began, ended: performance.now(), version });
      }
    };
    const clients = [client(), client(), client()];
    const turns: (typeof answers)[] = [];
    const graphs = [larger, large];
    for (const graph of graphs) {
      await into(graph);
      await becomes(server.url, { status: "ready", revision: graph.revision, replica: { state: "current" } });
      await sleep(100);
      turns.push(answers.splice(0));
    }
    asking = false;
    await Promise.all(clients);
    for (const [turn, seen] of turns.entries()) {
      const [before, after] = turn % 2 === 0 ? ["one", "two"] : ["two", "one"];
      expect([...new Set(seen.map(({ version }) => version))].sort()).toEqual(["one", "two"]);
      const firstNew = Math.min(...seen.filter(({ version }) => version === after).map(({ ended }) => ended));
      expect(seen.filter(({ version, began }) => version === before && began > firstNew)).toEqual([]);
    }
    expect(server.events.map(({ event }) => event)).toEqual(["reloaded", "reloaded"]);
    console.info(`${turns.flat().length} answers over ${graphs.length} swaps`);
  });

  test("answers for as long as the thread is busy that reads and builds another revision", async () => {
    const folder = mkdtempSync(join(tmpdir(), "strategraph-replica-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [worker, gate] = [join(folder, "worker.mjs"), join(folder, "gate")];
    // as one that builds, it does nothing else until it is done
    writeFileSync(
      worker,
      `import { existsSync } from "node:fs";
const cell = new Int32Array(new SharedArrayBuffer(4));
while (!existsSync(${JSON.stringify(gate)})) Atomics.wait(cell, 0, 0, 5);
await import(${JSON.stringify(builtWorker().href)});\n`,
    );
    writeFileSync(gate, "");
    await into(old);
    const server = await start({ worker: pathToFileURL(worker) });
    rmSync(gate);
    await into(next);
    await becomes(server.url, { status: "ready", replica: { state: "reading", stored: next.revision } });
    for (let question = 0; question < 20; question++) expect(await versions(server.url)).toBe("one");
    expect(await readiness(server.url)).toMatchObject({ revision: old.revision, replica: { state: "reading" } });
    writeFileSync(gate, "");
    await becomes(server.url, { status: "ready", revision: next.revision, replica: { state: "current" } });
    expect(await versions(server.url)).toBe("two");
  });

  test("takes nothing over while a load is about to commit", async () => {
    await into(old);
    const server = await start();
    const turn = await takeTurn(connection);
    await announce(connection, "some-load");
    await run("MATCH (g:StrategraphGraph) SET g.revision = 'next'");
    await becomes(server.url, { revision: old.revision, replica: { state: "reading", stored: "next" } });
    await sleep(500);
    expect(await readiness(server.url)).toMatchObject({ http: 200, status: "ready", revision: old.revision });
    expect(await versions(server.url)).toBe("one");
    await run("MATCH (g:StrategraphGraph) SET g.revision = $revision", { revision: old.revision });
    await turn.end();
    await clear(connection, "some-load");
    await becomes(server.url, { status: "ready", replica: { state: "current", stored: old.revision } });
    await into(next);
    await becomes(server.url, { status: "ready", revision: next.revision });
  });

  test("takes nothing over that does not hash to the stored revision, and says so until it does", async () => {
    await into(old);
    const server = await start();
    await run("MATCH (g:StrategraphGraph) SET g.revision = 'another'");
    await becomes(server.url, {
      http: 200,
      status: "stale",
      revision: old.revision,
      replica: { state: "behind", stored: "another", error: expect.stringContaining("NEO4J_ALTERED") },
    });
    expect(await versions(server.url)).toBe("one");
    await into(next);
    await becomes(server.url, { status: "ready", revision: next.revision, replica: { state: "current" } });
    expect(await versions(server.url)).toBe("two");
    expect(server.events.map(({ event }) => event)).toEqual(["kept", "reloaded"]);
  });

  test("goes on answering when Neo4j is lost, says so, and finds back by itself", async () => {
    const relay = await openRelay(uri);
    onTestFinished(() => relay.close());
    await into(old);
    const { connect } = await import("../../graph/neo4j/connection.ts");
    const address = { uri: relay.uri, username, password, database: process.env.NEO4J_DATABASE ?? null };
    const through = connect(address);
    onTestFinished(() => through.drivers.close());
    const server = await start({ connection: through, address });
    relay.cut();
    await becomes(server.url, {
      http: 200,
      status: "stale",
      revision: old.revision,
      replica: { state: "unreachable", stored: old.revision, error: expect.stringContaining("NEO4J_UNREACHABLE") },
    });
    await into(next);
    expect(await versions(server.url)).toBe("one");
    relay.mend();
    await becomes(server.url, { status: "ready", revision: next.revision, replica: { state: "current" } });
    expect(await versions(server.url)).toBe("two");
    relay.cut();
    await becomes(server.url, { status: "stale" });
    relay.mend();
    await becomes(server.url, { status: "ready" });
    expect(server.events.map(({ event }) => event)).toEqual(["kept", "reloaded", "kept", "current"]);
  });

  test("starts on no graph of another ontology, and keeps its own when one takes its place", async () => {
    await expect(start()).rejects.toMatchObject({ code: "NOT_LOADED" });
    await into(old, readOwn(otherText));
    await expect(start()).rejects.toMatchObject({ code: "NEO4J_OTHER_ONTOLOGY" });
    const server = await start({ ontologyText: otherText });
    await into(next);
    await becomes(server.url, {
      status: "stale",
      revision: old.revision,
      replica: { state: "behind", error: expect.stringContaining("NEO4J_OTHER_ONTOLOGY") },
    });
    expect(await versions(server.url)).toBe("one");
    await into(next, readOwn(otherText));
    await becomes(server.url, { status: "ready", revision: next.revision });
    await empty();
    await becomes(server.url, { status: "stale", revision: next.revision, replica: { state: "behind", stored: null } });
    expect(await versions(server.url)).toBe("two");
  });
});

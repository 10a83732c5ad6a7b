import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { generateStrategies } from "../../bench/generate/strategies.ts";
import { type Connection, connect, openSession } from "../../graph/neo4j/connection.ts";
import { load } from "../../graph/neo4j/load.ts";
import { scan } from "../../graph/neo4j/scan.ts";
import { once, readState } from "../../graph/neo4j/state.ts";
import { makeDataset } from "../../graph/revision.ts";
import { type RunningNeo4j, type ServerOptions, startNeo4j } from "../../neo4j/server.ts";
import { Missing } from "../../neo4j/tools.ts";
import { ask } from "../http/running.ts";
import { leftOut } from "../left-out.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { serveThrough } from "./serving.ts";

const home = mkdtempSync(join(tmpdir(), "strategraph-neo4j-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const version = process.env.STRATEGRAPH_NEO4J_RELEASE;
const settings = { "db.memory.transaction.max": "24m" };
const start = (options: Partial<ServerOptions> = {}): Promise<RunningNeo4j> =>
  startNeo4j({ home, settings, ...(version === undefined ? {} : { version }), ...options });
const first = await start().catch((error: unknown) => {
  if (!(error instanceof Missing)) throw error;
  leftOut("a Neo4j that is restarted, or short of memory", error.message);
  return null;
});

/** The other suites share a server; this one has its own, as it is restarted and has little memory for a transaction. */
describe.skipIf(first === null)("a Neo4j of one's own", { timeout: 300_000 }, () => {
  let server = first as RunningNeo4j;
  let connection: Connection;
  beforeAll(() => {
    connection = connect({ ...server, database: null });
  });
  afterAll(async () => {
    await connection.drivers.close();
    await server.kill();
  });
  const setPassword = async (password: string): Promise<void> => {
    const session = await openSession({ ...connection, database: "system" }, "write");
    await session.run("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", { password });
    await session.close();
  };

  test("refuses a load that is too large for its memory, says what to raise, and keeps what it had", async () => {
    const { ontology } = await readCommittedSeeds();
    const [old, next] = [1, 2].map((seed) => makeDataset(generateStrategies(seed, 2_000)));
    if (old === undefined || next === undefined) throw new Error("no graphs");
    const tooLarge = {
      code: "NEO4J_LOAD_TOO_LARGE",
      diagnostics: [expect.objectContaining({ hint: expect.stringContaining("db.memory.transaction.max") })],
    };
    await expect(load(connection, ontology, old, { atOnce: 1_000_000 })).rejects.toMatchObject(tooLarge);
    await expect(scan(connection, ontology)).rejects.toMatchObject({ code: "NOT_LOADED" });
    await load(connection, ontology, old, { atOnce: 500 });
    const before = await readState(connection);
    await expect(load(connection, ontology, next)).rejects.toMatchObject(tooLarge);
    expect(await readState(connection)).toEqual(before);
    // which hashes what it reads
    expect((await scan(connection, ontology)).revision).toBe(old.revision);
  });

  test("is lost when it ends, and found again when it is back or lets the user in again", async () => {
    const { ontology } = await readCommittedSeeds();
    await once(connection, "write", "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 100 ROWS");
    await load(connection, ontology, makeDataset(generateStrategies(1, 10)), { atOnce: 200 });
    const serving = await serveThrough(server);
    onTestFinished(() => serving.close());
    const question = "{ tasks(limit: 5) { id } }";
    const answer = async () => {
      const { status, errors } = await ask(serving.url, question);
      return errors === undefined ? status : `${status} ${errors.map(({ extensions }) => extensions.code)}`;
    };
    expect(await answer()).toBe(200);
    await server.kill();
    expect(await answer()).toBe("503 NEO4J_UNREACHABLE");
    server = await start({ port: Number(new URL(server.uri).port) });
    await expect.poll(answer, { timeout: 60_000 }).toBe(200);

    const { password } = server;
    await setPassword("another-password");
    // connections that are open already stay so
    serving.relay.cut();
    serving.relay.mend();
    expect(await answer()).toBe("503 NEO4J_UNAUTHORIZED");
    expect((await fetch(`${serving.url}/readyz`)).status).toBe(503);
    await setPassword(password);
    await expect.poll(answer, { timeout: 60_000 }).toBe(200);
    expect((await fetch(`${serving.url}/readyz`)).status).toBe(200);
  });
});

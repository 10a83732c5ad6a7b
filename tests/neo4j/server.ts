import { once } from "node:events";
import { connect as dial } from "node:net";
import { afterAll, describe, type TestOptions, test } from "vitest";
import { type Connection, connect, openSession } from "../../graph/neo4j/connection.ts";
import { leftOut } from "../left-out.ts";
import type { Told } from "./host.ts";

export interface TestServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly connection: Connection;
  /** Runs a statement. */
  readonly run: (
    statement: string,
    parameters?: Record<string, unknown>,
  ) => Promise<readonly Record<string, unknown>[]>;
  /** Takes away all that the loader, or a test under the label `Others`, has made, indexes aside. */
  readonly empty: () => Promise<void>;
}

/**
 * A Neo4j for this test file alone, empty: that of NEO4J_URI, or one that the run starts. Null where there is neither; it
 * is said loudly. To be awaited at the top of the file; the tests go in `onServer`.
 */
export async function openNeo4j(what: string): Promise<TestServer | null> {
  const { told, leave } = await takeTurn();
  if ("missing" in told) {
    leave();
    leftOut(what, told.missing);
    return null;
  }
  const connection = connect({ ...told, database: process.env.NEO4J_DATABASE ?? null });
  const run: TestServer["run"] = async (statement, parameters = {}) => {
    const session = await openSession(connection, "write");
    try {
      return (await session.run(statement, parameters)).records.map((record) => record.toObject());
    } finally {
      await session.close();
    }
  };
  const empty = async (): Promise<void> => {
    await run("MATCH (n:Strategraph|Others) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
  };
  afterAll(async () => {
    await connection.drivers.close();
    leave();
  });
  await empty();
  return { ...told, connection, run, empty };
}

/** Tests that are given the server; one that says they are left out, where there is none. */
export function onServer(
  neo4j: TestServer | null,
  name: string,
  suite: (server: TestServer) => void | Promise<void>,
  options: TestOptions = {},
): void {
  if (neo4j === null) describe.skip(name, () => test("left out: no Neo4j", () => {}));
  else describe(name, options, () => suite(neo4j));
}

async function takeTurn(): Promise<{ told: Told; leave: () => void }> {
  const port = process.env.STRATEGRAPH_NEO4J_PORT;
  if (port === undefined) throw new Error("tests/setup.ts has not run");
  const socket = dial(Number(port), "127.0.0.1");
  const [line] = await once(socket, "data");
  socket.unref();
  return { told: JSON.parse(String(line)), leave: () => socket.destroy() };
}

import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningNeo4j, startNeo4j } from "../../neo4j/server.ts";
import { Missing } from "../../neo4j/tools.ts";

/** What a test file is told: where the server is, or why there is none. */
export type Told =
  | { readonly uri: string; readonly username: string; readonly password: string }
  | { readonly missing: string };

/** A server that is started when it is first asked for. */
type Place = () => Promise<Told>;

/** So that two test files, which are what runs at once on two cores, need not wait for each other. */
const atMost = 2;

/**
 * The Neo4j of a whole run: that of NEO4J_URI, or two, each started when a test file asks for one and none is free, on a
 * free port with a home that is thrown away. A test file has one alone: it holds a connection to the port returned as long
 * as it needs the server.
 */
export async function hostNeo4j(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), "strategraph-neo4j-"));
  const running: RunningNeo4j[] = [];
  // one after the other, as the first may have to bring the jars
  let starting: Promise<unknown> = Promise.resolve();
  const start = async (name: string): Promise<Told> => {
    const version = process.env.STRATEGRAPH_NEO4J_RELEASE;
    try {
      const server = await startNeo4j({ home: join(home, name), ...(version === undefined ? {} : { version }) });
      running.push(server);
      const { uri, username, password } = server;
      return { uri, username, password };
    } catch (error) {
      if (error instanceof Missing) return { missing: error.message };
      return { missing: `it did not start: ${String(error)}` };
    }
  };
  const place = (name: string): Place => {
    let told: Promise<Told> | null = null;
    return () => {
      if (told !== null) return told;
      told = starting.then(() => start(name));
      starting = told;
      return told;
    };
  };
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = "neo4j", NEO4J_PASSWORD: password = "" } = process.env;
  const free: Place[] =
    uri === undefined
      ? Array.from({ length: atMost }, (_, at) => place(String(at)))
      : [async () => ({ uri, username, password })];
  const waiting = new Set<Socket>();
  const seat = (): void => {
    const [[socket], [place]] = [waiting, free];
    if (socket === undefined || place === undefined) return;
    waiting.delete(socket);
    free.shift();
    socket.once("close", () => {
      // before those that have not been started
      free.unshift(place);
      seat();
    });
    void place().then((told) => socket.write(`${JSON.stringify(told)}\n`));
  };
  const listener = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("close", () => waiting.delete(socket));
    waiting.add(socket);
    seat();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    close: async () => {
      listener.close();
      await starting;
      await Promise.all(running.map((server) => server.kill()));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

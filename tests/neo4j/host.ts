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

/**
 * One Neo4j for a whole run: that of NEO4J_URI, or one started when the first test file asks for it, on a free port with a home that is thrown away.
 * A test file has it alone: it holds a connection to the port returned as long as it needs the server.
 */
export async function hostNeo4j(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), "strategraph-neo4j-"));
  let starting: Promise<RunningNeo4j> | null = null;
  let turn: Promise<void> = Promise.resolve();
  const tell = async (): Promise<Told> => {
    const { NEO4J_URI: uri, NEO4J_USERNAME: username = "neo4j", NEO4J_PASSWORD: password = "" } = process.env;
    if (uri !== undefined) return { uri, username, password };
    try {
      const version = process.env.STRATEGRAPH_NEO4J_RELEASE;
      starting ??= startNeo4j({ home, ...(version === undefined ? {} : { version }) });
      const { uri, username, password } = await starting;
      return { uri, username, password };
    } catch (error) {
      if (error instanceof Missing) return { missing: error.message };
      return { missing: `it did not start: ${String(error)}` };
    }
  };
  const serve = async (socket: Socket): Promise<void> => {
    const before = turn;
    turn = new Promise((resolve) => socket.once("close", () => resolve()));
    await before;
    if (!socket.destroyed) socket.write(`${JSON.stringify(await tell())}\n`);
  };
  const listener = createServer((socket) => {
    socket.on("error", () => {});
    void serve(socket);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    close: async () => {
      listener.close();
      await (await starting?.catch(() => null))?.kill();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

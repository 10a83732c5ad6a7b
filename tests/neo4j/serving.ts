import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../../graph/neo4j/connection.ts";
import type { ServerEvent } from "../../src/server/events.ts";
import { startNeo4jServer } from "../../src/server/neo4j.ts";
import type { RunningServer } from "../../src/server/open.ts";
import { root } from "../built.ts";
import { type Listener, openRelay, type Relay } from "./relay.ts";
import type { TestServer } from "./server.ts";

export interface Serving extends RunningServer {
  readonly relay: Relay;
  readonly events: readonly ServerEvent[];
}

/** `serve --engine neo4j` on what is stored, which it reaches by a relay; all questions at once are its turn. Closing it ends the relay too. */
export async function serveThrough(
  { uri, username, password }: Pick<TestServer, "uri" | "username" | "password">,
  { timeLimit, listen }: { readonly timeLimit?: number; readonly listen?: () => Listener } = {},
): Promise<Serving> {
  const relay = await openRelay(uri, listen);
  const connection = connect({ uri: relay.uri, username, password, database: process.env.NEO4J_DATABASE ?? null });
  const end = async (): Promise<void> => {
    await relay.close();
    await connection.drivers.close();
  };
  const events: ServerEvent[] = [];
  const server = await startNeo4jServer({
    host: "127.0.0.1",
    port: 0,
    ontologyText: readFileSync(join(root, "schema.graphql"), "utf8"),
    ontologyFile: "schema.graphql",
    questionFolders: [join(root, "examples")],
    findings: { folder: join(root, "findings"), own: true },
    connection,
    drainTimeout: 1_000,
    turns: { running: 1_000 },
    log: (event) => events.push(event),
    ...(timeLimit === undefined ? {} : { timeLimit }),
  }).catch(async (error) => {
    await end();
    throw error;
  });
  return {
    ...server,
    relay,
    events,
    async close() {
      await server.close();
      await end();
    },
  };
}

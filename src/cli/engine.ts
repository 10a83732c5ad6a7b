import { type Command, Option } from "commander";
import type { Address, Connection } from "../../graph/neo4j/connection.ts";
import { failure } from "./exit.ts";

export const engineNames = ["memory", "neo4j"] as const;

export type EngineName = (typeof engineNames)[number];

/** `--engine`: what holds the graph. */
export function engineOption(): Option {
  return new Option("--engine <name>", "what holds the graph: memory, which is usual, or neo4j").choices(engineNames);
}

export interface Neo4jOptions {
  readonly uri?: string;
  readonly username?: string;
  readonly database?: string;
}

/** Where the Neo4j is that `--engine neo4j` means. The password comes from the environment, which no list of processes shows. */
export function addNeo4jOptions(command: Command): Command {
  return command
    .option("--uri <address>", "address of Neo4j: NEO4J_URI, or bolt://127.0.0.1:7687")
    .option("--username <name>", "who asks: NEO4J_USERNAME, or neo4j; the password is in NEO4J_PASSWORD")
    .option("--database <name>", "which database: NEO4J_DATABASE, or the user's own");
}

/**
 * Opens the Neo4j that options and environment name, and looks whether it answers; closes it when the work is done.
 * Errors: CLI_USAGE without a password; those of `connect` and `checkServer`.
 */
export async function withNeo4j<Result>(
  { uri, username, database }: Neo4jOptions,
  work: (connection: Connection, address: Address) => Promise<Result>,
): Promise<Result> {
  const [{ connect }, { checkServer }] = await Promise.all([
    import("../../graph/neo4j/connection.ts"),
    import("../../graph/neo4j/check-server.ts"),
  ]);
  const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env;
  if (!NEO4J_PASSWORD) {
    throw failure("CLI_USAGE", "There is no password for Neo4j.", "set NEO4J_PASSWORD; npm run neo4j prints its own");
  }
  const address = {
    uri: uri ?? NEO4J_URI ?? "bolt://127.0.0.1:7687",
    username: username ?? NEO4J_USERNAME ?? "neo4j",
    password: NEO4J_PASSWORD,
    database: database ?? NEO4J_DATABASE ?? null,
  };
  const connection = connect(address);
  try {
    await checkServer(connection);
    return await work(connection, address);
  } finally {
    await connection.drivers.close();
  }
}

import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { packageRoot, startNeo4j, usualVersion } from "./server.ts";
import { Missing } from "./tools.ts";

/**
 * `npm run neo4j`: a Neo4j that stops on Ctrl-C. While it runs, `<home>/connection.json` says how to reach it, so that
 * `strategraph load --engine neo4j` beside it needs no settings.
 */
const program = new Command("npm run neo4j --")
  .description("Starts Neo4j Community on 127.0.0.1, without Docker; Java 17 or later and Maven must be there.")
  .option("--port <number>", "port of the Bolt protocol", "7687")
  .option("--home <folder>", "where its data stay", join(packageRoot(), ".neo4j"))
  .option(
    "--release <version>",
    "which Neo4j, as it is called on Maven Central; from 2025 on it needs Java 21",
    usualVersion,
  )
  .option("--memory <size>", "how much memory it may use: 1g, 3g", "1g")
  .addHelpText("after", "\nThe password is NEO4J_PASSWORD, or one that is made and printed.")
  .action(start);

async function start(options: Record<"port" | "home" | "release" | "memory", string>): Promise<void> {
  const { home, memory, release: version } = options;
  const say = (line: string): void => console.error(line);
  try {
    const password = process.env.NEO4J_PASSWORD;
    const server = await startNeo4j({ version, port: Number(options.port), home, memory, password, say });
    const { uri, username } = server;
    const connection = join(home, "connection.json");
    await writeFile(connection, `${JSON.stringify({ uri, username, password: server.password })}\n`, { mode: 0o600 });
    console.log(`Neo4j ${version} is ready at ${uri}, user ${username}, password ${server.password}; Ctrl-C stops it`);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void server.stop());
    await server.ended;
    await rm(connection, { force: true });
  } catch (error) {
    console.error(error instanceof Missing ? error.message : String(error));
    process.exitCode = 3;
  }
}

await program.parseAsync();

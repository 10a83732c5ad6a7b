import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { type Exit, type Finish, failure } from "./exit.ts";
import { faultsAsText } from "./faults.ts";
import { place } from "./places.ts";
import { styleOf, widthOf, withProgress } from "./terminal.ts";

interface Options {
  readonly port?: string;
  readonly host: string;
  readonly seeds?: string;
  readonly ontology?: string;
  readonly examples?: string;
  readonly watch?: true;
}

export function serveCommand(finish: Finish): Command {
  return new Command("serve")
    .summary("answer questions over HTTP")
    .description(
      "Serves the seeds as a GraphQL API with a playground, until Ctrl-C; requests under way are then finished.",
    )
    .option("--port <number>", "where to listen: PORT, or 4000; 0 lets the system choose")
    .option("--host <address>", "which address to listen on; 0.0.0.0 is every one", "127.0.0.1")
    .option("--seeds <folder>", "the folder of strategies (seeds here, or those of strategraph)")
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)")
    .option("--examples <folder>", "questions for the playground (examples here, or those of strategraph)")
    .option("--watch", "reload when a seed, the ontology or an example changes")
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph serve
  $ strategraph serve --port 8080 --watch
  $ PORT=8080 npm start`,
    )
    .action(async (options: Options) => finish(await serve(options)));
}

async function serve(options: Options): Promise<Exit> {
  const [{ startServer }, { describeEvent }, { startText }] = await Promise.all([
    import("../server/server.ts"),
    import("../server/events.ts"),
    import("./start.ts"),
  ]);
  const seedsFolder = options.seeds ?? place("seeds");
  const examplesFolder = options.examples ?? place("examples");
  const server = await withProgress(`loading ${seedsFolder}`, () =>
    startServer({
      port: portOf(options.port ?? process.env.PORT ?? "4000"),
      host: options.host,
      ontologyFile: options.ontology ?? place("schema.graphql"),
      seedsFolder,
      examplesFolder,
      watch: options.watch ?? false,
      log: (event) => process.stderr.write(`${describeEvent(event)}\n`),
    }),
  );
  const stop = stopSignal();
  process.stderr.write(faultsAsText(server.warnings, styleOf(process.stderr)));
  process.stdout.write(
    await startText(server, { examplesFolder, width: widthOf(process.stdout), style: styleOf(process.stdout) }),
  );
  await stop;
  // npm passes the Ctrl-C on a moment later; a process that is half gone by then would end by the signal, not with 0.
  await Promise.all([server.close(), sleep(300)]);
  return 0;
}

/**
 * Resolves on the first Ctrl-C or SIGTERM; another one ends the process at once. What comes within a second of the first
 * is the same Ctrl-C: npm passes it on, and the terminal has sent it to both.
 */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    const stop = () => {
      const now = performance.now();
      if (first !== null && now - first > 1000) process.exit(130);
      first ??= now;
      resolve();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
  });
}

function portOf(given: string): number {
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  throw failure(
    "CLI_USAGE",
    `${given === "" ? "An empty string" : given} is no port.`,
    "give a whole number from 0 to 65535",
  );
}

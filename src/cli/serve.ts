import cluster from "node:cluster";
import { isAbsolute, relative, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { usualCost } from "../api/cost-limit.ts";
import type { Metrics } from "../server/metrics.ts";
import type { OpenOptions, RunningServer } from "../server/open.ts";
import { usualLimits, usualTurns } from "../server/usual-limits.ts";
import { type AccessOptions, admissionOf } from "./access.ts";
import { addNeo4jOptions, type EngineName, engineOption, type Neo4jOptions, withNeo4j } from "./engine.ts";
import { type Exit, type Finish, failure } from "./exit.ts";
import { faultsAsText } from "./faults.ts";
import { addLoggingOptions, type Logging, type LoggingOptions, loggingOf } from "./logging.ts";
import { costOption, limitOption, workersOption } from "./numbers.ts";
import { place, questionFolders, questionsOption, rulesPlace } from "./places.ts";
import { styleOf, widthOf, withProgress } from "./terminal.ts";

interface Options extends Neo4jOptions, AccessOptions, LoggingOptions {
  readonly engine?: EngineName;
  readonly port?: string;
  readonly seeds?: string;
  readonly ontology?: string;
  readonly questions?: string;
  readonly findings?: string;
  readonly watch?: true;
  readonly snapshot?: string;
  readonly workers?: number;
  readonly replica?: true;
  readonly poll?: string;
  readonly maxCost?: number;
  readonly limit?: Readonly<Record<string, number>>;
  readonly introspection: boolean;
  readonly onlySaved?: true;
  readonly metrics?: true;
}

export function serveCommand(finish: Finish): Command {
  const command = new Command("serve")
    .summary("answer questions over HTTP")
    .description(
      "Serves the seeds, or the graph in Neo4j, as a GraphQL API with a playground, until Ctrl-C; requests under way are then finished.",
    )
    .option("--port <number>", "where to listen: PORT, or 4000; 0 lets the system choose")
    .option("--host <address>", "which address to listen on; 0.0.0.0 is every one", "127.0.0.1")
    .option("--tokens <file>", "only who carries a token of this file may ask: see token --help")
    .option("--without-tokens", "beyond this machine too, whoever reaches it may ask")
    .option(
      "--allow-host <name>",
      "on this machine without tokens: also who asks for this host, as a server in front may; several times",
      (one, before: readonly string[] = []) => [...before, one],
    )
    .option(
      "--cors <origin>",
      "pages of this site may read the answers; several times",
      (one, before: readonly string[] = []) => [...before, one],
    )
    .option("--seeds <folder>", "the folder of strategies (seeds here, or those of strategraph)")
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)")
    .addOption(questionsOption())
    .option("--findings <folder>", "what `findings` looks for (findings here, or those of strategraph)")
    .option("--watch", "reload when a seed, the ontology, a question or a rule of findings changes")
    .option("--snapshot <file>", "keep the graph in this file as it is built, to be there at once at the next start")
    .addOption(workersOption())
    .addOption(costOption())
    .addOption(limitOption(Object.keys({ ...usualLimits, ...usualTurns })))
    .option("--only-saved", "answer saved questions and nothing else")
    .option("--no-introspection", "neither the schema nor guesses at its names for clients")
    .option("--metrics", "tell at /metrics how much is asked and how it goes, as Prometheus reads it")
    .addOption(engineOption())
    .option("--replica", "with neo4j: answer from memory, from a copy that follows what is loaded there")
    .option("--poll <seconds>", "how often a replica looks for another load (1)");
  return addLoggingOptions(addNeo4jOptions(command))
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph serve
  $ strategraph serve --port 8080 --watch
  $ strategraph serve --workers 4 --snapshot graph.snapshot
  $ PORT=8080 npm start
  $ strategraph serve --engine neo4j       also without --engine, where NEO4J_URI is set
  $ strategraph serve --engine neo4j --replica --poll 10`,
    )
    .action(async (options: Options) => finish(await serve(options)));
}

async function serve(options: Options): Promise<Exit> {
  const logging = await loggingOf(options);
  try {
    return await serveWith(options, logging);
  } finally {
    logging.flush();
  }
}

async function serveWith(options: Options, { log, requests }: Logging): Promise<Exit> {
  const engine = options.engine ?? (process.env.NEO4J_URI ? "neo4j" : "memory");
  checkTogether(options, engine);
  const metrics = options.metrics ? await metricsOf() : null;
  const common = {
    port: portOf(options.port ?? process.env.PORT ?? "4000"),
    host: options.host,
    admission: await admissionOf(options),
    ontologyFile: options.ontology ?? place("schema.graphql"),
    questionFolders: questionFolders(options.questions),
    findings: rulesPlace(options.findings),
    cost: options.maxCost ?? usualCost,
    limits: options.limit ?? {},
    turns: options.limit ?? {},
    introspection: options.introspection,
    onlySaved: options.onlySaved ?? false,
    log: metrics?.counting(log) ?? log,
    requests,
    metrics,
  } satisfies OpenOptions & { readonly ontologyFile: string };
  if (engine === "neo4j") return serveNeo4j(options, common);
  if (cluster.isWorker) return work(common);
  const seedsFolder = options.seeds ?? place("seeds");
  const seeds = {
    ...common,
    seedsFolder,
    watch: options.watch ?? false,
    ...(options.snapshot === undefined ? {} : { snapshotFile: snapshotPlace(options.snapshot, seedsFolder) }),
  };
  const { workers = 1 } = options;
  const [{ startServer }, { startWorkersOnSeeds }] = await Promise.all([
    import("../server/server.ts"),
    import("../server/workers/start.ts"),
  ]);
  const server = await withProgress(`loading ${seedsFolder}`, () =>
    workers === 1 ? startServer(seeds) : startWorkersOnSeeds(workers, seeds),
  );
  return untilStopped(server, options, common);
}

/** Of several processes, each tells what all of them do. */
async function metricsOf(): Promise<Metrics> {
  const [{ createMetrics }, { gatherAll }] = await Promise.all([
    import("../server/metrics.ts"),
    import("../server/workers/gather.ts"),
  ]);
  return createMetrics(cluster.isWorker ? gatherAll : undefined);
}

/** Is one of several processes that answer; the first has said all that there is to say. */
async function work(common: OpenOptions): Promise<Exit> {
  const { beWorker, startMember } = await import("../server/workers/worker.ts");
  await beWorker(common, async (graph) => {
    if (graph === null) throw new Error("there is no graph to serve");
    return startMember(common, graph);
  });
  return 0;
}

async function serveNeo4j(options: Options, common: OpenOptions & { readonly ontologyFile: string }): Promise<Exit> {
  if (options.seeds !== undefined || options.watch || options.snapshot !== undefined) {
    throw failure("CLI_USAGE", "Neo4j serves what was loaded into it, not seeds.", "strategraph load --help");
  }
  const every = pollOf(options.poll ?? "1") * 1_000;
  const { workers = 1 } = options;
  if (workers > 1 && cluster.isPrimary) {
    const { startWorkers } = await import("../server/workers/start.ts");
    return untilStopped(await withProgress("reading Neo4j", () => startWorkers(workers, common)), options, common);
  }
  const [{ startNeo4jServer }, { startReplica }, { readText }] = await Promise.all([
    import("../server/neo4j.ts"),
    import("../server/replica.ts"),
    import("./files.ts"),
  ]);
  const ontologyText = await readText(common.ontologyFile);
  return withNeo4j(options, async (connection, address) => {
    const graph = { ...common, ontologyText, connection };
    const start = () =>
      options.replica
        ? startReplica({ ...graph, address, every })
        : startNeo4jServer({ ...graph, planAhead: (cluster.worker?.id ?? 1) === 1 });
    if (cluster.isPrimary) return untilStopped(await withProgress("reading Neo4j", start), options, common);
    const { beWorker } = await import("../server/workers/worker.ts");
    await beWorker(common, start);
    return 0;
  });
}

/** A file among the seeds would be one of them, and the graph another each time it is written. */
function snapshotPlace(file: string, seedsFolder: string): string {
  const way = relative(seedsFolder, file);
  if (way.split(sep)[0] === ".." || isAbsolute(way)) return file;
  throw failure("CLI_USAGE", `The snapshot ${file} would stand among the seeds.`, "name a file beside their folder");
}

/** A replica is a copy of what is in Neo4j, and nothing else is followed. */
function checkTogether({ replica, poll }: Options, engine: EngineName): void {
  const refuse = (message: string) => failure("CLI_USAGE", message, "strategraph serve --help");
  if (replica && engine !== "neo4j") throw refuse("A replica is one of Neo4j: --replica needs --engine neo4j.");
  if (poll !== undefined && !replica) throw refuse("Only a replica looks for other loads: --poll needs --replica.");
}

async function untilStopped(
  server: RunningServer,
  { log: form }: Options,
  { log, questionFolders }: Pick<OpenOptions, "log" | "questionFolders">,
): Promise<Exit> {
  const stop = stopSignal();
  if (form === "json") {
    const { url, warnings, summary } = server;
    const { revision, entities, relations } = summary;
    log({ event: "started", url, revision, entities, relations, diagnostics: warnings });
  } else {
    const { startText } = await import("./start.ts");
    process.stderr.write(faultsAsText(server.warnings, styleOf(process.stderr)));
    process.stdout.write(
      await startText(server, { questionFolders, width: widthOf(process.stdout), style: styleOf(process.stdout) }),
    );
  }
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

/** From a tenth of a second to an hour. */
function pollOf(given: string): number {
  if (/^\d+(\.\d+)?$/.test(given) && Number(given) >= 0.1 && Number(given) <= 3_600) return Number(given);
  throw failure(
    "CLI_USAGE",
    `${JSON.stringify(given)} is no time between two looks.`,
    "give seconds, from 0.1 to 3600",
  );
}

function portOf(given: string): number {
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  throw failure(
    "CLI_USAGE",
    `${given === "" ? "An empty string" : given} is no port.`,
    "give a whole number from 0 to 65535",
  );
}

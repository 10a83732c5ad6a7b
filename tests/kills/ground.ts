import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { generateStrategies } from "../../bench/generate/strategies.ts";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { type Connection, connect } from "../../graph/neo4j/connection.ts";
import { load } from "../../graph/neo4j/load.ts";
import { scan } from "../../graph/neo4j/scan.ts";
import { once, readState } from "../../graph/neo4j/state.ts";
import { makeDataset } from "../../graph/revision.ts";
import { type RunningNeo4j, startNeo4j } from "../../neo4j/server.ts";
import { Missing } from "../../neo4j/tools.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { root } from "../built.ts";
import { leftOut } from "../left-out.ts";
import { type Kill, makeKill } from "./kill.ts";
import { buildLoaders, type Ended, type Loader } from "./loaders.ts";

/** What a kill came to. */
export interface Outcome extends Kill {
  /** Whether the load was over before. */
  readonly late: boolean;
  /** What of an unfinished load stood there after the kill. */
  readonly left: "nothing" | "mark" | "parts";
  /** What readers found after it, by its hash; of a first load, old is no graph. */
  readonly found: "old" | "new" | "another";
  /** What should not have been. */
  readonly faults: readonly string[];
}

/** A Neo4j of its own, in a home of its own, and loaders: both to be killed. */
export interface Ground {
  readonly version: string;
  readonly kill: (seed: number) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Asked of the generator, which makes some more, and relations. */
const entities = 500;
/** Seeds of the two graphs. */
const graphs = { old: 1, new: 2 } as const;
/** Milliseconds between the mark of a commit and its end, and some more. */
const marked = 60;

/** Null, and loudly, where a Neo4j cannot be started. */
export async function openGround(what: string): Promise<Ground | null> {
  const home = mkdtempSync(join(tmpdir(), "strategraph-kills-"));
  const version = process.env.STRATEGRAPH_NEO4J_RELEASE;
  const start = (port = 0): Promise<RunningNeo4j> =>
    startNeo4j({ home, port, memory: "512m", ...(version === undefined ? {} : { version }) });
  try {
    return await groundOn(await start(), start, home);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    if (!(error instanceof Missing)) throw error;
    leftOut(what, error.message);
    return null;
  }
}

async function groundOn(
  first: RunningNeo4j,
  restart: (port: number) => Promise<RunningNeo4j>,
  home: string,
): Promise<Ground> {
  let server = first;
  const loaders = await buildLoaders();
  const schema = readFileSync(join(root, "schema.graphql"), "utf8");
  const { ontology } = readOntology(schema, "schema.graphql");
  if (ontology === null) throw new Error("no ontology");
  const datasets = {
    old: makeDataset(generateStrategies(graphs.old, entities)),
    new: makeDataset(generateStrategies(graphs.new, entities)),
  };
  // as a reader has it who stays through all of it
  const connection = connect({ ...first, database: null });

  const found = async (): Promise<"none" | "old" | "new" | "another"> => {
    try {
      const { revision } = await scan(connection, ontology);
      if (revision === datasets.old.revision) return "old";
      return revision === datasets.new.revision ? "new" : "another";
    } catch (error) {
      if (error instanceof StrategraphError && error.code === "NOT_LOADED") return "none";
      throw error;
    }
  };
  const prepare = async ({ occasion, fresh }: Kill): Promise<void> => {
    if (occasion === "first load") await clear(connection, fresh);
    else await load(connection, ontology, datasets[occasion === "change" ? "old" : "new"]);
  };
  const begin = async (kill: Kill): Promise<Loader> => {
    await prepare(kill);
    return loaders.start({ ...server, database: null }, schema, { seed: graphs.new, entities, atOnce: kill.atOnce });
  };

  const times = new Map<string, number>();
  /** Milliseconds of a load of the same sort that nobody killed, as last seen. */
  const timeOf = async (kill: Kill): Promise<number> => {
    const known = times.get(sortOf(kill));
    if (known !== undefined) return known;
    const { ended } = await begin(kill);
    const { code, said, milliseconds } = await ended;
    if (code !== 0) throw new Error(`a load that nobody killed failed: ${said}`);
    times.set(sortOf(kill), milliseconds);
    return milliseconds;
  };
  const sizes = new Map<string, string>();
  /** What a graph comes to in nodes and relationships, on an empty database. */
  const sizeOf = async (graph: "old" | "new"): Promise<string> => {
    const known = sizes.get(graph);
    if (known !== undefined) return known;
    await clear(connection, false);
    await load(connection, ontology, datasets[graph]);
    const size = await stored(connection);
    sizes.set(graph, size);
    return size;
  };

  const end = async ({ victim }: Kill, loader: Loader): Promise<Ended> => {
    if (victim === "loader") {
      loader.kill();
      return loader.ended;
    }
    await server.kill();
    const ended = await loader.ended;
    server = await restart(Number(new URL(server.uri).port));
    return ended;
  };

  return {
    version: first.version,
    kill: async (seed) => {
      const kill = makeKill(seed);
      const { occasion, moment, repair } = kill;
      const [time, size] = [await timeOf(kill), await sizeOf(repair)];
      const loader = await begin(kill);
      if (moment.after === "mark") await untilMarked(connection, loader);
      await setTimeout(moment.share * (moment.after === "mark" && kill.atOnce > entities ? marked : time));
      const late = loader.hasEnded();
      const { code, said, milliseconds } = await end(kill, loader);
      if (late) times.set(sortOf(kill), milliseconds);
      const left = await leftover(connection);
      const before = await found();
      const faults: string[] = [];
      const mayBe = { "first load": ["none", "new"], change: ["old", "new"], "no-op": ["new"] }[occasion];
      if (!mayBe.includes(before)) faults.push(`readers found ${before}, which may be ${mayBe.join(" or ")}`);
      if (code !== null && code !== 0 && !said.startsWith("NEO4J_UNREACHABLE ")) faults.push(`the loader said ${said}`);
      if (code === 0 && before !== "new") faults.push(`the loader had ended well, and readers found ${before}`);
      await load(connection, ontology, datasets[repair]);
      const after = await found();
      if (after !== repair) faults.push(`the next load, of ${repair}, ended in ${after}`);
      const sizeAfter = await stored(connection);
      if (sizeAfter !== size) faults.push(`the next load ended in ${sizeAfter}, not ${size}`);
      if ((await leftover(connection)) !== "nothing") faults.push("the next load ended in a mark");
      return { ...kill, late, left, found: before === "none" ? "old" : before, faults };
    },
    close: async () => {
      await connection.drivers.close();
      await server.kill();
      loaders.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function sortOf({ occasion, atOnce, fresh }: Kill): string {
  return [occasion, atOnce, fresh].join();
}

/** Until a load says that it is about to commit, or loads in parts; or has ended. */
async function untilMarked(connection: Connection, loader: Loader): Promise<void> {
  while (!loader.hasEnded() && (await leftover(connection)) === "nothing") await setTimeout(1);
}

async function leftover(connection: Connection): Promise<"nothing" | "mark" | "parts"> {
  const state = await readState(connection);
  if (state?.loading != null) return "parts";
  return state?.mark == null ? "nothing" : "mark";
}

async function stored(connection: Connection): Promise<string> {
  const counts = "COUNT { (:Strategraph) } AS nodes, COUNT { (:Strategraph)-->() } AS relationships";
  const { records } = await once(connection, "read", `RETURN ${counts}`);
  return `${records[0]?.get("nodes")} nodes and ${records[0]?.get("relationships")} relationships`;
}

/** As before any load; indexes too where they are to be made again. */
async function clear(connection: Connection, indexes: boolean): Promise<void> {
  const run = (statement: string) => once(connection, "write", statement);
  await run("MATCH (n:Strategraph) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
  if (!indexes) return;
  for (const { name, owningConstraint } of (await run("SHOW INDEXES YIELD name, owningConstraint")).records.map(
    (record) => record.toObject(),
  )) {
    if (String(name).startsWith("strategraph_"))
      await run(`DROP ${owningConstraint === null ? "INDEX" : "CONSTRAINT"} ${name}`);
  }
}

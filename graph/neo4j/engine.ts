import { setInterval } from "node:timers";
import type { Dataset } from "../dataset.ts";
import type { Engine, ReplaceOptions, Status } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";
import { createEstimating } from "./estimating.ts";
import { createStatements, execute } from "./execute.ts";
import { explain } from "./explain.ts";
import { load } from "./load.ts";
import { notLoaded } from "./loaded.ts";
import { graphLabel, ownLabel } from "./names.ts";
import { scan } from "./scan.ts";

export interface Neo4jOptions {
  /** Milliseconds a statement may run on the server; by default as long as the server lets it. */
  readonly timeLimit?: number;
}

/** Milliseconds after which a server that says nothing counts as out of reach. */
const statusWithin = 5_000;
/** How often a watched graph is looked at for loads of others. */
const watchEvery = 1_000;

/**
 * An engine whose graph is on a Neo4j server (docs/neo4j.md). The connection stays the caller's. A budget counts the rows of
 * an answer, since a server does not say what it visits; what it may spend beyond is bounded by `timeLimit`.
 */
export function createNeo4jEngine(
  ontology: Ontology,
  connection: Connection,
  { timeLimit }: Neo4jOptions = {},
): Engine {
  const statements = createStatements(ontology);
  const estimating = createEstimating(connection, ontology);
  const reading = { connection, ontology, timeLimit: timeLimit ?? null, estimating };
  const watching = createWatching(async () => (await readStatus(connection)).revision);
  let closed = false;
  let replacing: Promise<unknown> = Promise.resolve();

  const replace = async (dataset: Dataset, options: ReplaceOptions) => {
    const difference = await load(connection, ontology, dataset, options);
    if (options.dryRun !== true) watching.hear(difference.to);
    return difference;
  };

  return {
    name: "neo4j",
    replace: (dataset, options = {}) => {
      const done = replacing.then(() => replace(dataset, options));
      replacing = done.catch(() => undefined);
      return done;
    },
    execute: async (plan, values, options = {}) => {
      if (closed) throw notLoaded();
      return execute(reading, statements, plan, values, options);
    },
    explain: (plan) => explain(ontology, plan),
    status: () => readStatus(connection),
    statistics: async () => {
      if (closed) throw notLoaded();
      return (await estimating.read()).statistics;
    },
    watch: watching.watch,
    scan: async (options = {}) => {
      if (closed) throw notLoaded();
      return scan(connection, ontology, options);
    },
    close: async () => {
      closed = true;
      watching.end();
    },
  };
}

/** What the server says of its graph. */
async function readStatus(connection: Connection): Promise<Status> {
  const { records } = await ask(connection, { within: statusWithin }, (session) =>
    session.run(
      `MATCH (g:${ownLabel}&${graphLabel} {key: 'graph'}) WHERE g.revision IS NOT NULL ` +
        "RETURN g.revision AS revision, g.entities AS entities, g.relations AS relations, g.stated AS stated",
    ),
  );
  const [found] = records;
  return found === undefined
    ? { revision: null, entities: 0, relations: 0, stated: 0 }
    : (found.toObject() as unknown as Status);
}

/** Tells of new revisions: those that are loaded here at once, others when they are seen. */
function createWatching(look: () => Promise<string | null>) {
  const watchers = new Set<{ readonly call: (revision: string) => void }>();
  let timer: NodeJS.Timeout | null = null;
  let last: string | null = null;
  let heard = 0;

  const hear = (revision: string): void => {
    heard++;
    if (revision === last) return;
    last = revision;
    for (const watcher of [...watchers]) watcher.call(revision);
  };
  const poll = async (first: boolean): Promise<void> => {
    const before = heard;
    // a server that does not answer now is asked again the next time
    const revision = await look().catch(() => null);
    if (heard !== before || revision === null) return;
    if (first) last = revision;
    else hear(revision);
  };
  const end = (): void => {
    watchers.clear();
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  return {
    hear,
    end,
    watch: (onRevision: (revision: string) => void) => {
      const watcher = { call: onRevision };
      watchers.add(watcher);
      if (timer === null) {
        void poll(last === null);
        timer = setInterval(() => void poll(false), watchEvery);
        timer.unref();
      }
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0) end();
      };
    },
  };
}

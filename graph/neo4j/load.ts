import { randomUUID } from "node:crypto";
import { int, type Transaction } from "neo4j-driver";
import type { Dataset } from "../dataset.ts";
import { StrategraphError } from "../diagnostic.ts";
import type { Difference, ReplaceOptions } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import { type Batches, createBatches, type Run } from "./batches.ts";
import { type Connection, openSession } from "./connection.ts";
import { compare, noDifference } from "./difference.ts";
import { translated } from "./errors.ts";
import { inOrder } from "./in-order.ts";
import { announce, clear, type Turn, takeTurn } from "./marks.ts";
import { identifier } from "./names.ts";
import { ensureSchema } from "./schema.ts";
import { createPauses } from "./slices.ts";
import { once, readState, type State, theGraph } from "./state.ts";
import { emptyStored, readStored } from "./stored.ts";
import { createHashes, format } from "./units.ts";
import { type Counts, remove, write } from "./write.ts";

export interface LoadOptions extends ReplaceOptions {
  /** Loads into a database that holds data of others, which stay as they are. */
  readonly intoShared?: boolean;
  /** Milliseconds to wait for another load. */
  readonly wait?: number;
  /** A first load of more entities and relations goes in several transactions, of this many rows. */
  readonly atOnce?: number;
  /** Hears what an operator should know: indexes that were made, or stand otherwise than they should. */
  readonly notice?: (sentence: string) => void;
}

/**
 * A first load of this many entities and relations takes some 40 MB of the server's memory; twice as many in a transaction
 * take longer each.
 */
const usuallyAtOnce = 20_000;

/**
 * Makes a dataset the graph of the database, in one transaction that holds the difference to what is stored; a large first
 * load goes in several, of which nobody sees anything before the last. Whatever breaks off leaves the old graph or the
 * new, and the next load mends what is left of it. The same dataset again writes nothing, missing indexes aside. Errors: NEO4J_BUSY,
 * NEO4J_SHARED, NEO4J_LOAD_TOO_LARGE, DATASET_ORDER, DATASET_REFERENCE, NEO4J_NAME, and those of the connection.
 */
export async function load(
  connection: Connection,
  ontology: Ontology,
  given: Dataset,
  options: LoadOptions = {},
): Promise<Difference> {
  const dataset = inOrder(given);
  try {
    options.signal?.throwIfAborted();
    checkNames(ontology);
    const state = await readState(connection);
    const there = isThere(state, ontology, dataset);
    if ((state?.revision ?? null) === null && state?.loading == null) {
      await refuseOthers(connection, options.intoShared === true);
    }
    if (options.dryRun === true) {
      return there ? noDifference(dataset.revision) : await dryRun(connection, ontology, dataset, state, options);
    }
    const { made, drift } = await ensureSchema(connection, ontology);
    if (made.length > 0) options.notice?.(`Made the indexes ${made.join(", ")}.`);
    for (const sentence of drift) options.notice?.(sentence);
    if (there) return noDifference(dataset.revision);
    await ensureNodes(connection);
    const turn = await takeTurn(connection, options.wait);
    try {
      return await replace(connection, turn, ontology, dataset, options);
    } finally {
      await turn.end();
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    throw isMemory(error) ? tooLarge(error) : translated(error);
  }
}

/** Before anything is written: names that are parameters of statements stand in others, and in questions. */
function checkNames({ kinds, interfaces, relations }: Ontology): void {
  for (const { name } of [...kinds, ...interfaces]) identifier(name);
  for (const { type } of relations) identifier(type);
}

async function replace(
  connection: Connection,
  turn: Turn,
  ontology: Ontology,
  dataset: Dataset,
  options: LoadOptions,
): Promise<Difference> {
  const state = await readState(connection);
  // whoever left these is dead: we have the lock
  if (state?.mark != null) await clear(connection, state.mark);
  if (state?.loading != null) await wipe(connection, options);
  if (isThere(state && { ...state, mark: null }, ontology, dataset)) return noDifference(dataset.revision);
  const isFirst = (state?.revision ?? null) === null;
  if (isFirst && isLarge(dataset, options.atOnce ?? usuallyAtOnce)) {
    return loadInParts(connection, ontology, dataset, options);
  }
  const pause = createPauses(options.signal);
  const hashes = createHashes(ontology, dataset);
  const stored = isFirst ? emptyStored() : await readStored(turn.transaction, ontology);
  const from = state?.revision ?? null;
  const plans = await compare(from, ontology, dataset, hashes, stored, pause);
  const batches = openBatches(turn.transaction, options);
  await remove(plans, batches);
  const counts = await write(ontology, dataset, hashes, plans, batches, pause);
  const mark = randomUUID();
  await announce(connection, mark);
  try {
    await turn.transaction.run(`${theGraph} SET g += $state, g.load = coalesce(g.load, 0) + 1`, {
      state: stateOf(ontology, dataset, counts),
    });
    options.signal?.throwIfAborted();
  } catch (error) {
    await clear(connection, mark);
    throw error;
  }
  // where the connection breaks off here, nobody knows whether the server commits: the mark stays until someone has the lock
  await turn.transaction.commit();
  await clear(connection, mark);
  return plans.difference;
}

function stateOf(
  { fingerprint }: Ontology,
  { revision }: Dataset,
  { entities, relations, stated, statistics }: Counts,
) {
  return {
    revision,
    fingerprint,
    format: int(format),
    entities: int(entities),
    relations: int(relations),
    stated: int(stated),
    statistics: JSON.stringify(statistics),
  };
}

function isThere(state: State | null, ontology: Ontology, dataset: Dataset): boolean {
  return (
    state !== null &&
    state.mark === null &&
    state.loading === null &&
    state.statistics !== null &&
    state.revision === dataset.revision &&
    state.fingerprint === ontology.fingerprint &&
    state.format === format
  );
}

async function dryRun(
  connection: Connection,
  ontology: Ontology,
  dataset: Dataset,
  state: State | null,
  { signal }: LoadOptions,
): Promise<Difference> {
  const from = state?.revision ?? null;
  const hashes = createHashes(ontology, dataset);
  if (from === null)
    return (await compare(null, ontology, dataset, hashes, emptyStored(), createPauses(signal))).difference;
  const session = await openSession(connection, "read");
  try {
    const transaction = await session.beginTransaction();
    const stored = await readStored(transaction, ontology);
    return (await compare(from, ontology, dataset, hashes, stored, createPauses(signal))).difference;
  } finally {
    await session.close().catch(() => {});
  }
}

/** Marks the graph as not there yet, writes it transaction by transaction, and takes the marker away with the last. */
async function loadInParts(
  connection: Connection,
  ontology: Ontology,
  dataset: Dataset,
  options: LoadOptions,
): Promise<Difference> {
  const loading = randomUUID();
  const rowsOfTransaction = options.atOnce ?? usuallyAtOnce;
  await once(connection, "write", `${theGraph} SET g.loading = $loading`, { loading });
  const session = await openSession(connection, "write");
  let transaction: Transaction | null = null;
  let rows = 0;
  const run: Run = async (statement, parameters) => {
    if (transaction === null) {
      transaction = await session.beginTransaction();
      await fence(transaction, loading);
    }
    const result = await transaction.run(statement, parameters);
    rows += Array.isArray(parameters.rows) ? parameters.rows.length : 0;
    if (rows >= rowsOfTransaction) {
      await transaction.commit();
      transaction = null;
      rows = 0;
    }
    return result;
  };
  try {
    const pause = createPauses(options.signal);
    const hashes = createHashes(ontology, dataset);
    const batches = createBatches(run, progressOf(options), rowsOfTransaction);
    const counts = await write(ontology, dataset, hashes, null, batches, pause);
    await run(`${theGraph} SET g += $state, g.load = coalesce(g.load, 0) + 1 REMOVE g.loading`, {
      state: stateOf(ontology, dataset, counts),
    });
    await (transaction as Transaction | null)?.commit();
    const all = (added: number) => ({ added, changed: 0, removed: 0 });
    return { from: null, to: dataset.revision, entities: all(counts.entities), relations: all(counts.relations) };
  } finally {
    await session.close().catch(() => {});
  }
}

/** Goes on only as long as no other loader took the graph over, which it may once our lock is lost. */
async function fence(transaction: Transaction, loading: string): Promise<void> {
  const { records } = await transaction.run(
    `${theGraph} WHERE g.loading = $loading SET g.parts = coalesce(g.parts, 0) + 1 RETURN g.parts`,
    { loading },
  );
  if (records.length === 0) throw overtaken();
}

/** Takes away what a first load that broke off has left, and its marker at the end. */
async function wipe(connection: Connection, { signal }: LoadOptions): Promise<void> {
  for (let deleted = 1; deleted > 0; ) {
    signal?.throwIfAborted();
    const { records } = await once(
      connection,
      "write",
      `MATCH (n:Strategraph) WHERE NOT n:StrategraphGraph AND NOT n:StrategraphLock
WITH n LIMIT 10000 DETACH DELETE n RETURN count(n) AS deleted`,
    );
    deleted = records[0]?.get("deleted") ?? 0;
  }
  await once(connection, "write", `${theGraph} REMOVE g.loading, g.parts`);
}

function openBatches(transaction: Transaction, options: LoadOptions): Batches {
  return createBatches((statement, parameters) => transaction.run(statement, parameters), progressOf(options));
}

function progressOf({ progress, signal }: LoadOptions): (rows: number) => void {
  let done = 0;
  return (rows) => {
    signal?.throwIfAborted();
    done += rows;
    progress?.(done, "rows written");
  };
}

/** Counted no further than is needed. */
function isLarge({ entities, relations }: Dataset, limit: number): boolean {
  let count = 0;
  for (const part of [entities, relations]) {
    for (const _ of part) if (++count > limit) return true;
  }
  return false;
}

async function refuseOthers(connection: Connection, allowed: boolean): Promise<void> {
  if (allowed) return;
  // both are read off the server's own counts
  const all = await once(connection, "read", "MATCH (n) RETURN count(n) AS nodes");
  const ours = await once(connection, "read", "MATCH (n:Strategraph) RETURN count(n) AS nodes");
  if (all.records[0]?.get("nodes") !== ours.records[0]?.get("nodes")) throw shared();
}

async function ensureNodes(connection: Connection): Promise<void> {
  await once(
    connection,
    "write",
    "MERGE (:Strategraph:StrategraphGraph {key: 'graph'}) MERGE (:Strategraph:StrategraphLock {key: 'lock'})",
  );
}

function isMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && /OutOfMemory/.test(String(error.code));
}

function tooLarge(cause: unknown): StrategraphError {
  const failure = new StrategraphError({
    code: "NEO4J_LOAD_TOO_LARGE",
    severity: "error",
    message: "The load changes more at once than the server has memory for; nothing is changed.",
    hint: "raise server.memory.heap.max_size, and db.memory.transaction.max and dbms.memory.transaction.total.max where they are set",
  });
  failure.cause = cause;
  return failure;
}

function overtaken(): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_BUSY",
    severity: "error",
    message: "Another load has taken this one's place.",
    hint: "look whether the server ends long transactions: db.transaction.timeout",
  });
}

function shared(): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_SHARED",
    severity: "error",
    message: "The database holds data that are not strategraph's.",
    hint: "name another database, or allow it with --into-shared: they stay as they are",
  });
}

import { setTimeout } from "node:timers/promises";
import { refuseAbove } from "../cost/refuse.ts";
import { StrategraphError } from "../diagnostic.ts";
import type { Answer, ExecuteOptions, Loaded } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import type { Plan } from "../plan/plan.ts";
import type { Batch, ConnectionHead, Row, Value } from "../rows.ts";
import { ask } from "./ask.ts";
import { absentParams, compile, parametersOf, type Statement } from "./compile.ts";
import type { Connection } from "./connection.ts";
import { countRows, type Decoding, headOf } from "./decode.ts";
import type { Estimating } from "./estimating.ts";
import { inTime } from "./in-time.ts";
import { notLoaded, otherOntology } from "./loaded.ts";
import { resolveMark } from "./marks.ts";

export interface Reading {
  readonly connection: Connection;
  readonly ontology: Ontology;
  /** Milliseconds a statement may run on the server; null: as long as the server lets it. */
  readonly timeLimit: number | null;
  readonly estimating: Estimating;
}

/** At most so many rows in a batch. */
const batchRows = 1000;
/** Milliseconds that an answer may be late where the server keeps the time limit. */
const onTheWay = 2_000;
/** Records the server sends at a time: an answer is read whole, so there is nothing to wait for between them. */
const fetchSize = 10_000;
/** Waits before an answer that a load ran into is asked for again: some 8 seconds in all. */
const waits = [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 2560];

/**
 * Answers a plan by one statement, run by itself in READ mode. Nothing leaves before the graph's state, read first and
 * last, says that all of it comes from one revision; where it does not, the statement runs again. What is estimated from
 * the last revision seen is estimated again where the answer comes from another.
 */
export async function execute(
  reading: Reading,
  statements: StatementCache,
  plan: Plan,
  values: readonly Value[],
  options: ExecuteOptions,
): Promise<Answer> {
  const { estimating, ontology } = reading;
  const limit = options.budget?.estimated ?? Number.POSITIVE_INFINITY;
  const isLimited = limit < Number.POSITIVE_INFINITY;
  const seen = isLimited ? (await estimating.check(plan, values, limit, options.signal)).revision : null;
  const statement = statements(plan, values);
  const parameters = parametersOf(statement, values, seen);
  for (let attempt = 0; ; attempt++) {
    options.signal?.throwIfAborted();
    const records = await run(reading, statement.text, parameters, options.signal);
    const loaded = loadedOf(records, statement, reading.ontology);
    if (loaded !== null) {
      const { statistics, ...graph } = loaded;
      if (statistics !== null) {
        const { estimate } = estimating.take(graph.revision, statistics);
        refuseAbove(ontology, estimate(plan, values), limit);
      }
      return { ...graph, batches: batches(statement, records, values, options) };
    }
    const wait = waits[attempt];
    if (wait === undefined) throw loading();
    // a mark that stands so long may be a dead loader's; who may only read cannot tell
    if (attempt >= suspicious) {
      const resolving = resolveMark(reading.connection, resolveWithin);
      await inTime(resolving, resolveWithin + onTheWay, options.signal).catch(() => undefined);
    }
    await setTimeout(wait, undefined, options.signal === undefined ? {} : { signal: options.signal }).catch(() => {});
  }
}

/** After so many waits, more than a second. */
const suspicious = 8;
/** Milliseconds that a loader may go on holding the lock. */
const resolveWithin = 2_000;

export type StatementCache = (plan: Plan, values: readonly Value[]) => Statement;

/** Statements by plan, kept as long as their plan is. */
export function createStatements(ontology: Ontology): StatementCache {
  const known = new WeakMap<Plan, Map<string, Statement>>();
  return (plan, values) => {
    const absent = absentParams(plan, values);
    const shape = absent.join(" ");
    const ofPlan = known.get(plan) ?? new Map<string, Statement>();
    known.set(plan, ofPlan);
    let statement = ofPlan.get(shape);
    if (statement === undefined) {
      statement = compile(ontology, plan, absent);
      ofPlan.set(shape, statement);
    }
    return statement;
  };
}

/** A record of the statement: the number of its part, and its row. */
export type PartRecord = readonly [part: number, row: Value[]];

/** All records of a statement. */
async function run(
  { connection, timeLimit }: Reading,
  text: string,
  parameters: Readonly<Record<string, Value>>,
  signal: AbortSignal | undefined,
): Promise<readonly PartRecord[]> {
  const limits = timeLimit === null ? {} : { timeout: timeLimit };
  const within = timeLimit === null ? null : timeLimit + onTheWay;
  const { records } = await ask(connection, { within, signal, fetchSize }, (session) =>
    session.run(text, parameters, limits),
  );
  return records.map((record) => [record.get(0), record.get(1)]);
}

/** The one graph that all records come from, or null where there may be several. Errors: NOT_LOADED, NEO4J_OTHER_ONTOLOGY. */
function loadedOf(
  records: readonly PartRecord[],
  { parts }: Statement,
  ontology: Ontology,
): (Loaded & { readonly statistics: Value }) | null {
  const first = records.find(([part]) => part === 0)?.[1];
  const last = records.findLast(([part]) => part === parts.length - 1)?.[1];
  const [revision, load, mark, fingerprint, entities, relations, stated, statistics] = first ?? [];
  if (last === undefined || first === undefined || last[0] !== revision || last[1] !== load) {
    if (first === undefined && last === undefined) throw notLoaded();
    return null;
  }
  if ((mark ?? null) !== null || (last[2] ?? null) !== null) return null;
  if (typeof revision !== "string") throw notLoaded();
  if (fingerprint !== ontology.fingerprint) throw otherOntology();
  const counts = { entities: Number(entities), relations: Number(relations), stated: Number(stated) };
  return { revision, ...counts, statistics: statistics ?? null };
}

/** Decodes root by root. Cost: O(rows). */
async function* batches(
  { parts }: Statement,
  records: readonly PartRecord[],
  values: readonly Value[],
  { signal, budget }: ExecuteOptions,
): AsyncGenerator<Batch, void, void> {
  const decoding: Decoding = { values, left: budget?.visits ?? Number.POSITIVE_INFINITY };
  const byPart = parts.map((): Value[][] => []);
  for (const [part, row] of records) byPart[part]?.push(row);
  let headParts: readonly Value[] = [];
  for (const [number, part] of parts.entries()) {
    const rows = byPart[number] ?? [];
    if (part.part === "head") headParts = rows[0] ?? [];
    if (part.part !== "rows") continue;
    const { root, decode, paging } = part;
    countRows(rows.length, decoding);
    const head: ConnectionHead | null = paging === null ? null : headOf(paging, headParts, rows.length, decoding);
    headParts = [];
    for (let at = 0; at === 0 || at < rows.length; at += batchRows) {
      const batch = rows.slice(at, at + batchRows);
      const decoded = decode === null ? batch : batch.map((row) => decode(row, decoding) as Row);
      yield { root, head: at === 0 ? head : null, rows: decoded };
      signal?.throwIfAborted();
    }
  }
}

function loading(): StrategraphError {
  return new StrategraphError({
    code: "NEO4J_LOADING",
    severity: "error",
    message: "The graph in Neo4j changed all the while the answer was being read.",
    hint: "ask again; where no load is running, load again to clear what a broken one left",
  });
}

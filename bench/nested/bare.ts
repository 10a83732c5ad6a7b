import { isDeepStrictEqual } from "node:util";
import { parse } from "graphql";
import { absentParams, compile, parametersOf } from "../../graph/neo4j/compile.ts";
import { type Connection, openSession } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { median } from "../drive.ts";
import { question, variablesOf } from "./question.ts";

export interface Bare {
  /** Milliseconds, the median: of our operation, and of its statement by itself, one after the other. */
  readonly operation: number;
  readonly statement: number;
  /** Statements a second, as many at once as there are connections. */
  readonly throughput: number;
}

const rounds = 200;

/**
 * An operation, from its document to its data, beside its statement sent with `session.run` and decoded by hand to the
 * same data: in turns, in one process, on a warm server.
 */
export async function measureBare(
  connection: Connection,
  ontology: Ontology,
  strategies: readonly string[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Bare> {
  const executor = createExecutor(ontology, createNeo4jEngine(ontology, connection), deriveSchema(ontology));
  const document = parse(question);
  const asked = strategies.map((strategy) => {
    const variables = variablesOf(strategy);
    const { plan, values } = executor.compile(document, null, variables);
    const statement = compile(ontology, plan, absentParams(plan, values));
    return { variables, text: statement.text, parameters: parametersOf(statement, values) };
  });
  const bare = async ({ text, parameters }: (typeof asked)[number]): Promise<unknown> => {
    const session = await openSession(connection, "read");
    try {
      const { records } = await session.run(text, parameters);
      return { goals: records.filter((record) => record.get(0) === 1).map((record) => goal(record.get(1))) };
    } finally {
      await session.close();
    }
  };
  const times = { operation: [] as number[], statement: [] as number[] };
  for (let round = 0; round < rounds * 2; round++) {
    const one = asked[round % asked.length];
    if (one === undefined) throw new Error("there is no strategy to ask of");
    const begin = performance.now();
    const { data, errors } = await executor.execute({ document, variables: one.variables });
    const middle = performance.now();
    const byHand = await bare(one);
    const end = performance.now();
    if (errors?.[0]) throw errors[0];
    if (!isDeepStrictEqual(data, byHand)) throw new Error("the statement by itself gives other data");
    // the first half warms up
    if (round < rounds) continue;
    times.operation.push(middle - begin);
    times.statement.push(end - middle);
  }
  const until = performance.now() + seconds * 1000;
  let [done, next] = [0, 0];
  const loop = async (): Promise<void> => {
    while (performance.now() < until) {
      const one = asked[next++ % asked.length];
      if (one) await bare(one);
      done++;
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return { operation: median(times.operation), statement: median(times.statement), throughput: done / seconds };
}

/** What the statement's rows hold, in the order of the question's fields. */
type Instrument = readonly [id: string, name: string, instrumentType: string];
type Task = readonly [id: string, name: string, basis: string, instruments: readonly Instrument[]];
type Goal = readonly [id: string, name: string, tasks: readonly Task[]];

function goal([id, name, tasks]: Goal): unknown {
  return { id, name, hasTask: tasks.map(task) };
}

function task([id, name, basis, instruments]: Task): unknown {
  const supportedBy = instruments.map(([id, name, instrumentType]) => ({ id, name, instrumentType }));
  return { id, name, basis, supportedBy };
}

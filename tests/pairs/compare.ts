import { createHash } from "node:crypto";
import type { ExecutionResult } from "graphql";
import type { Engine } from "../../graph/engine.ts";
import { absentParams, compile } from "../../graph/neo4j/compile.ts";
import { createExecutor, type ExecuteRequest, type Executor } from "../../src/api/execute.ts";
import { firstDifference } from "../api/random/difference.ts";
import type { Question, Variables, World } from "./world.ts";

/** What was compared, counted as it goes. */
export interface Tally {
  /** Of a graph, an operation and variables. */
  pairs: number;
  graphs: number;
  /** Pairs whose answer holds something in a list; those without show little. */
  found: number;
  /** Pairs that all refuse, with the same code. */
  refused: number;
  /** Questions, not among the pairs, that would have taken more visits than were allowed for what is expected. */
  leftOut: number;
  /** A hash of each statement sent. */
  readonly statements: Set<string>;
}

export function newTally(): Tally {
  return { pairs: 0, graphs: 0, found: 0, refused: 0, leftOut: 0, statements: new Set() };
}

/** Engines of one ontology: what the first answers is expected of the others. */
export interface Sides {
  readonly expected: Engine;
  readonly others: readonly Engine[];
  /** What the first may visit for an answer; without end, unless said. */
  readonly visits?: number;
}

/** Requests under way on the server at a time. */
const atOnce = 4;

/** Asks all engines all questions of a world; gives each difference in words. */
export async function compareWorld(world: World, sides: Sides, tally: Tally): Promise<readonly string[]> {
  const { seed, ontology, schema, graphs, questions } = world;
  const { expected: first, others, visits } = sides;
  const own = createExecutor(ontology, first, schema, visits === undefined ? {} : { visits });
  const found = others.map((engine) => ({ name: engine.name, executor: createExecutor(ontology, engine, schema) }));
  const onServer = others.some(({ name }) => name === "neo4j");
  const names = new Set([first, ...others].map(({ name }) => name));
  const differences: string[] = [];
  for (const [number, dataset] of graphs.entries()) {
    await Promise.all([first, ...others].map((engine) => engine.replace(dataset)));
    tally.graphs++;
    const compare = async (question: Question, variables: Variables): Promise<ExecutionResult> => {
      const { document, text } = question;
      const operationName = question.ask === "once" ? question.operationName : undefined;
      const request = { document, variables, operationName };
      const expected = await own.execute(request);
      if (isTooMuch(expected)) {
        tally.leftOut++;
        return expected;
      }
      tally.pairs++;
      if (/\[[^\]]/.test(JSON.stringify(expected.data ?? null))) tally.found++;
      if (expected.errors) tally.refused++;
      const statement = onServer ? statementOf(world, own, request) : null;
      if (statement !== null)
        tally.statements.add(createHash("sha256").update(statement).digest("base64url").slice(0, 12));
      for (const { name, executor } of found) {
        const answer = await executor.execute(request);
        const difference = firstDifference(plain(answer, names), plain(expected, names));
        if (difference.length > 0) {
          const place = `seed ${seed}, graph ${number}, on ${name}:`;
          differences.push([place, ...difference, text, JSON.stringify(variables), statement ?? ""].join("\n"));
        }
      }
      return expected;
    };
    const waiting = [...questions];
    const work = async (): Promise<void> => {
      for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
        if (question.ask === "pages") await walk(question, compare);
        else for (const variables of question.variables[number] ?? []) await compare(question, variables);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  return differences;
}

/** Follows the cursors of a connection; stops where a page says it is the last. */
async function walk(
  question: Extract<Question, { ask: "pages" }>,
  compare: (question: Question, variables: Variables) => Promise<ExecutionResult>,
): Promise<void> {
  const { first, path } = question;
  for (let after: string | null = null; ; ) {
    const { data } = await compare(question, after === null ? { first } : { first, after });
    const page = path.reduce<unknown>((within, key) => valueAt(within, key), data);
    const info = valueAt(page, "pageInfo");
    if (valueAt(info, "hasNextPage") !== true) return;
    after = String(valueAt(info, "endCursor"));
  }
}

function valueAt(within: unknown, key: string): unknown {
  return typeof within === "object" && within !== null ? Reflect.get(within, key) : null;
}

/** As it would go out, whichever engine it names; of an error what all engines are bound to say. */
function plain({ data, errors }: ExecutionResult, engines: ReadonlySet<string>): unknown {
  const said = { data, errors: errors?.map(({ message, path, extensions }) => ({ message, path, extensions })) };
  const text = JSON.stringify(said, (_, value) => (engines.has(value) ? "engine" : value));
  return JSON.parse(text);
}

function isTooMuch({ errors }: ExecutionResult): boolean {
  return errors?.some(({ extensions }) => extensions.code === "BUDGET_EXCEEDED") ?? false;
}

function statementOf({ ontology }: World, executor: Executor, request: ExecuteRequest): string | null {
  try {
    const { plan, values } = executor.compile(request.document, request.operationName, request.variables);
    return plan.roots.length === 0 ? null : compile(ontology, plan, absentParams(plan, values)).text;
  } catch {
    return null;
  }
}

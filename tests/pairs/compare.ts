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
  /** Pairs that both refuse, with the same code. */
  refused: number;
  /** A hash of each statement sent. */
  readonly statements: Set<string>;
}

export function newTally(): Tally {
  return { pairs: 0, graphs: 0, found: 0, refused: 0, statements: new Set() };
}

/** Requests under way on the server at a time. */
const atOnce = 4;

/** Asks both engines all questions of a world; gives each difference in words. */
export async function compareWorld(
  world: World,
  embedded: Engine,
  served: Engine,
  tally: Tally,
): Promise<readonly string[]> {
  const { seed, ontology, schema, graphs, questions } = world;
  const [own, there] = [createExecutor(ontology, embedded, schema), createExecutor(ontology, served, schema)];
  const differences: string[] = [];
  for (const [number, dataset] of graphs.entries()) {
    await Promise.all([embedded.replace(dataset), served.replace(dataset)]);
    tally.graphs++;
    const compare = async (question: Question, variables: Variables): Promise<ExecutionResult> => {
      const { document, text } = question;
      const operationName = question.ask === "once" ? question.operationName : undefined;
      const request = { document, variables, operationName };
      const [expected, answer] = await Promise.all([own.execute(request), there.execute(request)]);
      tally.pairs++;
      if (/\[[^\]]/.test(JSON.stringify(expected.data ?? null))) tally.found++;
      if (expected.errors) tally.refused++;
      const statement = statementOf(world, own, request);
      if (statement !== null)
        tally.statements.add(createHash("sha256").update(statement).digest("base64url").slice(0, 12));
      const difference = firstDifference(plain(answer), plain(expected));
      if (difference.length > 0) {
        const place = `seed ${seed}, graph ${number}:`;
        differences.push([place, ...difference, text, JSON.stringify(variables), statement ?? ""].join("\n"));
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

/** As it would go out; of an error what both engines are bound to say. */
function plain({ data, errors }: ExecutionResult): unknown {
  return { data, errors: errors?.map(({ message, path, extensions }) => ({ message, path, extensions })) };
}

function statementOf({ ontology }: World, executor: Executor, request: ExecuteRequest): string | null {
  try {
    const { plan, values } = executor.compile(request.document, request.operationName, request.variables);
    return plan.roots.length === 0 ? null : compile(ontology, plan, absentParams(plan, values)).text;
  } catch {
    return null;
  }
}

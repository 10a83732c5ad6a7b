import { type DocumentNode, type GraphQLSchema, parse, validate } from "graphql";
import type { Dataset } from "../../graph/dataset.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { absentParams } from "../../graph/neo4j/compile.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { chanceOf } from "../api/random/chance.ts";
import { randomDataset } from "../api/random/dataset.ts";
import type { Pool } from "../api/random/inputs.ts";
import { randomOntology } from "../api/random/ontology.ts";
import { randomOperation } from "../api/random/operation.ts";
import { randomWalk, randomWayWalk } from "../api/random/walk.ts";

/**
 * How much is made of a seed. A server takes a second to plan a statement it has not seen, and a hundredth of one to run
 * it: so operations are asked of every graph, and with variables that mostly make the same statements.
 */
export interface WorldSize {
  readonly graphs: number;
  readonly operations: number;
  /** Sets of variables with which an operation is asked of a graph, at most. */
  readonly sets: number;
  /** Statements that the variables of an operation make, at most; refusals aside. */
  readonly statements: number;
  readonly walks: number;
  /** Whether every question asks what the dialect does not have: ways, tables, analyses. */
  readonly ways?: true;
}

/** What the dialect does not have, as it stands in an operation. */
const beyond =
  /\b(links|linksConnection|paths|pathsConnection|shortestPath|coverage|gaps|neighborhood|reachable|pattern\d+(By)?|search|searchConnection|whatIf|criticality|cycles|communities|reading)\b/;

export interface World {
  readonly seed: number;
  readonly ontology: Ontology;
  readonly schema: GraphQLSchema;
  readonly graphs: readonly Dataset[];
  readonly questions: readonly Question[];
}

/** An operation, and for each graph the requests to make with it. */
export type Question =
  | {
      readonly ask: "once";
      readonly text: string;
      readonly document: DocumentNode;
      readonly operationName: string | undefined;
      readonly variables: readonly (readonly Variables[])[];
    }
  /** Page by page, to the end. */
  | {
      readonly ask: "pages";
      readonly text: string;
      readonly document: DocumentNode;
      readonly first: number;
      readonly path: readonly string[];
    };

export type Variables = Readonly<Record<string, unknown>>;

/** An ontology, graphs of it and questions to them: the same for the same seed and size. */
export function makeWorld(seed: number, size: WorldSize): World {
  const { graphs: count, operations, sets, statements, walks, ways = false } = size;
  const chance = chanceOf(seed);
  const ontology = randomOntology(chance, seed);
  const schema = deriveSchema(ontology);
  const graphs = Array.from({ length: count }, () => randomDataset(chance, ontology));
  const ids = [...new Set(graphs.flatMap(({ entities }) => [...entities].map(({ id }) => id)))];
  const texts = graphs.flatMap(({ entities }) =>
    [...entities].flatMap(({ names, aliases }) => [...names.map(({ name }) => name), ...aliases]),
  );
  const pool: Pool = { chance, ontology, ids, texts, inVariables: 0.8 };
  const executor = createExecutor(ontology, createMemoryEngine(ontology), schema);
  const plans = new Map<Plan, number>();
  const statementOf: StatementOf = (document, operationName, variables) => {
    try {
      const { plan, values } = executor.compile(document, operationName, variables);
      if (!plans.has(plan)) plans.set(plan, plans.size);
      return `${plans.get(plan)} ${absentParams(plan, values)}`;
    } catch {
      return "refused";
    }
  };
  return {
    seed,
    ontology,
    schema,
    graphs,
    questions: [
      ...made(operations, schema, () => {
        const { variables, ...asked } = randomOperation(pool, schema, sets * 3, ways);
        if (ways && !beyond.test(asked.text)) return null;
        const few = ofFewStatements(schema, statementOf, asked, variables, statements);
        // most operations have variables enough to be worth their statements
        if (few.length < sets && chance.odds(0.95)) return null;
        return { ask: "once", ...asked, variables: graphs.map((_, graph) => portion(few, graph, sets)) };
      }),
      ...made(walks, schema, () => ({ ask: "pages", ...(ways ? randomWayWalk : randomWalk)(pool, schema) })),
    ],
  };
}

type StatementOf = (document: DocumentNode, operationName: string | undefined, variables: Variables) => string;

/** Those of the variables, each once, that make the statements most of them make, and a few that are refused. */
function ofFewStatements(
  schema: GraphQLSchema,
  statementOf: StatementOf,
  { text, operationName }: { readonly text: string; readonly operationName: string | undefined },
  all: readonly Variables[],
  most: number,
): readonly Variables[] {
  const document = parse(text);
  if (validate(schema, document).length > 0) return [];
  const byStatement = new Map<string, Map<string, Variables>>();
  for (const one of all) {
    const statement = statementOf(document, operationName, one);
    const alike = byStatement.get(statement) ?? new Map<string, Variables>();
    byStatement.set(statement, alike.set(JSON.stringify(one), one));
  }
  const refused = byStatement.get("refused") ?? new Map<string, Variables>();
  byStatement.delete("refused");
  const chosen = [...byStatement.values()].sort((a, b) => b.size - a.size).slice(0, most);
  const answered = chosen.flatMap((alike) => [...alike.values()]);
  return [...answered, ...[...refused.values()].slice(0, Math.floor(answered.length / 10))];
}

/** So many from its own place on, round and round. */
function portion<T>(all: readonly T[], at: number, size: number): readonly T[] {
  return Array.from({ length: Math.min(size, all.length) }, (_, index) => all[(at * size + index) % all.length] as T);
}

type Draft = Question extends infer One ? (One extends Question ? Omit<One, "document"> : never) : never;

/** So many of them, all valid: some drafts merge fields that cannot be. */
function made(count: number, schema: GraphQLSchema, make: () => Draft | null): readonly Question[] {
  const questions: Question[] = [];
  while (questions.length < count) {
    const draft = make();
    if (draft === null) continue;
    const document = parse(draft.text);
    if (validate(schema, document).length === 0) questions.push({ ...draft, document });
  }
  return questions;
}

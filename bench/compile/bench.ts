import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Neo4jGraphQL } from "@neo4j/graphql";
import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { describe } from "../../graph/diagnostic.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { absentParams, compile } from "../../graph/neo4j/compile.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { knownOperations } from "../../src/server/known-operations.ts";
import { usualLimits } from "../../src/server/usual-limits.ts";
import { median } from "../drive.ts";
import { question, variablesOf } from "../nested/question.ts";
import type { Report } from "../report.ts";

const schemaFile = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "schema.graphql");
const variables = variablesOf("strategy");
const rounds = 30;
/** Until the code of both sides is as fast as it gets. */
const warmUp = 60;
const timesOfRound = 100;

/**
 * From the text of an operation to its plan: where it was asked before, and where it was not, beside what @neo4j/graphql does
 * with it each time, from the parsed document to the statement. A question of three levels, in one process, in turns; no database.
 */
export async function bench(): Promise<Report> {
  const text = readFileSync(schemaFile, "utf8");
  const { ontology, diagnostics } = readOntology(text, schemaFile);
  if (ontology === null) throw new Error(diagnostics.map(describe).join("\n"));
  const library = new Neo4jGraphQL({ typeDefs: text });
  const peer = await library.getSchema();
  const ours = planner(ontology);
  const figures = {
    again: [] as number[],
    plan: [] as number[],
    statement: [] as number[],
    walk: [] as number[],
    translate: [] as number[],
  };
  for (let round = 0; round < warmUp + rounds; round++) {
    const again = perTime(() => ours.again(), timesOfRound * 10);
    const plan = perTime(() => ours.plan(question), timesOfRound);
    const documents = Array.from({ length: timesOfRound }, () => parse(question));
    const statement = perTime((at) => ours.statement(documents[at] ?? parse(question)), timesOfRound);
    const walk = perTime((at) => ours.walk(documents[at] ?? parse(question)), timesOfRound);
    const translated = await translate(peer, timesOfRound);
    if (round < warmUp) continue;
    figures.again.push(again);
    figures.plan.push(plan);
    figures.statement.push(statement);
    figures.walk.push(walk);
    figures.translate.push(translated);
  }
  const { again, plan, statement, walk, translate: theirs } = figures;
  return reportOf({
    again: median(again),
    plan: median(plan),
    statement: median(statement),
    walk: median(walk),
    theirs: median(theirs),
  });
}

type Medians = Readonly<Record<"again" | "plan" | "statement" | "walk" | "theirs", number>>;

function reportOf({ again, plan, statement, walk, theirs }: Medians): Report {
  return {
    name: "compile",
    rows: [
      {
        figure: "microseconds from the text of an operation that was asked before to its plan",
        ours: again,
        peer: null,
        ratio: null,
        goal: "at most 5",
        met: again <= 5,
      },
      {
        figure:
          "microseconds from the text of a new operation to its plan, parsed and validated, beside translate of @neo4j/graphql",
        ours: plan,
        peer: theirs,
        ratio: plan / theirs,
        goal: "at most 1/4",
        met: plan / theirs <= 1 / 4,
      },
      {
        figure: "microseconds from a parsed document to its Cypher, beside translate of @neo4j/graphql",
        ours: statement,
        peer: theirs,
        ratio: statement / theirs,
        goal: "at most 1/4",
        met: statement / theirs <= 1 / 4,
      },
      {
        figure: "microseconds of graphql-js alone to go over the parsed document with its types, finding nothing",
        ours: walk,
        peer: theirs,
        ratio: walk / theirs,
        goal: null,
        met: true,
      },
    ],
    notes: [
      `A question of three levels with two variables, the same text; the median of ${rounds} rounds of ${timesOfRound}, after ${warmUp} that warm both sides up. @neo4j/graphql translates an operation each time it is asked; its figure leaves parsing and validating out, and ends where the statement would be sent.`,
      "A quarter, some 17 microseconds, is less than graphql-js alone takes to collect the same document's fields and to coerce their arguments (19 of processor time, in production), or to visit it with its types (23 to 25; last row), before anything is planned or written. What was tried: a field's path, its arguments, an attribute's texts and sort keys only where they are asked for, names looked up in maps, a plan frozen once (from 77 to 48 of processor time, half of the garbage); no freezing at all, columns interned once a schema, no caches of documents and templates, a longer warm-up (nothing more). A plan is kept, so this is paid once an operation: the first row is what each later request pays.",
    ],
  };
}

function planner(ontology: Ontology) {
  const schema = deriveSchema(ontology);
  const executor = createExecutor(ontology, createMemoryEngine(ontology), schema);
  const known = knownOperations(usualLimits);
  const types = new TypeInfo(schema);
  const validated = (source: string) => {
    const document = parse(source);
    const [fault] = validate(schema, document);
    if (fault) throw fault;
    return document;
  };
  known.learn(question, validated(question));
  const asked = {
    method: "POST",
    headers: { accept: "application/json" },
    search: "",
    json: { query: question, variables },
    format: null,
    signal: new AbortController().signal,
  };
  return {
    again: () => {
      const request = known.find(asked);
      if (request === null) throw new Error("an operation that was asked before is not known");
      return executor.compile(request.document, null, variables).plan;
    },
    plan: (source: string) => executor.compile(validated(source), null, variables).plan,
    walk: (document: DocumentNode) => visit(document, visitWithTypeInfo(types, {})),
    statement: (document: DocumentNode) => {
      const { plan, values } = executor.compile(document, null, variables);
      return compile(ontology, plan, absentParams(plan, values)).text;
    },
  };
}

/** Microseconds. */
function perTime(work: (at: number) => unknown, times: number): number {
  const begin = performance.now();
  for (let at = 0; at < times; at++) work(at);
  return ((performance.now() - begin) / times) * 1000;
}

/** Microseconds from `execute` to the statement, which is given an empty answer. */
async function translate(schema: GraphQLSchema, times: number): Promise<number> {
  const document = parse(question);
  let spent = 0;
  for (let at = 0; at < times; at++) {
    let sent = Number.NaN;
    const begin = performance.now();
    const run = async () => {
      sent = performance.now();
      return { records: [], summary: { counters: { updates: () => ({}) } } };
    };
    await execute({ schema, document, variableValues: variables, contextValue: { executionContext: { run } } });
    if (Number.isNaN(sent)) throw new Error("@neo4j/graphql sent no statement");
    spent += sent - begin;
  }
  return (spent / times) * 1000;
}

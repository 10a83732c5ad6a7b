import { type ExecutionResult, type GraphQLSchema, Kind, visit } from "graphql";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { creditsOfAnswer } from "../api/credits.ts";
import { type Compiled, createExecutor } from "../api/execute.ts";
import type { Rule } from "../api/rule.ts";
import { deriveSchema } from "../api/schema.ts";
import { readOntology } from "../ontology/read.ts";
import { type LoadRequest, loadGraph } from "../server/load.ts";
import { loadRules, type RulesPlace } from "../server/rules.ts";
import { readText } from "./files.ts";
import { checkNames } from "./known-names.ts";
import { checkQuestion, type Question } from "./question.ts";

/** Where that stands which decides what can be asked. */
export interface AskedPlaces {
  readonly ontologyFile: string;
  readonly findings: RulesPlace;
}

export interface AnsweredFrom extends AskedPlaces {
  /** Past so many entities and relations that it is estimated to visit, a question is refused. */
  readonly cost: number;
}

export interface Answered {
  /** Of which the question was asked. */
  readonly schema: GraphQLSchema;
  readonly ontology: Ontology;
  readonly result: ExecutionResult;
  /** What the publishers of its sources ask to be shown wherever their text goes out. */
  readonly credits: readonly string[];
}

/**
 * Loads a graph in this process and asks it one question. Errors: all faults of the ontology, the seeds or the question,
 * in one StrategraphError. Cost: O(seeds), then that of the question.
 */
export async function answer(places: LoadRequest & AnsweredFrom, question: Question): Promise<Answered> {
  const { ontology, dataset, diagnostics } = await loadGraph(places);
  if (ontology === null || dataset === null) throw new StrategraphError(diagnostics);
  const schema = deriveSchema(ontology);
  checkQuestion(question, schema);
  const rules = await rulesFor(question, ontology, schema, places.findings);
  const engine = createMemoryEngine(ontology);
  try {
    await engine.replace(dataset);
    return await answerOn(engine, { ontology, schema, rules, cost: places.cost }, question);
  } finally {
    await engine.close();
  }
}

/** What a question is asked with. */
interface AskedWith {
  readonly ontology: Ontology;
  readonly schema: GraphQLSchema;
  readonly rules: readonly Rule[];
  readonly cost: number;
}

/** Asks the graph of an engine one question, and, of an answer that lists nothing, why. Errors: those of `checkNames`. */
export async function answerOn(
  engine: Engine,
  { ontology, schema, rules, cost }: AskedWith,
  question: Question,
): Promise<Answered> {
  await checkNames(ontology, engine, question);
  const executor = createExecutor(ontology, engine, schema, { rules, cost });
  const { document, operationName, variables, whyNone } = question;
  const asked = { document, operationName, variables };
  const result = await executor.execute(asked);
  const why = whyNone && listsNothing(result) ? await executor.execute({ ...asked, operationName: whyNone }) : null;
  return {
    schema,
    ontology,
    // that it would cost too much to say why takes nothing from the answer
    result: why?.data ? { ...result, data: { ...result.data, ...why.data } } : result,
    credits: await creditsOfAnswer({ ontology, engine, executor }, asked),
  };
}

function listsNothing({ data }: ExecutionResult): boolean {
  return Object.values(data ?? {}).some((one) => Array.isArray(one) && one.length === 0);
}

/** A question, compiled, and what it was compiled for. */
export interface Planned extends Compiled {
  readonly ontology: Ontology;
}

/**
 * The plan of a question. It needs no seeds and no server. Errors: all faults of the ontology or the question, in one
 * StrategraphError. Cost: O(ontology + question).
 */
export async function planOf({ ontologyFile, findings }: AskedPlaces, question: Question): Promise<Planned> {
  const ontology = await readOntologyFile(ontologyFile);
  const schema = deriveSchema(ontology);
  checkQuestion(question, schema);
  const { document, operationName, variables } = question;
  const rules = await rulesFor(question, ontology, schema, findings);
  const executor = createExecutor(ontology, createMemoryEngine(ontology), schema, { rules });
  return { ...executor.compile(document, operationName, variables), ontology };
}

/** The rules, for a question that asks of them: no other reads them. Errors: all their faults, in one StrategraphError. */
export async function rulesFor(
  { document }: Question,
  ontology: Ontology,
  schema: GraphQLSchema,
  findings: RulesPlace,
): Promise<readonly Rule[]> {
  let asks = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      asks ||= name.value === "findings" || name.value === "findingRules";
    },
  });
  const { rules, diagnostics } = asks ? await loadRules(ontology, schema, findings) : { rules: [], diagnostics: [] };
  if (diagnostics.length > 0) throw new StrategraphError(diagnostics);
  return rules;
}

/** The ontology of a file. Errors: CLI_FILE_UNREADABLE; all its faults, in one StrategraphError. */
export async function readOntologyFile(file: string): Promise<Ontology> {
  const { ontology, diagnostics } = readOntology(await readText(file), file);
  if (ontology === null) throw new StrategraphError(diagnostics);
  return ontology;
}

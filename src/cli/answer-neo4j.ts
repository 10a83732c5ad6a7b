import type { Connection } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { creditsOfAnswer } from "../api/credits.ts";
import { createExecutor } from "../api/execute.ts";
import { deriveSchema } from "../api/schema.ts";
import { type Answered, type AnsweredFrom, readOntologyFile, rulesFor } from "./answer.ts";
import { checkIds } from "./known-ids.ts";
import { checkQuestion, type Question } from "./question.ts";

/**
 * Asks the graph in Neo4j one question. Errors: all faults of the ontology or the question, in one StrategraphError; those
 * of the engine. Cost: that of the question, and of its credits.
 */
export async function answerFromNeo4j(
  { ontologyFile, findings, cost }: AnsweredFrom,
  connection: Connection,
  question: Question,
): Promise<Answered> {
  const ontology = await readOntologyFile(ontologyFile);
  const schema = deriveSchema(ontology);
  checkQuestion(question, schema);
  const engine = createNeo4jEngine(ontology, connection);
  await checkIds(ontology, engine, question.ids ?? []);
  const { document, operationName, variables } = question;
  const rules = await rulesFor(question, ontology, schema, findings);
  const executor = createExecutor(ontology, engine, schema, { rules, cost });
  const asked = { document, operationName, variables };
  const result = await executor.execute(asked);
  return { schema, ontology, result, credits: await creditsOfAnswer({ ontology, engine, executor }, asked) };
}

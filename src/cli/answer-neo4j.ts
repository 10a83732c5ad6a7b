import { creditsOf } from "../../graph/analysis/credits.ts";
import type { Connection } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { createExecutor } from "../api/execute.ts";
import { deriveSchema } from "../api/schema.ts";
import { type Answered, type AnsweredFrom, readOntologyFile, rulesFor } from "./answer.ts";
import { checkIds } from "./known-ids.ts";
import { checkQuestion, type Question } from "./question.ts";

/**
 * Asks the graph in Neo4j one question. Errors: all faults of the ontology or the question, in one StrategraphError; those
 * of the engine. Cost: that of the question, and one more for the credits.
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
  const result = await createExecutor(ontology, engine, schema, { rules, cost }).execute({
    document,
    operationName,
    variables,
  });
  return { schema, result, credits: await creditsOf(ontology, engine) };
}

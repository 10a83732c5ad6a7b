import type { Connection } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { deriveSchema } from "../api/schema.ts";
import { type Answered, type AnsweredFrom, answerOn, readOntologyFile, rulesFor } from "./answer.ts";
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
  const rules = await rulesFor(question, ontology, schema, findings);
  return answerOn(createNeo4jEngine(ontology, connection), { ontology, schema, rules, cost }, question);
}

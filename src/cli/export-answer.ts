import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Excerpt } from "../../graph/excerpt.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { excerptOfAnswer } from "../api/excerpt.ts";
import { createExecutor } from "../api/execute.ts";
import { deriveSchema } from "../api/schema.ts";
import { rulesFor } from "./answer.ts";
import { rulesPlace } from "./places.ts";
import { checkQuestion, faultOf, type QuestionOptions, readQuestion } from "./question.ts";

interface Options extends QuestionOptions {
  readonly findings?: string;
}

/** What the answer to the question of a file shows. Errors: all faults of the question, in one StrategraphError. */
export async function answerToExport(
  ontology: Ontology,
  engine: Engine,
  file: string,
  options: Options,
  time: string,
): Promise<Excerpt> {
  const question = await readQuestion(file, options);
  const schema = deriveSchema(ontology);
  checkQuestion(question, schema);
  const rules = await rulesFor(question, ontology, schema, rulesPlace(options.findings));
  const executor = createExecutor(ontology, engine, schema, { rules });
  const excerpt = await excerptOfAnswer({ ontology, engine, executor, time }, question);
  if ("errors" in excerpt) throw new StrategraphError(excerpt.errors.map((error) => faultOf(error, question.file)));
  return excerpt;
}

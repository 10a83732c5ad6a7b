import type { Command } from "commander";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { usualCost } from "../api/cost-limit.ts";
import type { Answered } from "./answer.ts";
import { withNeo4j } from "./engine.ts";
import { type Exit, exitOf } from "./exit.ts";
import { faultsAsText } from "./faults.ts";
import { costOption } from "./numbers.ts";
import { place, rulesPlace } from "./places.ts";
import type { Question } from "./question.ts";
import { addSourceOptions, ontologyFileOf, type SourceOptions } from "./source.ts";
import { type Style, styleOf, widthOf, withProgress } from "./terminal.ts";

/** Which graph is asked, and how its answer is printed. */
export interface GraphOptions extends SourceOptions {
  readonly json?: true;
  readonly findings?: string;
  readonly maxCost?: number;
}

/** The options of every command that asks a graph. */
export function addGraphOptions(command: Command): Command {
  return addSourceOptions(command.option("--json", "print the GraphQL response"))
    .option("--findings <folder>", "what `findings` looks for (findings here, or those of strategraph)")
    .addOption(costOption());
}

/** Data for people, in so many columns. */
export type AsText = (data: Readonly<Record<string, unknown>>, width: number, style: Style) => string;

/**
 * Asks the question of the graph that the options name, and prints the answer: as JSON, or as `asText` makes it, with the
 * ids that the graph does not have and the credits that it does not show already. Faults of the answer go to the other stream.
 */
export async function ask(question: Question, options: GraphOptions, asText: AsText): Promise<Exit> {
  return answered(question, options, async ({ result, credits }) => {
    if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    else if (result.data) {
      const { unknownTold } = await import("../api/unknown-ids.ts");
      await print(result.data, [...unknownTold(result), ...credits], asText);
    }
  });
}

/** The same, with the answer given to `tell`. */
export async function answered(
  question: Question,
  options: GraphOptions,
  tell: (answer: Answered) => Promise<void>,
): Promise<Exit> {
  const answer = await answerOf(question, options);
  await tell(answer);
  const { errors = [] } = answer.result;
  if (errors.length === 0) return 0;
  const { faultOf } = await import("./question.ts");
  const { diagnostics } = new StrategraphError(errors.map((error) => faultOf(error, question.file)));
  process.stderr.write(faultsAsText(diagnostics, styleOf(process.stderr)));
  return exitOf(diagnostics);
}

async function answerOf(question: Question, options: GraphOptions): Promise<Answered> {
  const ontologyFile = ontologyFileOf(options);
  const asked = { ontologyFile, findings: rulesPlace(options.findings), cost: options.maxCost ?? usualCost };
  if (options.engine === "neo4j") {
    const { answerFromNeo4j } = await import("./answer-neo4j.ts");
    return withNeo4j(options, (connection) => answerFromNeo4j(asked, connection, question));
  }
  const seedsFolder = options.seeds ?? place("seeds");
  return withProgress(`reading ${seedsFolder}`, async () => {
    const { answer } = await import("./answer.ts");
    return answer({ seedsFolder, ...asked }, question);
  });
}

async function print(data: Readonly<Record<string, unknown>>, below: readonly string[], asText: AsText): Promise<void> {
  const { wrap } = await import("./wrap.ts");
  const style = styleOf(process.stdout);
  const width = widthOf(process.stdout);
  process.stdout.write(asText(data, width, style));
  const unsaid = below.filter((credit) => !JSON.stringify(data).includes(JSON.stringify(credit)));
  const lines = unsaid.flatMap((credit) => wrap(credit, width)).map((line) => `${style.dim(line)}\n`);
  if (lines.length > 0) process.stdout.write(`\n${lines.join("")}`);
}

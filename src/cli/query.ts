import { Command } from "commander";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Answered } from "./answer.ts";
import { addNeo4jOptions, type EngineName, engineOption, type Neo4jOptions, withNeo4j } from "./engine.ts";
import { type Exit, exitOf, type Finish } from "./exit.ts";
import { faultsAsText } from "./faults.ts";
import { place } from "./places.ts";
import type { Question } from "./question.ts";
import { styleOf, widthOf, withProgress } from "./terminal.ts";

interface Options extends Neo4jOptions {
  readonly engine?: EngineName;
  readonly variables?: string;
  readonly operation?: string;
  readonly json?: true;
  readonly seeds?: string;
  readonly ontology?: string;
}

export function queryCommand(finish: Finish): Command {
  const command = new Command("query")
    .summary("ask a question, without a server")
    .description(
      "Asks the seeds the question of a .graphql file, and prints the answer as a table, or as the JSON that the service would send.",
    )
    .argument("<file>", "the question; - reads it from standard input")
    .option("--variables <json>", "values of its variables, or @file")
    .option("--operation <name>", "which operation, where the file has several")
    .option("--json", "print the GraphQL response")
    .option("--seeds <folder>", "the folder of strategies (seeds here, or those of strategraph)")
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)")
    .addOption(engineOption());
  return addNeo4jOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph query examples/support-for-priorities.graphql
  $ strategraph query examples/said-of-a-sector.graphql --variables '{"sector": "common/sector/industry"}' --json
  $ echo '{ goals { name } }' | strategraph query -`,
    )
    .action(async (file: string, options: Options) => finish(await query(file, options)));
}

async function query(file: string, options: Options): Promise<Exit> {
  const { faultOf, readQuestion } = await import("./question.ts");
  const question = await readQuestion(file, options);
  const seedsFolder = options.seeds ?? place("seeds");
  const ontologyFile = options.ontology ?? place("schema.graphql");
  const { result, credits } =
    options.engine === "neo4j"
      ? await askNeo4j(options, ontologyFile, question)
      : await withProgress(`reading ${seedsFolder}`, async () => {
          const { answer } = await import("./answer.ts");
          return answer({ seedsFolder, ontologyFile }, question);
        });
  const { data, errors = [] } = result;
  if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else if (data) {
    const [{ answerAsText }, { wrap }] = await Promise.all([import("./table.ts"), import("./wrap.ts")]);
    const style = styleOf(process.stdout);
    const width = widthOf(process.stdout);
    process.stdout.write(answerAsText(data, width, style));
    const unsaid = credits.filter((credit) => !JSON.stringify(data).includes(JSON.stringify(credit)));
    const lines = unsaid
      .flatMap((credit) => wrap(credit, width))
      .map((line) =>
        style.dim(`${line}
`),
      );
    if (lines.length > 0)
      process.stdout.write(`
${lines.join("")}`);
  }
  if (errors.length === 0) return 0;
  const { diagnostics } = new StrategraphError(errors.map((error) => faultOf(error, file)));
  process.stderr.write(faultsAsText(diagnostics, styleOf(process.stderr)));
  return exitOf(diagnostics);
}

async function askNeo4j(options: Options, ontologyFile: string, question: Question): Promise<Answered> {
  const { answerFromNeo4j } = await import("./answer-neo4j.ts");
  return withNeo4j(options, (connection) => answerFromNeo4j(ontologyFile, connection, question));
}

import { Command } from "commander";
import { addGraphOptions, ask, type GraphOptions } from "./ask.ts";
import type { Exit, Finish } from "./exit.ts";

interface Options extends GraphOptions {
  readonly variables?: string;
  readonly operation?: string;
}

export function queryCommand(finish: Finish): Command {
  const command = new Command("query")
    .summary("ask a question, without a server")
    .description(
      "Asks the seeds the question of a .graphql file, and prints the answer as a table, or as the JSON that the service would send.",
    )
    .argument("<file>", "the question; - reads it from standard input")
    .option("--variables <json>", "values of its variables, or @file")
    .option("--operation <name>", "which operation, where the file has several");
  return addGraphOptions(command)
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
  const { readQuestion } = await import("./question.ts");
  const question = await readQuestion(file, options);
  const { answerAsText } = await import("./table.ts");
  return ask(question, options, answerAsText);
}

import { Command } from "commander";
import { type EngineName, engineOption } from "./engine.ts";
import type { Exit, Finish } from "./exit.ts";
import { place, rulesPlace } from "./places.ts";

interface Options {
  readonly variables?: string;
  readonly operation?: string;
  readonly ontology?: string;
  readonly findings?: string;
  readonly engine?: EngineName;
}

export function planCommand(finish: Finish): Command {
  return new Command("plan")
    .summary("show how a question would be answered")
    .description(
      "Prints the plan of the question in a .graphql file: which kinds, hops, filters, order and columns; or for Neo4j the statement it becomes. It depends on the ontology alone, and on which variables are given, not on their values.",
    )
    .argument("<file>", "the question; - reads it from standard input")
    .option("--variables <json>", "values of its variables, or @file")
    .option("--operation <name>", "which operation, where the file has several")
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)")
    .option("--findings <folder>", "what `findings` looks for (findings here, or those of strategraph)")
    .addOption(engineOption())
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph plan examples/support-for-priorities.graphql
  $ strategraph plan --engine neo4j examples/support-for-priorities.graphql
  $ echo '{ goals { name } }' | strategraph plan -`,
    )
    .action(async (file: string, options: Options) => finish(await plan(file, options)));
}

async function plan(file: string, options: Options): Promise<Exit> {
  const { readQuestion } = await import("./question.ts");
  const { planOf } = await import("./answer.ts");
  const question = await readQuestion(file, options);
  const places = { ontologyFile: options.ontology ?? place("schema.graphql"), findings: rulesPlace(options.findings) };
  process.stdout.write(await planOf(places, question, options.engine ?? "memory"));
  return 0;
}

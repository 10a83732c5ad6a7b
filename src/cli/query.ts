import { basename, extname } from "node:path";
import { Command } from "commander";
import { addGraphOptions, answered, ask, type GraphOptions } from "./ask.ts";
import { type Exit, type Finish, failure } from "./exit.ts";

interface Options extends GraphOptions {
  readonly variables?: string;
  readonly operation?: string;
  readonly output?: string;
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
    .option(
      "-o, --output <file>",
      "write the answer to a file, as its name ends: .csv and .xlsx\nhave its rows, -matrix.csv its matrix, .json the GraphQL\nresponse",
    );
  return addGraphOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph query examples/support-for-priorities.graphql
  $ strategraph query examples/said-of-a-sector.graphql --variables '{"sector": "common/sector/industry"}' --json
  $ strategraph query examples/who-pays-for-what.graphql -o who-pays.xlsx
  $ echo '{ goals { name } }' | strategraph query -`,
    )
    .action(async (file: string, options: Options) => finish(await query(file, options)));
}

async function query(file: string, options: Options): Promise<Exit> {
  if (options.output !== undefined) return writeAnswer(file, options, options.output);
  const [{ readQuestion }, { answerAsText }] = await Promise.all([import("./question.ts"), import("./table.ts")]);
  const question = await readQuestion(file, options);
  return ask(question, options, answerAsText);
}

/** The file is there whole, or not at all; of an answer with faults there is none. */
async function writeAnswer(file: string, options: Options, output: string): Promise<Exit> {
  const [{ readQuestion }, { rowFormByEnding, rowsFile }, { foreseen }, { writeExport }] = await Promise.all([
    import("./question.ts"),
    import("../server/rows.ts"),
    import("../api/foreseen.ts"),
    import("./write-export.ts"),
  ]);
  const isMatrix = output.toLowerCase().endsWith("-matrix.csv");
  const ending = extname(output).slice(1).toLowerCase();
  const form = isMatrix ? "matrix-csv" : rowFormByEnding(ending);
  if (ending !== "json" && form === null) {
    const forms = "a name that ends with .csv, .xlsx, .json";
    throw failure("CLI_USAGE", `${output} does not say in which form to write.`, forms);
  }
  const question = await readQuestion(file, options);
  return answered(question, options, async ({ schema, ontology, result, credits }) => {
    const { data, errors } = result;
    if (errors !== undefined || !data) return;
    const content =
      form === null
        ? [`${JSON.stringify(result, null, 2)}\n`]
        : await rowsFile({ data, foreseen: foreseen(schema, ontology, question), credits }, form);
    await writeExport([{ name: basename(output), content }], output);
  });
}

import { Command, Option } from "commander";
import type { Dataset } from "../../graph/dataset.ts";
import { type Exit, exitOf, type Finish } from "./exit.ts";
import { type Format, faultsAsGithub, faultsAsJson, faultsAsText, formats, tally } from "./faults.ts";
import { display, place } from "./places.ts";
import { styleOf, withProgress } from "./terminal.ts";

interface Options {
  readonly format: Format;
  readonly json?: true;
  readonly ontology?: string;
}

export function checkCommand(finish: Finish): Command {
  return new Command("check")
    .summary("find every fault of the seeds and the ontology")
    .description("Checks the ontology, the seeds and every quote, and prints all faults at once, each with its place.")
    .argument("[folder]", "the folder of strategies (seeds here, or those of strategraph)")
    .addOption(new Option("--format <format>", "how to print faults").choices(formats).default("text"))
    .addOption(new Option("--json", "the same as --format json").implies({ format: "json" }))
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)")
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph check
  $ strategraph check seeds --format github     annotations beside the lines of a pull request

Ends with 0 when there is no error (warnings do not count), 1 when there is one, 3 when the folder cannot be read.`,
    )
    .action(async (folder: string | undefined, options: Options) => finish(await check(folder, options)));
}

async function check(folder: string | undefined, options: Options): Promise<Exit> {
  const { loadGraph } = await import("../server/load.ts");
  const seedsFolder = folder ?? place("seeds");
  const ontologyFile = options.ontology ?? place("schema.graphql");
  const { dataset, diagnostics } = await withProgress(`checking ${seedsFolder}`, () =>
    loadGraph({ ontologyFile, seedsFolder }),
  );
  process.stdout.write(await report(options.format));
  return exitOf(diagnostics);

  async function report(format: Format): Promise<string> {
    if (format === "json") return faultsAsJson(diagnostics);
    if (format === "github") return faultsAsGithub(diagnostics);
    const { errors, warnings } = tally(diagnostics);
    const verdict =
      dataset === null
        ? `${display(seedsFolder)}: ${counted(errors, "error")}, ${counted(warnings, "warning")}`
        : `${display(seedsFolder)}: ${await holdings(dataset)}; ${warnings === 0 ? "no faults" : counted(warnings, "warning")}`;
    return `${faultsAsText(diagnostics, styleOf(process.stdout))}${verdict}\n`;
  }
}

async function holdings(dataset: Dataset): Promise<string> {
  const { summarize } = await import("../../graph/summary.ts");
  const { strategies, entities, relations } = summarize(dataset);
  const counts = [counted(strategies.length, "strategy", "strategies"), counted(entities, "entity", "entities")];
  return `${[...counts, counted(relations, "relation")].join(", ")}; every quote matches its source`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

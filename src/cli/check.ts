import { Command, Option } from "commander";
import type { Dataset } from "../../graph/dataset.ts";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Loaded } from "../server/load.ts";
import { type Exit, exitOf, type Finish } from "./exit.ts";
import { type Format, faultsAsGithub, faultsAsJson, faultsAsText, formats, tally } from "./faults.ts";
import { display, place, rulesPlace } from "./places.ts";
import { styleOf, withProgress } from "./terminal.ts";

interface Options {
  readonly format: Format;
  readonly json?: true;
  readonly ontology?: string;
  readonly findings?: string;
}

export function checkCommand(finish: Finish): Command {
  return new Command("check")
    .summary("find every fault of the seeds, the ontology and the rules of findings")
    .description(
      "Checks the ontology, the seeds and every quote, and the rules of findings, and prints all faults at once, each with its place.",
    )
    .argument("[folder]", "the folder of strategies (seeds here, or those of strategraph)")
    .addOption(new Option("--format <format>", "how to print faults").choices(formats).default("text"))
    .addOption(new Option("--json", "the same as --format json").implies({ format: "json" }))
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)")
    .option("--findings <folder>", "what `findings` looks for (findings here, or those of strategraph)")
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
  const loaded = await withProgress(`checking ${seedsFolder}`, () => loadGraph({ ontologyFile, seedsFolder }));
  const { dataset } = loaded;
  const diagnostics = [...loaded.diagnostics, ...(await faultsOfRules(loaded, options.findings))];
  process.stdout.write(await report(options.format));
  return exitOf(diagnostics);

  async function report(format: Format): Promise<string> {
    if (format === "json") return faultsAsJson(diagnostics);
    if (format === "github") return faultsAsGithub(diagnostics);
    const { errors, warnings } = tally(diagnostics);
    const verdict =
      dataset === null || errors > 0
        ? `${display(seedsFolder)}: ${counted(errors, "error")}, ${counted(warnings, "warning")}`
        : `${display(seedsFolder)}: ${await holdings(dataset)}; ${warnings === 0 ? "no faults" : counted(warnings, "warning")}`;
    return `${faultsAsText(diagnostics, styleOf(process.stdout))}${verdict}\n`;
  }
}

/** Of the rules, and of what is silenced of them. Rules are read against an ontology; where that is at fault, neither is looked at. */
async function faultsOfRules(
  { ontology, dataset, silences }: Loaded,
  folder: string | undefined,
): Promise<readonly Diagnostic[]> {
  if (ontology === null) return [];
  const [{ loadRules }, { faultsOfSilences }, { deriveSchema }] = await Promise.all([
    import("../server/rules.ts"),
    import("../server/silences.ts"),
    import("../api/schema.ts"),
  ]);
  const schema = deriveSchema(ontology);
  const { rules, diagnostics } = await loadRules(ontology, schema, rulesPlace(folder));
  return [...diagnostics, ...(await faultsOfSilences({ ontology, schema, dataset, silences, rules }))];
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

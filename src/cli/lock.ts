import { Command } from "commander";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { type Exit, exitOf, type Finish } from "./exit.ts";
import { faultsAsText } from "./faults.ts";
import { display, ownSeeds, place } from "./places.ts";
import { styleOf, withProgress } from "./terminal.ts";

interface Options {
  readonly ontology?: string;
}

export function lockCommand(finish: Finish): Command {
  return new Command("lock")
    .summary("find every quote in its source and write where it stands")
    .description(
      "Finds every quote of the seeds in its source and writes lock.json into each strategy's folder: the source's hash, and the place of each quote and its sentence. Review what it writes as you review code.",
    )
    .argument("[folder]", "the folder of strategies (seeds here)")
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)")
    .addHelpText("after", "\nExample:\n  $ strategraph lock && strategraph check")
    .action(async (folder: string | undefined, options: Options) => finish(await lock(folder, options)));
}

async function lock(folder: string | undefined, options: Options): Promise<Exit> {
  const { lockSeeds } = await import("../seeds/lock.ts");
  const { readOntologyFile } = await import("./answer.ts");
  const seeds = ownSeeds(folder);
  const ontology = await readOntologyFile(options.ontology ?? place("schema.graphql"));
  const { written, diagnostics } = await withProgress(`locking ${seeds}`, () => lockSeeds(seeds, ontology));
  for (const file of written) process.stdout.write(`wrote ${display(file)}\n`);
  const exit = exitOf(diagnostics);
  if (exit !== 0) throw new StrategraphError(diagnostics);
  process.stderr.write(faultsAsText(diagnostics, styleOf(process.stderr)));
  if (written.length === 0) process.stdout.write("every quote stands where lock.json says; nothing to write\n");
  return exit;
}

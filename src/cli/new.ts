import { join } from "node:path";
import { Command } from "commander";
import { type Exit, exitOf, type Finish } from "./exit.ts";
import { faultsAsText } from "./faults.ts";
import { display, place } from "./places.ts";
import { styleOf } from "./terminal.ts";

interface Options {
  readonly seeds: string;
  readonly xlsx?: true;
  readonly ontology?: string;
}

export function newCommand(finish: Finish): Command {
  return new Command("new")
    .summary("begin a strategy of your own")
    .description(
      "Makes a folder for a strategy, with a text, entities and relations to replace with your own. It checks clean.",
    )
    .argument("<name>", "the folder's name, which begins its ids: lower-case letters, digits and hyphens")
    .option("--seeds <folder>", "the folder of strategies", "seeds")
    .option("--xlsx", "instead, a workbook to fill in and to import")
    .option("--ontology <file>", "with --xlsx: the ontology (schema.graphql here, or the one of strategraph)")
    .addHelpText("after", "\nExamples:\n  $ strategraph new my-strategy\n  $ strategraph new my-strategy --xlsx")
    .action(async (name: string, options: Options) =>
      finish(await (options.xlsx ? makeWorkbook(name, options) : make(name, options))),
    );
}

async function make(name: string, options: Options): Promise<Exit> {
  const { newStrategy } = await import("../seeds/new.ts");
  const { written, diagnostics } = await newStrategy(options.seeds, name);
  if (diagnostics.length > 0) {
    const unplaced = diagnostics.map(({ place, ...one }) => one);
    process.stderr.write(faultsAsText(unplaced, styleOf(process.stderr)));
    return exitOf(diagnostics) === 3 ? 3 : 2;
  }
  const folder = display(join(options.seeds, name));
  const other = options.seeds === "seeds" ? "" : ` ${options.seeds}`;
  const lines = [
    ...written.map((file) => `wrote ${display(file)}`),
    "",
    "Next",
    `  1  put your text into ${join(folder, "source.txt")}`,
    `  2  say in ${folder}/*.yaml what it says, with quotes; docs/seed-format.md shows every key`,
    `  3  npx strategraph lock${other} && npx strategraph check${other}`,
    other === "" ? "  4  npm start" : `  4  npx strategraph serve --seeds${other}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

async function makeWorkbook(name: string, options: Options): Promise<Exit> {
  const [{ newWorkbook }, { readOntologyFile }] = await Promise.all([
    import("../import/new-workbook.ts"),
    import("./answer.ts"),
  ]);
  const ontology = await readOntologyFile(options.ontology ?? place("schema.graphql"));
  const path = await newWorkbook(name, ontology);
  const lines = [
    `wrote ${path}`,
    "",
    "Next",
    `  1  put the source's text beside it, and fill it in; its sheet How says how`,
    `  2  npx strategraph import ${path}`,
    "  3  npm start",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

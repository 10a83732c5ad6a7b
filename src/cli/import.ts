import { Command } from "commander";
import { at, StrategraphError } from "../../graph/diagnostic.ts";
import type { Imported } from "../import/import.ts";
import { type Exit, exitOf, type Finish } from "./exit.ts";
import { faultsAsText } from "./faults.ts";
import { display, place } from "./places.ts";
import { styleOf, withProgress } from "./terminal.ts";

interface Options {
  readonly into?: string;
  readonly seeds: string;
  readonly ontology?: string;
  readonly keepGoing?: true;
  readonly delete?: true;
  readonly dryRun?: true;
}

export function importCommand(finish: Finish): Command {
  return new Command("import")
    .summary("bring a workbook, or a source, into the seeds")
    .description(
      "Brings into the seeds what a workbook says: one that `export --for excel` wrote, or\nthat `new NAME --xlsx` made and a person filled in; or a folder of CSV. Only cells\nthat differ from the seeds are written, and every quote is found and locked. Of a\nsource the text is taken, with its pages and headings. Faults are told with their\ncells; with any, nothing is written.",
    )
    .argument("<file>", "a workbook (.xlsx), a folder of .csv, or a source\n(.txt, .md, .html, .docx, .pdf)")
    .option("--into <name>", "the strategy that new rows go to, where the workbook does not say")
    .option("--seeds <folder>", "the folder of strategies", "seeds")
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)")
    .option("--keep-going", "leave faulty rows out, say which, and import the rest")
    .option("--delete", "take out what had a row in the export of the whole graph, and has\nnone any more")
    .option("--dry-run", "only say what would change")
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph new my-strategy --xlsx && strategraph import my-strategy.xlsx
  $ strategraph import report.pdf --into my-strategy
  $ strategraph export --for excel -o strategy.xlsx && strategraph import strategy.xlsx --dry-run`,
    )
    .action(async (file: string, options: Options) => finish(await bring(file, options)));
}

async function bring(file: string, options: Options): Promise<Exit> {
  const [{ importFile }, { readOntologyFile }] = await Promise.all([
    import("../import/file.ts"),
    import("./answer.ts"),
  ]);
  const { into = null, seeds, keepGoing = false, delete: remove = false, dryRun = false } = options;
  const ontology = await readOntologyFile(options.ontology ?? place("schema.graphql"));
  const request = { seeds, ontology, into, keepGoing, remove, dryRun };
  const imported = await withProgress(`importing ${file}`, () => importFile(file, request));
  const { leftOut, diagnostics } = imported;
  const exit = exitOf(diagnostics);
  if (exit !== 0) throw new StrategraphError(diagnostics);
  const left = leftOut.map(({ fault }) => fault);
  process.stderr.write(faultsAsText([...diagnostics, ...left], styleOf(process.stderr)));
  process.stdout.write(saidOf(imported, dryRun));
  return exitOf(left);
}

/** What changed, cell by cell, and how much is new. */
function saidOf({ changes, written, leftOut }: Imported, dryRun: boolean): string {
  const changed = changes.filter(({ heading }) => heading !== null);
  const added = changes.filter(({ heading, gone }) => heading === null && !gone);
  const removed = changes.filter(({ gone }) => gone);
  const relations = added.filter(({ id }) => id.includes(">")).length;
  const rows = new Set(leftOut.map(({ line }) => line)).size;
  const lines = [
    ...changed.map(
      ({ line, heading, id }) => `${at({ ...line.placeOf(heading ?? ""), file: "changed" })}  ${heading} of ${id}`,
    ),
    ...(added.length > 0
      ? [
          `added ${counted(added.length - relations, "entity", "entities")}, ${counted(relations, "relation", "relations")}`,
        ]
      : []),
    ...removed.map(({ id }) => `took out ${id}`),
    ...(rows > 0 ? [`left out ${counted(rows, "row", "rows")}`] : []),
    ...(written.length === 0 ? ["the seeds say all of it already; nothing to write"] : []),
    ...written.map((path) => `${dryRun ? "would write" : "wrote"} ${display(path)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

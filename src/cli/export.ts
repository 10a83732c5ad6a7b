import { Command } from "commander";
import type { Engine } from "../../graph/engine.ts";
import type { Excerpt } from "../../graph/excerpt.ts";
import type { Format } from "../../graph/export/format.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { type Exit, type Finish, failure } from "./exit.ts";
import { wholeNumber } from "./numbers.ts";
import type { QuestionOptions } from "./question.ts";
import { addSourceOptions, type SourceOptions, withEngine } from "./source.ts";
import { withProgress } from "./terminal.ts";

interface Options extends SourceOptions, QuestionOptions {
  readonly query?: string;
  readonly findings?: string;
  readonly format?: string;
  readonly for?: string;
  readonly around?: readonly string[];
  readonly hops: number;
  readonly layout: boolean;
  readonly base?: string;
  readonly output?: string;
  readonly preflight?: true;
  readonly list?: true;
}

/** Nodes past which nobody can read a map, and its making would hold the whole graph. */
const largestMap = 20_000;

export function exportCommand(finish: Finish): Command {
  const command = new Command("export")
    .summary("write the graph, or a part of it, for another tool")
    .description(
      "Writes the whole graph, what lies around some entities, or what the answer to a question shows, in\nthe form that another tool reads, with every quote. A file appears whole or not at all. What the form does not hold is said.",
    )
    .option("--format <name>", "the form; --list names them")
    .option("--for <tool>", "the tool that is to read it: gephi, yed, excel, kumu,\nnetworkx, obsidian, ...")
    .option("--around <id...>", "only what lies around these entities")
    .option("--hops <number>", "with --around: over so many relations, 1 to 6", wholeNumber, 1)
    .option("--query <file>", "only what the answer to this question shows; - reads it\nfrom standard input")
    .option("--variables <json>", "with --query: values of its variables, or @file")
    .option("--operation <name>", "with --query: which operation, where the file has several")
    .option("--findings <folder>", "with --query: what `findings` looks for\n(findings here, or those of strategraph)")
    .option("--no-layout", "leave it to the tool where things stand")
    .option("--base <iri>", "with turtle and jsonld: what the names of things begin with,\nan address of your own")
    .option(
      "-o, --output <path>",
      "the file, or the folder where a form takes several files;\nstandard output, unless said",
    )
    .option("--preflight", "only say what the form does not hold")
    .option("--list", "list the forms, and the tools they are for");
  return addSourceOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph export --for gephi -o strategy.gexf
  $ strategraph export --for excel -o strategy.xlsx
  $ strategraph export --for yed --query examples/support-for-priorities.graphql -o support.graphml
  $ strategraph export --format mermaid --around eaeu-2030/goal/develop-industrial-cooperation

With SOURCE_DATE_EPOCH set, the same graph gives the same bytes.`,
    )
    .action(async (options: Options) => finish(await exportGraph(options)));
}

async function exportGraph(options: Options): Promise<Exit> {
  const { formatOf, formats, tools } = await import("../../graph/export/formats.ts");
  if (options.list) {
    process.stdout.write(listOf(formats, tools));
    return 0;
  }
  const named = options.format ?? options.for;
  if (named === undefined)
    throw failure("CLI_USAGE", "Neither a form nor a tool is named.", "strategraph export --list");
  const format = formatOf(named);
  if (options.preflight) {
    process.stdout.write(lossesOf(format));
    return 0;
  }
  return withEngine(options, (ontology, engine) => write(format, ontology, engine, options));
}

async function write(format: Format, ontology: Ontology, engine: Engine, options: Options): Promise<Exit> {
  const [{ layered }, { readPageParts }, { writeExport }] = await Promise.all([
    import("../../graph/export/layout.ts"),
    import("../server/page-parts.ts"),
    import("./write-export.ts"),
  ]);
  const { base, output = null } = options;
  const excerpt = await withProgress("exporting", async () => {
    const excerpt = await partOf(ontology, engine, options);
    const drawn = options.layout && excerpt.receipt.nodes <= largestMap;
    const layout = drawn ? layered(excerpt) : null;
    const chosen = { layout, page: readPageParts, ...(base === undefined ? {} : { base }) };
    await writeExport(await format.files(excerpt, chosen), output);
    return excerpt;
  });
  if (output !== null) process.stderr.write(`${saidOf(format, excerpt, output)}${lossesOf(format)}`);
  return 0;
}

/** The whole graph, what lies around some entities, or what an answer shows. */
async function partOf(ontology: Ontology, engine: Engine, options: Options): Promise<Excerpt> {
  const { around: ids, hops, query } = options;
  const time = timeOf(process.env.SOURCE_DATE_EPOCH);
  if (query !== undefined) {
    if (ids !== undefined) throw failure("CLI_USAGE", "--query and --around say twice what to export.");
    const { answerToExport } = await import("./export-answer.ts");
    return answerToExport(ontology, engine, query, options, time);
  }
  const { excerptAround } = await import("../server/around.ts");
  return excerptAround(ontology, engine, ids === undefined ? null : { ids, hops }, time);
}

/** Now; or the moment that SOURCE_DATE_EPOCH names (reproducible-builds.org), so that bytes repeat. */
function timeOf(epoch: string | undefined): string {
  const seconds = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? Number(epoch) : Math.floor(Date.now() / 1000);
  return new Date(seconds * 1000).toISOString();
}

function saidOf({ title }: Format, { receipt }: Excerpt, output: string): string {
  const { nodes, edges, evidence } = receipt;
  return `${output}: ${title}; ${nodes} entities, ${edges} relations, ${evidence} quotes\n`;
}

/** What no form holds, since it is about entities and relations. */
const beside =
  "in every form: where exactly documents mention an entity, the words behind its fields, open lists, what a source rules out";

function lossesOf({ leavesOut }: Format): string {
  return [...leavesOut, beside].map((line) => `left out or changed: ${line}\n`).join("");
}

function listOf(formats: readonly Format[], tools: Readonly<Record<string, Format>>): string {
  const width = Math.max(...formats.map(({ name }) => name.length)) + 2;
  const lines = formats.map((format) => {
    const named = Object.keys(tools).filter((tool) => tools[tool] === format && tool !== format.name);
    return `${format.name.padEnd(width)}${format.title}${named.length > 0 ? ` (--for ${named.join(", ")})` : ""}\n`;
  });
  return lines.join("");
}

import { Command, Option } from "commander";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Changes, Difference } from "../../graph/engine.ts";
import { addNeo4jOptions, type Neo4jOptions, withNeo4j } from "./engine.ts";
import type { Exit, Finish } from "./exit.ts";
import { place } from "./places.ts";
import { withProgress } from "./terminal.ts";

interface Options extends Neo4jOptions {
  readonly seeds?: string;
  readonly ontology?: string;
  readonly dryRun?: true;
  readonly intoShared?: true;
}

export function loadCommand(finish: Finish): Command {
  const command = new Command("load")
    .summary("load the seeds into Neo4j")
    .description(
      "Makes the seeds the graph in Neo4j: afterwards it holds exactly them, or, whatever goes wrong, exactly what it held before. Only what differs is written.",
    )
    .addOption(new Option("--engine <name>", "what to load into").choices(["neo4j"]).default("neo4j"))
    .option("--dry-run", "only print what would change")
    .option("--into-shared", "load although the database holds data of others, which stay as they are")
    .option("--seeds <folder>", "the folder of strategies (seeds here, or those of strategraph)")
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)");
  return addNeo4jOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph load --engine neo4j --dry-run
  $ strategraph load --uri neo4j://db.example.org --username loader`,
    )
    .action(async (options: Options) => finish(await load(options)));
}

async function load(options: Options): Promise<Exit> {
  const [{ loadGraph }, { load: loadInto }, { readState }, { countRows }] = await Promise.all([
    import("../server/load.ts"),
    import("../../graph/neo4j/load.ts"),
    import("../../graph/neo4j/state.ts"),
    import("../../graph/neo4j/write.ts"),
  ]);
  const seedsFolder = options.seeds ?? place("seeds");
  const ontologyFile = options.ontology ?? place("schema.graphql");
  const { ontology, dataset, diagnostics } = await withProgress(`reading ${seedsFolder}`, () =>
    loadGraph({ ontologyFile, seedsFolder }),
  );
  if (ontology === null || dataset === null) throw new StrategraphError(diagnostics);
  const notices: string[] = [];
  const difference = await withNeo4j(options, (connection) =>
    withProgress(options.dryRun ? "comparing" : "loading", async (tell) => {
      // how many rows a difference has shows only when it is written
      const isFirst = ((await readState(connection))?.revision ?? null) === null;
      const total = isFirst ? countRows(dataset) : null;
      return loadInto(connection, ontology, dataset, {
        dryRun: options.dryRun ?? false,
        intoShared: options.intoShared ?? false,
        notice: (sentence) => notices.push(sentence),
        progress: (done) => tell({ done, total, unit: "rows" }),
      });
    }),
  );
  for (const sentence of notices) process.stderr.write(`${sentence}\n`);
  process.stdout.write(differenceAsText(difference, options.dryRun ?? false));
  return 0;
}

function differenceAsText({ from, to, entities, relations }: Difference, dryRun: boolean): string {
  const counts = Object.values(entities).concat(Object.values(relations));
  const head =
    from === to && counts.every((count) => count === 0)
      ? `Nothing differs: ${dryRun ? "it is" : "it was"} loaded already.`
      : dryRun
        ? "This would change:"
        : "Loaded.";
  const revisions = `revision  ${from === null || from === to ? "" : `${from.slice(0, 12)} -> `}${to.slice(0, 12)}`;
  return `${[head, `entities  ${changes(entities)}`, `relations ${changes(relations)}`, revisions].join("\n")}\n`;
}

function changes({ added, changed, removed }: Changes): string {
  return `${added} added, ${changed} changed, ${removed} removed`;
}

import { Command } from "commander";
import type { Statistics } from "../../graph/statistics.ts";
import type { Planned } from "./answer.ts";
import { withNeo4j } from "./engine.ts";
import type { Exit, Finish } from "./exit.ts";
import { place, rulesPlace } from "./places.ts";
import { addSourceOptions, ontologyFileOf, type SourceOptions } from "./source.ts";

interface Options extends SourceOptions {
  readonly variables?: string;
  readonly operation?: string;
  readonly findings?: string;
}

export function planCommand(finish: Finish): Command {
  const command = new Command("plan")
    .summary("show how a question would be answered")
    .description(
      "Prints the plan of the question in a .graphql file: which kinds, hops, filters, order and columns; or for Neo4j the statement it becomes. It depends on the ontology alone, and on which variables are given, not on their values. Below it stands how much the question is estimated to visit: of the seeds, or of the graph in Neo4j where NEO4J_PASSWORD is set.",
    )
    .argument("<file>", "the question; - reads it from standard input")
    .option("--variables <json>", "values of its variables, or @file")
    .option("--operation <name>", "which operation, where the file has several")
    .option("--findings <folder>", "what `findings` looks for (findings here, or those of strategraph)");
  return addSourceOptions(command)
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
  const [{ readQuestion }, { planOf }] = await Promise.all([import("./question.ts"), import("./answer.ts")]);
  const question = await readQuestion(file, options);
  const places = { ontologyFile: ontologyFileOf(options), findings: rulesPlace(options.findings) };
  const planned = await planOf(places, question);
  const estimate = await estimateOf(planned, options);
  const { ontology, plan } = planned;
  if (options.engine === "neo4j") {
    const { explain } = await import("../../graph/neo4j/explain.ts");
    // a comment, so that what is printed stays a statement
    print(
      explain(ontology, plan),
      estimate.map((line) => `// ${line}`),
    );
  } else {
    const { printPlan } = await import("../../graph/plan/print.ts");
    print(printPlan(plan), estimate);
  }
  return 0;
}

function print(text: string, estimate: readonly string[]): void {
  process.stdout.write(`${text}\n${estimate.join("\n")}\n`);
}

/** What the question would visit of the graph there is. That none can be read is no fault of the question. */
async function estimateOf({ ontology, plan, values, keys }: Planned, options: Options): Promise<readonly string[]> {
  const [{ createEstimator }, { describeEstimate }] = await Promise.all([
    import("../../graph/cost/estimate.ts"),
    import("../../graph/cost/refuse.ts"),
  ]);
  const asksNeo4j = options.engine === "neo4j" && Boolean(process.env.NEO4J_PASSWORD);
  const seedsFolder = options.seeds ?? place("seeds");
  const statistics = asksNeo4j ? await ofNeo4j(ontology, options) : await ofSeeds(options, seedsFolder);
  const of = asksNeo4j ? "the graph in Neo4j" : seedsFolder;
  if (statistics === null) return [`no estimate: ${of} cannot be read; strategraph check says why`];
  const [all = "", ...roots] = describeEstimate(ontology, createEstimator(ontology, statistics)(plan, values), keys);
  return [`estimate, of ${of}: ${all}`, ...roots];
}

async function ofNeo4j(ontology: Planned["ontology"], options: Options): Promise<Statistics> {
  const { createNeo4jEngine } = await import("../../graph/neo4j/engine.ts");
  return withNeo4j(options, (connection) => createNeo4jEngine(ontology, connection).statistics());
}

async function ofSeeds(options: Options, seedsFolder: string): Promise<Statistics | null> {
  const [{ loadGraph }, { statisticsBuilder }] = await Promise.all([
    import("../server/load.ts"),
    import("../../graph/statistics.ts"),
  ]);
  const { ontology, dataset } = await loadGraph({ ontologyFile: ontologyFileOf(options), seedsFolder });
  if (ontology === null || dataset === null) return null;
  const counting = statisticsBuilder(ontology);
  for (const entity of dataset.entities) counting.entity(entity);
  for (const relation of dataset.relations) counting.relation(relation);
  return counting.finish();
}

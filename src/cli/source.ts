import { type Command, Option } from "commander";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { addNeo4jOptions, type EngineName, engineOption, type Neo4jOptions, withNeo4j } from "./engine.ts";
import { place } from "./places.ts";
import { withProgress } from "./terminal.ts";

/** Where the graph of a command comes from. */
export interface SourceOptions extends Neo4jOptions {
  readonly engine?: EngineName;
  readonly seeds?: string;
  readonly ontology?: string;
}

export function addSourceOptions(command: Command): Command {
  command
    .option("--seeds <folder>", "the folder of strategies (seeds here, or those of strategraph)")
    .option("--ontology <file>", "the ontology (schema.graphql here, or the one of strategraph)")
    .addOption(engineOption());
  return addNeo4jOptions(command);
}

/** `--strategy`, which narrows down what a command tells of. */
export function strategyOption(): Option {
  return new Option("--strategy <name>", "only what belongs to this strategy: its folder's name");
}

export function ontologyFileOf({ ontology }: SourceOptions): string {
  return ontology ?? place("schema.graphql");
}

/** Kinds by what a command line calls them. Errors: CLI_USAGE for what is none; those of reading the ontology. */
export async function kindsNamed(options: SourceOptions, names: readonly string[]): Promise<readonly string[]> {
  const [{ readOntologyFile }, { kindNamed }] = await Promise.all([import("./answer.ts"), import("./ends.ts")]);
  const ontology = await readOntologyFile(ontologyFileOf(options));
  return names.map((name) => kindNamed(ontology, name));
}

/**
 * Opens the engine that the options name, with its graph, and closes it when the work is done. Errors: all faults of the
 * ontology and the seeds, in one StrategraphError; those of `withNeo4j`.
 */
export async function withEngine<Result>(
  options: SourceOptions,
  work: (ontology: Ontology, engine: Engine) => Promise<Result>,
): Promise<Result> {
  if (options.engine === "neo4j") {
    const [{ createNeo4jEngine }, { readOntologyFile }] = await Promise.all([
      import("../../graph/neo4j/engine.ts"),
      import("./answer.ts"),
    ]);
    const ontology = await readOntologyFile(ontologyFileOf(options));
    return withNeo4j(options, (connection) => closing(createNeo4jEngine(ontology, connection), ontology, work));
  }
  const [{ createMemoryEngine }, { loadGraph }] = await Promise.all([
    import("../../graph/memory/engine.ts"),
    import("../server/load.ts"),
  ]);
  const seedsFolder = options.seeds ?? place("seeds");
  const { ontology, dataset, diagnostics } = await withProgress(`reading ${seedsFolder}`, () =>
    loadGraph({ ontologyFile: ontologyFileOf(options), seedsFolder }),
  );
  if (ontology === null || dataset === null) throw new StrategraphError(diagnostics);
  const engine = createMemoryEngine(ontology);
  await engine.replace(dataset);
  return closing(engine, ontology, work);
}

async function closing<Result>(
  engine: Engine,
  ontology: Ontology,
  work: (ontology: Ontology, engine: Engine) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(ontology, engine);
  } finally {
    await engine.close();
  }
}

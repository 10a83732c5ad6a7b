import type { Command } from "commander";
import { type AsText, addGraphOptions, ask, type GraphOptions } from "./ask.ts";
import type { Exit } from "./exit.ts";
import { wholeNumber } from "./numbers.ts";
import type { Question } from "./question.ts";
import { ontologyFileOf, strategyOption } from "./source.ts";

/** Which relations ways go over. */
export interface WayOptions extends GraphOptions {
  readonly relation?: readonly string[];
  readonly pattern?: string;
  readonly maxHops?: number;
  readonly document?: readonly string[];
  readonly saidBy?: readonly string[];
  readonly strategy?: string;
  /** Of paths. */
  readonly avoid?: readonly string[];
}

/** What the two arguments of a command about ways may be. */
export const endsHelp = "An end is an id, or a kind by its list: tasks, instruments; several with commas; or all.";

/** The options of every command about ways, and of asking a graph. */
export function addWayOptions(command: Command): Command {
  command
    .option("--relation <name...>", "over these relations alone")
    .option("--pattern <name>", "over chains that have this name, such as\nsupportedIndirectlyBy")
    .option("--max-hops <number>", "over at most so many relations, 1 to 6", wholeNumber)
    .option("--document <id...>", "over what one of these documents says")
    .option("--said-by <id...>", "over what one of these is reported to have said")
    .addOption(strategyOption());
  return addGraphOptions(command);
}

/** What is asked of two ends, which are its variables `$one` and `$other`. */
export interface AskedOfEnds extends Partial<Pick<Question, "operationName" | "whyNone">> {
  readonly operations: string;
  /** Values of variables that no other command about ways has. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Asks about the two ends that a command line names. */
export async function askEnds(
  { operations, more, operationName = null, whyNone }: AskedOfEnds,
  [one, other]: readonly [string, string],
  options: WayOptions,
  asText: AsText,
): Promise<Exit> {
  const [{ parse }, { readOntologyFile }, { endsNamed, patternNamed, relationNamed }] = await Promise.all([
    import("graphql"),
    import("./answer.ts"),
    import("./ends.ts"),
  ]);
  const ontology = await readOntologyFile(ontologyFileOf(options));
  const given = {
    one: endsNamed(ontology, one, options.strategy),
    other: endsNamed(ontology, other, options.strategy),
    relations: options.relation?.map((name) => relationNamed(ontology, name)),
    pattern: options.pattern === undefined ? undefined : patternNamed(ontology, options.pattern),
    most: options.maxHops,
    through: throughOf(options),
    ...more,
  };
  const variables = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  // an ontology without patterns has no type for them
  const named =
    options.pattern === undefined
      ? operations.replaceAll(/,\s*(\$pattern: Pattern|pattern: \$pattern)/g, "")
      : operations;
  const document = parse(named.replaceAll("$through: Through", `$through: ${ontology.properties.name}Where`));
  const ends = [given.one, given.other].flatMap(({ ids }) => ids ?? []);
  const ids = [...ends, ...(options.document ?? []), ...(options.saidBy ?? []), ...(options.avoid ?? [])];
  const { strategy } = options;
  return ask({ file: "command line", document, operationName, variables, ids, strategy, whyNone }, options, asText);
}

/** What is asked of each relation gone over: one claim of it has to pass. */
function throughOf({ document, saidBy }: WayOptions): unknown {
  if (document === undefined && saidBy === undefined) return undefined;
  const some = {
    ...(document && { document: { id: { in: document } } }),
    ...(saidBy && { attributedTo: { some: { id: { in: saidBy } } } }),
  };
  return { claims: { some } };
}

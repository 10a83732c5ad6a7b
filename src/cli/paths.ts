import { Command } from "commander";
import type { Finish } from "./exit.ts";
import { wholeNumber } from "./numbers.ts";
import { reasonShown } from "./reasons.ts";
import { addWayOptions, askEnds, endsHelp, type WayOptions } from "./ways.ts";

interface Options extends WayOptions {
  readonly first: number;
  readonly avoid?: readonly string[];
}

/** What is asked where there is no path, for people: `links` says why. */
const whyNone = "NoPath";

const paths = `query Paths(
  $one: Ends!, $other: Ends!, $relations: [Relation!], $pattern: Pattern, $most: Int, $avoid: [ID!], $first: Int,
  $through: Through
) {
  paths(
    from: $one, to: $other, relations: $relations, pattern: $pattern, maxHops: $most, avoid: $avoid, first: $first,
    where: $through
  ) {
    length
    weakest { basis strength }
    start { id name }
    steps { relation direction properties { id basis strength } node { id name } }
    reading
  }
  ontology { relations { name reading { out in } } }
}`;
const noPath = `query ${whyNone}(
  $one: Ends!, $other: Ends!, $relations: [Relation!], $pattern: Pattern, $most: Int, $through: Through, $first: Int,
  $areChains: Boolean
) {
  linksConnection(
    of: $one, by: $other, relations: $relations, pattern: $pattern, indirect: $areChains, maxHops: $most,
    where: $through, first: $first
  ) {
    totalCount
    edges { node { of { name } ${reasonShown} } }
  }
}`;

export function pathsCommand(finish: Finish): Command {
  const command = new Command("paths")
    .summary("how one entity leads to another")
    .description(`Prints the ways from some entities to others as a tree, the shortest and firmest\nfirst. ${endsHelp}`)
    .argument("<from>", "where a path begins")
    .argument("<to>", "where it ends")
    .option("--avoid <id...>", "through none of these entities")
    .option("--first <number>", "only so many paths", wholeNumber, 20);
  return addWayOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph paths eaeu-2030/funding-source/eaeu-budget goals --max-hops 3
  $ strategraph paths fundingSources tasks --pattern paysFor`,
    )
    .action(async (from: string, to: string, options: Options) => {
      const { pathsAsText } = await import("./path-tree.ts");
      const { avoid, first, json } = options;
      const why = json
        ? { operations: paths, more: { avoid, first } }
        : {
            operations: `${paths}\n${noPath}`,
            operationName: "Paths",
            whyNone,
            more: { avoid, first, areChains: options.pattern === undefined },
          };
      finish(await askEnds(why, [from, to], options, pathsAsText));
    });
}

import { Command } from "commander";
import type { Finish } from "./exit.ts";
import { wholeNumber } from "./numbers.ts";
import { addWayOptions, askEnds, endsHelp, type WayOptions } from "./ways.ts";

interface Options extends WayOptions {
  readonly first?: number;
}

/** What a table shows, and what a program gets. */
const shown = "of { name } by { name } basis strength evidence { quote line } absence { sentence }";
const given = `of { id name } by { id name } relation direction distance basis strength commitment inferredSteps reading
    evidence { quote line document { id name credit } } absence { code sentence } cursor`;

const operation = (fields: string) => `query Links(
  $one: Ends!, $other: Ends!, $relations: [Relation!], $pattern: Pattern, $most: Int, $through: Through, $first: Int
) {
  links(of: $one, by: $other, relations: $relations, pattern: $pattern, maxHops: $most, where: $through, first: $first) {
    ${fields}
  }
}`;

export function linksCommand(finish: Finish): Command {
  const command = new Command("links")
    .summary("what links these entities to those")
    .description(
      `Prints what links some entities to others: a row a relation, and one that\nsays why for each entity that nothing links. ${endsHelp}`,
    )
    .argument("<of>", "the one end")
    .argument("<by>", "the other end")
    .option("--first <number>", "only so many rows", wholeNumber);
  return addWayOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph links tasks instruments --relation supports
  $ strategraph links goals instruments --pattern supportedIndirectlyBy --json`,
    )
    .action(async (of: string, by: string, options: Options) => {
      const { answerAsText } = await import("./table.ts");
      finish(
        await askEnds(
          operation(options.json ? given : shown),
          [of, by],
          { first: options.first },
          options,
          answerAsText,
        ),
      );
    });
}

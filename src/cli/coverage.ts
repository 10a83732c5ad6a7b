import { Command } from "commander";
import type { Finish } from "./exit.ts";
import { quotesGiven } from "./quotes.ts";
import { reasonShown } from "./reasons.ts";
import { addWayOptions, askEnds, endsHelp, type WayOptions } from "./ways.ts";

/** What a matrix shows of why a line is empty, and what a program gets. */
const given = `absence { code sentence ${quotesGiven} }`;

const operation = (absence: string) => `query Coverage(
  $one: Ends!, $other: Ends!, $relations: [Relation!], $pattern: Pattern, $most: Int, $through: Through
) {
  coverage(rows: $one, columns: $other, via: $relations, pattern: $pattern, maxHops: $most, where: $through) {
    rows { entity { id name } count ${absence} }
    columns { entity { id name } count ${absence} }
    cells { row column count basis strength reading }
  }
}`;

export function coverageCommand(finish: Finish): Command {
  const command = new Command("coverage")
    .summary("which of these are linked to which of those")
    .description(
      `Prints a table of what is linked to what and how firmly, and below it why each\nempty row and column is empty. ${endsHelp}`,
    )
    .argument("<rows>", "what the rows are")
    .argument("<columns>", "what the columns are");
  return addWayOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph coverage tasks instruments --relation supports
  $ strategraph coverage instruments outcomes --pattern bringsAbout`,
    )
    .action(async (rows: string, columns: string, options: WayOptions) => {
      const { coverageAsText } = await import("./matrix.ts");
      const operations = operation(options.json ? given : reasonShown);
      finish(await askEnds({ operations }, [rows, columns], options, coverageAsText));
    });
}

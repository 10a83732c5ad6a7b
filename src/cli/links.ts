import { Command } from "commander";
import type { AsText } from "./ask.ts";
import type { Finish } from "./exit.ts";
import { wholeNumber } from "./numbers.ts";
import { areOfSeveral, type Quote, quotesGiven, quotesShown } from "./quotes.ts";
import { type Reason, reasonShown } from "./reasons.ts";
import { addWayOptions, askEnds, endsHelp, type WayOptions } from "./ways.ts";

interface Options extends WayOptions {
  readonly first?: number;
}

/** What a table shows, and what a program gets. */
const shown = `of { name } by { name } basis strength ${reasonShown} ${quotesShown}`;
const given = `of { id name } by { id name } relation direction distance basis strength commitment inferredSteps reading
    ${quotesGiven} absence { code sentence ${quotesGiven} } cursor`;

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
      const asked = { operations: operation(options.json ? given : shown), more: { first: options.first } };
      finish(await askEnds(asked, [of, by], options, await textOf()));
    });
}

interface Link {
  readonly absence: Reason | null;
  readonly evidence: readonly Quote[];
}

/** A row a link, with its words at its end: those behind it or, where there is none, those behind the reason. */
async function textOf(): Promise<AsText> {
  const { answerAsText } = await import("./table.ts");
  return (data, width, style) => {
    const rows = data.links as readonly Link[];
    const quotesOf = ({ absence, evidence }: Link) => absence?.evidence ?? evidence;
    const areSeveral = areOfSeveral(rows.flatMap(quotesOf));
    const links = rows.map((row) => ({
      ...row,
      absence: row.absence && { sentence: row.absence.sentence },
      evidence: quotesOf(row).map(({ document, ...place }) => (areSeveral ? { ...place, document } : place)),
    }));
    return answerAsText({ links }, width, style);
  };
}

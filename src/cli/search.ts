import { Command } from "commander";
import { type AsText, addGraphOptions, ask, type GraphOptions } from "./ask.ts";
import type { Finish } from "./exit.ts";
import { wholeNumber } from "./numbers.ts";
import { kindsNamed, strategyOption } from "./source.ts";

interface Options extends GraphOptions {
  readonly kind?: readonly string[];
  readonly first: number;
  readonly strategy?: string;
}

/** What a table shows, and what a program gets. */
const shown = "node { name id } score matches { field text start end evidence { document { name } } }";
const given = `node { id name kind: __typename } score
    matches { word manner field language text start end evidence { quote line document { id name credit } } } cursor`;

const operation = (fields: string) => `query Search($text: String!, $kinds: [Kind!], $strategy: String, $first: Int) {
  search(text: $text, kinds: $kinds, where: { strategies: { includes: $strategy } }, first: $first) {
    ${fields}
  }
}`;

export function searchCommand(finish: Finish): Command {
  const command = new Command("search")
    .summary("the entities in which these words are found")
    .description(
      "Prints the entities in which every word is found, the best hits first: in a name\nof any language, an alias, a quote or the description. The beginning of a word will\ndo, and a word with a slip of the pen.",
    )
    .argument("<text...>", "the words")
    .option("--kind <name...>", "only entities of these kinds")
    .addOption(strategyOption())
    .option("--first <number>", "only so many hits", wholeNumber, 20);
  return addGraphOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph search financial assistence
  $ strategraph search Казахстан --json
  $ strategraph search cooperation --kind tasks goals`,
    )
    .action(async (words: readonly string[], options: Options) => {
      const { kind, first, strategy } = options;
      const [{ parse }, kinds] = await Promise.all([import("graphql"), kind && kindsNamed(options, kind)]);
      const variables = { text: words.join(" "), first, ...(kinds && { kinds }), ...(strategy && { strategy }) };
      const document = parse(operation(options.json ? given : shown));
      const question = { file: "command line", document, operationName: null, variables, strategy };
      finish(await ask(question, options, await textOf()));
    });
}

/** A row a hit, with the words around what was found in place of where it stands. */
async function textOf(): Promise<AsText> {
  const [{ answerAsText }, { excerpt }] = await Promise.all([import("./table.ts"), import("./excerpt.ts")]);
  return ({ search }, width, style) => {
    const hits = (search as readonly Hit[]).map(({ node: { name, id }, score, matches }) => ({
      name,
      id,
      score,
      found: matches.map(({ field, evidence, ...place }) => ({
        in: evidence === null ? field.toLowerCase() : `quote, ${evidence.document.name}`,
        words: excerpt(place),
      })),
    }));
    return answerAsText({ search: hits }, width, style);
  };
}

interface Hit {
  readonly node: { readonly name: string; readonly id: string };
  readonly score: number;
  readonly matches: readonly {
    readonly field: string;
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly evidence: { readonly document: { readonly name: string } } | null;
  }[];
}

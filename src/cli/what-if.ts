import { Command } from "commander";
import { isObject, objectsOf } from "../api/simplify.ts";
import { type AsText, addGraphOptions, ask, type GraphOptions } from "./ask.ts";
import { text } from "./columns.ts";
import type { Exit, Finish } from "./exit.ts";
import { strategyOption } from "./source.ts";
import type { Style } from "./terminal.ts";
import { point } from "./wrap.ts";

interface Options extends GraphOptions {
  readonly strategy?: string;
}

/** What a tree shows, and what a program gets. */
const shown = `onlyOnes { summary lost { ...Words } } onlyStated { summary lost { ...Words } }
    cutOff { entity { name } way { reading ...Words } } inTurn { summary servedBy { reading ...Words } }`;
const words = "fragment Words on Service { properties { evidence { quote line } } }";
const given = `onlyOnes { ...Lost } onlyStated { ...Lost }
    cutOff { entity { ...Called } way { ...Served } }
    inTurn { entity { ...Called } summary others servedBy { ...Served } }`;
const served = `fragment Lost on Loss { entity { ...Called } summary lost { ...Served } }
fragment Called on Entity { id name kind: __typename }
fragment Served on Service {
  from { id name } to { id name } reading
  properties { basis strength commitment evidence { quote line document { id name credit } } }
}`;

const operation = (fields: string, fragments: string) => `query WhatIf($without: [ID!]!, $strategy: String) {
  whatIf(without: $without, strategy: $strategy) {
    ${fields}
  }
}
${fragments}`;

export function whatIfCommand(finish: Finish): Command {
  const command = new Command("what-if")
    .summary("what falls if some entities were not there")
    .description(
      "Prints what would lose all that is recorded for it, or all that a source states, what\nwould have no way left to a goal, and what is served by what loses all, if some entities\nwere dropped. Nothing else recorded is what it says: a source may leave its list open.",
    )
    .argument("<ids...>", "what is dropped")
    .addOption(strategyOption());
  return addGraphOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph what-if eaeu-2030/instrument/financial-assistance
  $ strategraph what-if eaeu-2030/instrument/financial-assistance --json`,
    )
    .action(async (ids: readonly string[], options: Options) => finish(await whatIf(ids, options)));
}

async function whatIf(ids: readonly string[], options: Options): Promise<Exit> {
  const { parse } = await import("graphql");
  const document = parse(options.json ? operation(given, served) : operation(shown, words));
  const variables = { without: ids, ...(options.strategy && { strategy: options.strategy }) };
  const { strategy } = options;
  return ask({ file: "command line", document, operationName: null, variables, ids, strategy }, options, asText);
}

const headings = {
  onlyOnes: "Would lose all that is recorded",
  onlyStated: "Would lose all that a source states; what is left is inferred",
  cutOff: "Would have no way left to a goal; a way that it had",
  inTurn: "Would be concerned in turn: what serves it loses all that is recorded",
} as const;

/** Each consequence under its heading, with the words that fall with it. */
const asText: AsText = ({ whatIf }, width, style) => {
  const consequences = isObject(whatIf) ? whatIf : {};
  const blocks = Object.entries(headings).flatMap(([field, heading]) => {
    const found = objectsOf(consequences[field]);
    if (found.length === 0) return [];
    const title = `${style.bold(heading)} ${style.dim(`(${found.length})`)}`;
    return [[title, ...found.flatMap((one) => described(one, width, style))]];
  });
  if (blocks.length === 0) return "Nothing that is recorded rests on it alone.\n";
  return blocks.map((lines) => `${lines.join("\n")}\n`).join("\n");
};

type Found = Readonly<Record<string, unknown>>;

/** What becomes of somebody, and the words: of relations that do not fall, each with its own. */
function described({ entity, summary, lost, way, servedBy }: Found, width: number, style: Style) {
  if (lost !== undefined) return point(text(summary), quotesOf(objectsOf(lost)), width, style);
  const relations = [...objectsOf(way), ...objectsOf(servedBy)];
  const told = relations.flatMap((one) => [text(one.reading), ...quotesOf([one])]);
  const name = isObject(entity) ? entity.name : "";
  return point(text(summary ?? name), told, width, style);
}

function quotesOf(relations: readonly Found[]): readonly string[] {
  const words = relations.flatMap(({ properties }) => (isObject(properties) ? objectsOf(properties.evidence) : []));
  return [...new Set(words.map(({ quote, line }) => `"${text(quote)}" (line ${text(line)})`))];
}

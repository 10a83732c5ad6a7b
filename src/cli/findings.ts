import { Command, Option } from "commander";
import { isObject, objectsOf } from "../api/simplify.ts";
import { type AsText, addGraphOptions, ask, type GraphOptions } from "./ask.ts";
import { text } from "./columns.ts";
import type { Exit, Finish } from "./exit.ts";
import { wholeNumber } from "./numbers.ts";
import { placing, type Quote, quotesGiven, quotesShown } from "./quotes.ts";
import { kindsNamed, strategyOption } from "./source.ts";
import type { Style } from "./terminal.ts";
import { point, wrap } from "./wrap.ts";

interface Options extends GraphOptions {
  readonly severity?: string;
  readonly strategy?: string;
  readonly kind?: readonly string[];
  readonly first?: number;
  readonly silenced?: true;
}

/** What people are shown, and what a program gets. */
const shown = `rule { id title severity } sentence entities { name } absence { ${quotesShown} } ${quotesShown}
    silenced { reason annotator }`;
const given = `id rule { id title severity } severity sentence entities { __typename id name }
    absence { code sentence ${quotesGiven} } ${quotesGiven} silenced { reason annotator strategy }`;

const operation = (fields: string, rules: string) => `query Findings(
  $rules: [ID!], $severity: Severity, $strategy: String, $kinds: [Kind!], $first: Int, $silenced: Boolean
) {
  findings(
    rules: $rules, severity: $severity, strategy: $strategy, kinds: $kinds, first: $first, silenced: $silenced
  ) { ${fields} }
  ${rules}
}`;

export function findingsCommand(finish: Finish): Command {
  const command = new Command("findings")
    .summary("what is missing or does not hold together")
    .description(
      "Looks through the strategies by the rules of findings/, and prints what each rule finds, with what was read where something is not recorded. What is found is no fault: the exit code is 0.",
    )
    .argument("[rules...]", "only what these rules find, by their ids")
    .addOption(new Option("--severity <least>", "only what matters so much or more").choices(["low", "medium", "high"]))
    .addOption(strategyOption())
    .option("--kind <kinds...>", "only about entities of these kinds")
    .option("--first <number>", "only so many", wholeNumber)
    .option("--silenced", "also what a strategy silences, and why it does");
  return addGraphOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph findings
  $ strategraph findings task-without-instrument --json
  $ strategraph findings --severity high --strategy eaeu-2030`,
    )
    .action(async (rules: readonly string[], options: Options) => finish(await findings(rules, options)));
}

async function findings(rules: readonly string[], options: Options): Promise<Exit> {
  const { parse } = await import("graphql");
  // of what is not asked, nothing can be said to be found
  const narrowed = rules.length > 0 || [options.severity, options.kind, options.first].some((one) => one !== undefined);
  const document = parse(operation(options.json ? given : shown, narrowed ? "" : "findingRules { id title }"));
  const variables = {
    ...(rules.length > 0 && { rules }),
    ...(options.severity && { severity: options.severity.toUpperCase() }),
    ...(options.strategy && { strategy: options.strategy }),
    ...(options.kind && { kinds: await kindsNamed(options, options.kind) }),
    // people are told of what is silenced, and so shown the first of what is not
    ...(options.json && options.first !== undefined && { first: options.first }),
    ...((options.silenced || !options.json) && { silenced: true }),
  };
  const { strategy } = options;
  const question = { file: "command line", document, operationName: null, variables, strategy };
  return ask(question, options, findingsAsText(options));
}

type Finding = Readonly<Record<string, unknown>>;

interface ByRule {
  readonly title: string;
  readonly severity: string;
  readonly found: Finding[];
}

/** What each rule finds under its title, then the rules that find nothing, and how much is silenced. */
function findingsAsText({ first, silenced: all }: Pick<Options, "first" | "silenced">): AsText {
  return (data, width, style) => {
    const found = objectsOf(data.findings);
    const silenced = all ? [] : found.filter(isSilenced);
    const placed = placing(found.flatMap(quotesOf));
    const byRule = new Map<string, ByRule>();
    for (const one of found.filter((finding) => all || !isSilenced(finding)).slice(0, first)) {
      const rule = ruleOf(one);
      const known = byRule.get(text(rule.id)) ?? { title: text(rule.title), severity: text(rule.severity), found: [] };
      known.found.push(one);
      byRule.set(text(rule.id), known);
    }
    const blocks = [...byRule.values()].map(({ title, severity, found: ofRule }): readonly string[] => {
      const heading = `${style.bold(title)} ${style.dim(`(${severity.toLowerCase()}, ${ofRule.length})`)}`;
      return [heading, ...ofRule.flatMap((one) => described(one, placed(quotesOf(one)), width, style))];
    });
    const withFindings = new Set(found.map((one) => text(ruleOf(one).id)));
    const nothing = objectsOf(data.findingRules).filter(({ id }) => !withFindings.has(text(id)));
    const rest = nothing.map(({ title }) => text(title)).join("; ");
    if (rest !== "") blocks.push(wrap(`Nothing is found of: ${rest}.`, width).map(style.dim));
    if (blocks.length === 0) blocks.push(["Nothing is found."]);
    if (silenced.length > 0) blocks.push(wrap(leftOut(silenced), width));
    return blocks.map((lines) => `${lines.join("\n")}\n`).join("\n");
  };
}

function leftOut(silenced: readonly Finding[]): string {
  const titles = [...new Set(silenced.map((one) => text(ruleOf(one).title)))].join("; ");
  return silenced.length === 1
    ? `1 finding is silenced (${titles}): --silenced shows it, with the reason.`
    : `${silenced.length} findings are silenced (${titles}): --silenced shows them, with the reasons.`;
}

function isSilenced({ silenced }: Finding): boolean {
  return isObject(silenced);
}

function ruleOf({ rule }: Finding): Finding {
  return isObject(rule) ? rule : {};
}

/** The words that it rests on: of what is not recorded those that leave it open or rule it out, then of what is recorded. */
function quotesOf({ absence, evidence }: Finding): readonly Quote[] {
  const reasons = objectsOf(absence).flatMap((reason) => objectsOf(reason.evidence));
  return [...reasons, ...objectsOf(evidence)] as unknown as readonly Quote[];
}

function described(finding: Finding, quotes: readonly string[], width: number, style: Style): readonly string[] {
  const names = objectsOf(finding.entities).map(({ name }) => text(name));
  const why = isObject(finding.silenced) ? finding.silenced : null;
  const silenced = why === null ? [] : [`Silenced by ${text(why.annotator)}: ${text(why.reason)}`];
  return point(names.join(", "), [text(finding.sentence), ...quotes, ...silenced], width, style);
}

import type { Ontology } from "../../graph/ontology.ts";
import type { DocumentSummary, StrategySummary } from "../../graph/summary.ts";
import { isObject } from "../api/simplify.ts";
import { leadingExample, readExamples } from "../server/examples.ts";
import type { RunningServer } from "../server/open.ts";
import { text } from "./columns.ts";
import { describeAnswer, subjectsOf } from "./start-answer.ts";
import type { Style } from "./terminal.ts";
import { elide, widthOfText, wrap } from "./wrap.ts";

/** Strategies a start describes, at most; as many as are asked of Neo4j. */
const shownStrategies = 5;

interface Options {
  readonly questionFolders: readonly string[];
  readonly width: number;
  readonly style: Style;
}

/**
 * What a start prints, all of it from the graph that is served: each strategy with its source and counts, and
 * the support question asked of it with the answer as the API gives it; then where to go on.
 */
export async function startText(server: RunningServer, { questionFolders, width, style }: Options): Promise<string> {
  const publishers = await publishersOf(server);
  const { strategies } = server.summary;
  const example = (await readExamples(questionFolders)).find(({ name }) => name === leadingExample);
  const lines: string[] = [];
  for (const strategy of strategies.slice(0, shownStrategies)) {
    lines.push(...describeStrategy(strategy, publishers, width, style), "");
    if (example === undefined) continue;
    const answer = describeAnswer(
      subjectsOf(await ask(server, example.query, { strategy: strategy.id })),
      width,
      style,
    );
    // Of a strategy without a priority task there is nothing to show.
    if (answer.length > 0) lines.push(style.bold(example.title), ...answer, "");
  }
  const others = Math.max(strategies.length - shownStrategies, 0) + server.summary.others;
  if (others > 0) lines.push(`and ${others} more ${others === 1 ? "strategy" : "strategies"}`, "");
  if (server.replicaOf !== null) lines.push(...describeReplica(server.replicaOf, server.summary.revision, width), "");
  lines.push(`Read   ${style.cyan(`${server.url}/`)}`);
  lines.push(`Ask    ${style.cyan(`${server.url}/graphql`)}          Your own   npx strategraph new my-strategy`);
  return `${lines.join("\n")}\n`;
}

function describeReplica(address: string, revision: string, width: number): readonly string[] {
  return wrap(
    `Replica of ${address}, in memory: revision ${revision.slice(0, 12)}, and each that is loaded there`,
    width,
  );
}

function describeStrategy(
  strategy: StrategySummary,
  publishers: ReadonlyMap<string, string>,
  width: number,
  style: Style,
): readonly string[] {
  const { name, entities, relations, stated, inferred, documents } = strategy;
  const read = documents.filter((document) => document.read);
  const [first] = read;
  const others = read.length > 1 ? ` and ${read.length - 1} more` : "";
  const source = first === undefined ? "no source read" : `source: ${citation(first, publishers)}${others}`;
  const counts = [
    `${counted(entities, "entity", "entities")}, ${counted(relations, "relation", "relations")} (${stated} stated, ${inferred} inferred)`,
    "every quote matches its source",
    `${people(strategy.annotators, "annotator")}, ${strategy.reviewers.length === 0 ? "not reviewed" : people(strategy.reviewers, "reviewer")}`,
  ];
  const beside = widthOfText(name) + 5 + widthOfText(source) <= width;
  return [
    ...(beside ? [`${style.bold(name)}     ${source}`] : [style.bold(elide(name, width)), ...wrap(source, width)]),
    ...wrap(counts.join("; "), width),
  ];
}

/** "Kazakhstan Today, 10 June 2024": who published it and when, as far as the graph knows; otherwise its name. */
function citation({ id, name, date }: DocumentSummary, publishers: ReadonlyMap<string, string>): string {
  const publisher = publishers.get(id);
  if (publisher === undefined) return name;
  return date === null ? publisher : `${publisher}, ${day(date)}`;
}

/** "10 June 2024" for a day; any other date as it stands. */
function day(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** Who published each source, by the relation whose nearest term is that of Dublin Core. */
async function publishersOf(server: RunningServer): Promise<ReadonlyMap<string, string>> {
  const field = publisherField(server.ontology);
  if (field === null) return new Map();
  const data = await ask(server, `{ sources: ${field.plural} { id publishers: ${field.name} { name } } }`);
  const sources = Array.isArray(data.sources) ? data.sources.filter(isObject) : [];
  return new Map(
    sources.flatMap(({ id, publishers }) =>
      Array.isArray(publishers) && publishers.length > 0
        ? [[String(id), publishers.map((one) => (isObject(one) ? text(one.name) : "")).join(", ")] as const]
        : [],
    ),
  );
}

function publisherField({ kinds, relations, sourceKind }: Ontology) {
  const kind = kinds.find(({ name }) => name === sourceKind);
  const publishing = relations.filter(({ near }) => near.includes("dcterms:publisher")).map(({ name }) => name);
  const field = kind?.relationFields.find((one) => one.direction === "out" && publishing.includes(one.relation));
  return kind && field ? { plural: kind.plural, name: field.name } : null;
}

function people(names: readonly string[], role: string): string {
  return names.length === 1 ? `one ${role}` : `${names.length} ${role}s`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Of an answer the data; none where there is a fault. */
async function ask(
  server: RunningServer,
  query: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await server.ask(query, variables);
  return isObject(answer) && isObject(answer.data) ? answer.data : {};
}

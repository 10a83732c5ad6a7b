import type { Excerpt, ExcerptEdge, ExcerptNode } from "../excerpt.ts";
import { reading } from "../reading.ts";
import { placeOf, receiptLines } from "./attributes.ts";
import { type Format, file } from "./format.ts";
import { type Plan, planOf } from "./stratml-plan.ts";
import { xml } from "./xml.ts";

const left = [
  "of the entities, those that the ontology aligns with StratML's goals, objectives, stakeholders and plans; of an objective under several goals, an Identifier once",
  "relations, how they are known and their quotes are text, in OtherInformation",
  "characters that XML cannot hold become U+FFFD",
];

/**
 * StratML Part 1 (ISO 17469-1:2015, Strategic Plans). What is a goal, an objective or a stakeholder the ontology says, by what each kind is `near`. Cost:
 * O(excerpt); what the plan is made of is held.
 */
export const stratml: Format = {
  name: "stratml",
  title: "StratML Part 1, a strategic plan as XML (ISO 17469-1)",
  mediaType: "application/xml",
  extension: "xml",
  files: (excerpt) => [file("plan.xml", () => write(excerpt))],
  leavesOut: left,
};

function* write(excerpt: Excerpt): Generator<string, void, void> {
  const plan = planOf(excerpt);
  const heading = plan.document?.name ?? excerpt.receipt.title;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core">\n';
  yield element("Name", heading);
  if (plan.document?.description) yield element("Description", plan.document.description);
  yield element("OtherInformation", [...receiptLines(excerpt), "Left out or changed:", ...left].join("\n"));
  yield "<StrategicPlanCore>\n";
  const identified = new Set<string>();
  const teller = tellerOf(excerpt, plan);
  const about = (node: ExcerptNode, number: string): string => {
    const again = identified.has(node.id);
    identified.add(node.id);
    return [
      element("Name", node.name),
      element("Description", node.description ?? ""),
      again ? "" : element("Identifier", identifierOf(node.id)),
      element("SequenceIndicator", number),
      ...plan.stakeholdersOf(node.id).map(stakeholder(plan)),
      element("OtherInformation", teller(node)),
    ].join("");
  };
  let number = 0;
  for (const { goal, objectives } of plan.goals) {
    number++;
    yield `<Goal>\n${goal === null ? nobodys(objectives.length, number) : about(goal, String(number))}`;
    for (const [at, one] of objectives.entries())
      yield `<Objective>\n${about(one, `${number}.${at + 1}`)}</Objective>\n`;
    yield "</Goal>\n";
  }
  yield "</StrategicPlanCore>\n";
  yield administration(plan.document);
  yield "</StrategicPlan>\n";
}

/** StratML wants a goal, and objectives within one. */
function nobodys(objectives: number, number: number): string {
  const name = objectives === 0 ? "No goal is recorded" : "No goal is recorded for these";
  return `${element("Name", name)}${element("Description", "")}${element("SequenceIndicator", String(number))}`;
}

/** What is said of a thing, a relation a line, with the words that say so. */
function tellerOf({ ontology, sources }: Excerpt, plan: Plan): (node: ExcerptNode) => string {
  const titles = new Map(sources.map(({ id, name }) => [id, name]));
  const told = (edge: ExcerptEdge): string => {
    const step = { ...edge, direction: "out", to: plan.nameOf(edge.to) } as const;
    const quotes = edge.evidence.map(
      ({ quote, document, line, page }) => ` “${quote}” (${placeOf(titles.get(document) ?? document, line, page)})`,
    );
    return `${reading(ontology, plan.nameOf(edge.from), [step])}.${quotes.join("")}`;
  };
  return ({ id, basis, strength }) => {
    const firmness = [basis, ...(strength === null ? [] : [strength])].join(", ").toLowerCase();
    return [`${id}, ${firmness}`, ...plan.edgesOf(id).map(told)].join("\n");
  };
}

const stakeholder =
  ({ sortOf }: Plan) =>
  (node: ExcerptNode): string =>
    `<Stakeholder StakeholderTypeType="${sortOf(node)}">\n${element("Name", node.name)}${
      node.description === null ? "" : element("Description", node.description)
    }</Stakeholder>\n`;

/** When and where the plan was published, as far as its date is a day and its address one of the web. */
function administration(document: ExcerptNode | null): string {
  const { date, url } = document?.fields ?? {};
  const day = typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date) ? element("PublicationDate", date) : "";
  const source = typeof url === "string" && /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(url) ? element("Source", url) : "";
  return day + source === "" ? "" : `<AdministrativeInformation>\n${day}${source}</AdministrativeInformation>\n`;
}

/** An id as XML allows one (xsd:ID), and another for another: what it does not allow stands as its code between two points. */
function identifierOf(id: string): string {
  return `id.${id.replaceAll(/[^A-Za-z0-9_-]/gu, (odd) => `.${(odd.codePointAt(0) ?? 0).toString(16)}.`)}`;
}

function element(name: string, text: string): string {
  return `<${name}>${xml(text)}</${name}>\n`;
}

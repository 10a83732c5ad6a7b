import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Excerpt, type ExcerptEdge, type ExcerptNode, excerptOf } from "../../graph/excerpt.ts";
import { stratml } from "../../graph/export/stratml.ts";
import { makeDataset } from "../../graph/revision.ts";
import { root } from "../built.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { allExcerpts, asked, hostile, seedExcerpt } from "./excerpts.ts";
import { faultsOfXml, findPython } from "./readers.ts";
import { written } from "./written.ts";

const schema = join(root, "tests/export/stratml/StrategicPlanISOVersion20140401.xsd");
const python = findPython("StratML read back");
const seed = await seedExcerpt();

/** The seed's ontology and relations, with a hostile name for everything. */
async function hostilePlan(): Promise<Excerpt> {
  const { ontology, dataset } = await readCommittedSeeds();
  const entities = Array.from(dataset.entities, (entity, at) => {
    const name = hostile[at % hostile.length] as string;
    return { ...entity, names: [{ language: "en", name }], description: name, fields: { ...entity.fields, url: name } };
  });
  return excerptOf(ontology, makeDataset({ ...dataset, entities }), asked);
}

test("every plan is valid by StratML's schema, with and without goals, whatever stands in it", async () => {
  const edges: readonly ExcerptEdge[] = [...seed.edges];
  const without: Excerpt = { ...seed, nodes: [...seed.nodes].filter(({ kind }) => kind !== "Goal"), edges: [] };
  const all = [
    ...(await allExcerpts()),
    ["hostile plan", await hostilePlan()] as const,
    ["no goals", without] as const,
    ["twice", { ...seed, nodes: [...seed.nodes, ...twice()], edges: [...edges, ...again(edges)] }] as const,
  ];
  expect(faultsOfXml(await Promise.all(all.map(([name, excerpt]) => written(stratml, name, excerpt))), schema)).toBe(
    "",
  );
});

/** Another goal with the same tasks: an identifier may stand once. */
function twice(): readonly ExcerptNode[] {
  return [...seed.nodes].filter(({ kind }) => kind === "Goal").map((goal) => ({ ...goal, id: `${goal.id}-again` }));
}

function again(edges: readonly ExcerptEdge[]): readonly ExcerptEdge[] {
  const goals = new Set([...seed.nodes].filter(({ kind }) => kind === "Goal").map(({ id }) => id));
  return edges
    .filter(({ to }) => goals.has(to))
    .map((edge) => ({ ...edge, id: `${edge.id}-again`, to: `${edge.to}-again` }));
}

test.skipIf(python === null)("goals, their objectives and stakeholders are read back by an XML library", async () => {
  const path = await written(stratml, "read back", seed);
  const program = `
import json, sys, xml.etree.ElementTree as tree
ns = {"s": "urn:ISO:std:iso:17469:tech:xsd:stratml_core"}
plan = tree.parse(sys.argv[1]).getroot()
names = lambda of, path: [one.findtext("s:Name", None, ns) for one in of.findall(path, ns)]
print(json.dumps([{"name": goal.findtext("s:Name", None, ns), "objectives": names(goal, "s:Objective"), "said": goal.findtext("s:OtherInformation", None, ns)} for goal in plan.findall("s:StrategicPlanCore/s:Goal", ns)]))
print(json.dumps(sorted(set(names(plan, ".//s:Stakeholder")))))
print(json.dumps(plan.findtext("s:OtherInformation", None, ns)))
`;
  const printed = execFileSync(python as string, ["-c", program, path], { encoding: "utf8" });
  const [goals, stakeholders, about] = printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const named = (kind: string) => [...seed.nodes].filter((one) => one.kind === kind).map(({ name }) => name);
  expect(goals.map(({ name }: { name: string }) => name)).toEqual(named("Goal"));
  expect(goals.flatMap((one: { objectives: string[] }) => one.objectives).toSorted()).toEqual(named("Task").toSorted());
  const [goal] = [...seed.nodes].filter(({ kind }) => kind === "Goal");
  for (const { from, to, evidence } of seed.edges)
    if (from === goal?.id || to === goal?.id) for (const { quote } of evidence) expect(goals[0].said).toContain(quote);
  expect([...named("Organization"), ...named("StakeholderGroup")]).toEqual(expect.arrayContaining(stakeholders));
  expect(about).toContain(seed.receipt.revision);
  for (const loss of stratml.leavesOut) expect(about).toContain(loss);
});

import { readdirSync, readFileSync } from "node:fs";
import { type DocumentNode, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { generateStrategies } from "../../bench/generate/strategies.ts";
import { createEstimator } from "../../graph/cost/estimate.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { statisticsBuilder } from "../../graph/statistics.ts";
import { usualCost } from "../../src/api/cost-limit.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readCommittedRules, readCommittedSeeds, root } from "../seed/graph.ts";
import { tableRefusals } from "./tables.ts";

const { ontology, dataset } = await readCommittedSeeds();
const schema = deriveSchema(ontology);
const engine = createMemoryEngine(ontology);
await engine.replace(dataset);
const rules = await readCommittedRules(ontology, schema);
const executor = createExecutor(ontology, engine, schema, { rules });

function checked(query: string): DocumentNode {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return document;
}

describe("of 100,000 entities and 500,000 relations", () => {
  const counting = statisticsBuilder(ontology);
  const large = generateStrategies(1, 100_000);
  for (const one of large.entities) counting.entity(one);
  for (const one of large.relations) counting.relation(one);
  const estimator = createEstimator(ontology, counting.finish());
  const estimate = (query: string) => {
    const { plan, values } = executor.compile(checked(query));
    return estimator(plan, values).visits;
  };
  const nested = (levels: number): string =>
    levels === 0 ? "id" : `supportedBy { supports { ... on Task { ${nested(levels - 2)} } } }`;
  const all = "{ goals: {} tasks: {} instruments: {} outcomes: {} }";

  test.each([
    ["paths of six hops between everything", `{ paths(from: ${all}, to: ${all}, maxHops: 6) { length } }`],
    ["18 levels of what supports what", `{ tasks { ${nested(18)} } }`],
    [
      "a table of everything over four hops",
      `{ coverage(rows: ${all}, columns: ${all}, maxHops: 4) { cells { count } } }`,
    ],
    ["what is reachable from everything", "{ entities { reachable(maxHops: 6) { distance } } }"],
    ["six levels, each of several", `{ tasks { ${nested(6)} } }`],
  ])("%s is hopeless", (_, query) => {
    expect(estimate(query)).toBeGreaterThan(usualCost);
  });

  test.each<readonly [string, string]>([
    ["all tasks with what supports them", "{ tasks { name supportedBy { name } } }"],
    ["ten paths of six hops", `{ paths(from: ${all}, to: ${all}, maxHops: 6, first: 10) { length } }`],
    [
      "a table of all tasks by all instruments",
      "{ coverage(rows: { tasks: {} }, columns: { instruments: {} }) { cells { count } } }",
    ],
    [
      "18 levels of one each",
      `{ tasks(limit: 1) { ${nested(18).replaceAll("{ supports", "{ supports(limit: 1)").replaceAll("supportedBy {", "supportedBy(limit: 1) {")} } }`,
    ],
    ["what is missing anywhere", "{ findings(first: 20) { id } }"],
    ["what most rests on", "{ criticality(first: 20) { summary } }"],
    ["what is reachable from a hundred", "{ tasks(limit: 100) { reachable(maxHops: 3) { distance } } }"],
    ...readdirSync(`${root}/examples`)
      .filter((file) => file.endsWith(".graphql"))
      .map((file) => [`examples/${file}`, readFileSync(`${root}/examples/${file}`, "utf8")] as const),
  ])("%s is not", (_, query) => {
    expect(estimate(query)).toBeLessThan(usualCost);
  });
});

test("a refusal names the field, by its alias, and the fields on the way to what is dear", async () => {
  const strict = createExecutor(ontology, engine, schema, { rules, cost: 5 });
  const document = checked(
    '{ goal(id: "x") { id } means: instruments { supports { ... on Task { supportedBy { name } } } } }',
  );
  const { data, errors } = await strict.execute({ document });
  expect(data).toBeUndefined();
  expect(errors).toHaveLength(1);
  const [refusal] = errors ?? [];
  expect(refusal?.message).toMatch(
    /^The question would visit some \d+ entities and relations, and may visit 5: \d+ of them (to find means|along means\.supports(\.supportedBy)?)\.$/,
  );
  expect(refusal?.path).toEqual(["means"]);
  expect(refusal?.extensions).toMatchObject({ code: "COST_TOO_HIGH", hint: expect.stringMatching(/^(ask|name)/) });
});

test("what is known without looking at the graph costs nothing", async () => {
  const strict = createExecutor(ontology, engine, schema, { rules, cost: 0 });
  const { data } = await strict.execute({
    document: checked("{ __typename ontology { kinds { name } } graph { entities } }"),
  });
  expect(data).toMatchObject({ graph: { entities: [...dataset.entities].length } });
});

tableRefusals("the embedded engine", async (own) => createMemoryEngine(own));

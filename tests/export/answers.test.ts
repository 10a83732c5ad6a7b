import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "graphql";
import { beforeAll, expect, test } from "vitest";
import type { Engine } from "../../graph/engine.ts";
import type { Excerpt } from "../../graph/excerpt.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { excerptOfAnswer } from "../../src/api/excerpt.ts";
import { createExecutor, type Executor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readCommittedRules, readCommittedSeeds, root, type Seeds } from "../seed/graph.ts";

let seeds: Seeds;
let engine: Engine;
let executor: Executor;
beforeAll(async () => {
  seeds = await readCommittedSeeds();
  const { ontology, dataset } = seeds;
  const schema = deriveSchema(ontology);
  engine = createMemoryEngine(ontology);
  await engine.replace(dataset);
  executor = createExecutor(ontology, engine, schema, { rules: await readCommittedRules(ontology, schema) });
});

async function shownBy(query: string, variables: Record<string, unknown> = {}): Promise<Excerpt> {
  const from = { ontology: seeds.ontology, engine, executor, time: null };
  const excerpt = await excerptOfAnswer(from, { document: parse(query), variables });
  if ("errors" in excerpt) throw excerpt.errors[0];
  return excerpt;
}

async function idsShownBy(query: string) {
  const { nodes, edges } = await shownBy(query);
  return { nodes: [...nodes].map(({ id }) => id), edges: [...edges].map(({ id }) => id) };
}

const files = readdirSync(`${root}/examples`).filter((file) => file.endsWith(".graphql"));

test.each(files)("what the answer to %s shows, hand-checked", async (file) => {
  const { nodes, edges, sources, receipt } = await shownBy(readFileSync(`${root}/examples/${file}`, "utf8"));
  const lines = [
    ...[...nodes].map(({ id }) => id),
    ...[...edges].map(({ id, basis, evidence }) => `${id} ${basis} ${evidence.length}`),
    ...sources.map(({ id }) => `cites ${id}`),
  ];
  expect([receipt.nodes, receipt.edges]).toEqual([[...nodes].length, [...edges].length]);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`answers/${basename(file, ".graphql")}.txt`);
});

const mechanism = "eaeu-2030/instrument/financial-assistance";
const task = "eaeu-2030/task/develop-project-support";

test("a relation brings both its ends, though neither is asked for", async () => {
  const query = `{ instrument(id: "${mechanism}") { supportsConnection { edges { properties { basis } } } } }`;
  const { nodes, edges } = await idsShownBy(query);
  expect(edges).toContain(`${mechanism}>supports>${task}`);
  expect(nodes).toEqual(expect.arrayContaining([mechanism, task]));
});

test("what only a filter, a count or an aggregate looked at is not shown", async () => {
  const query = `{ tasksConnection(where: { supportedBy: { some: {} } }) { totalCount } instruments(limit: 0) { name } }`;
  expect(await idsShownBy(query)).toEqual({ nodes: [], edges: [] });
});

test("a relation that the source rules out is not shown as one: its ends are", async () => {
  const { nodes, edges } = await idsShownBy("{ exclusions { from { name } to { name } } }");
  expect(nodes.length).toBeGreaterThan(0);
  expect(edges).toEqual([]);
});

test("a page is what is shown, not what follows", async () => {
  const { nodes } = await idsShownBy("{ goalsConnection(first: 1) { edges { node { id } } } }");
  expect(nodes).toHaveLength(1);
});

test("the receipt says what was asked, with its variables, and what is left out", async () => {
  const query = "query Named($n: Int!) { goals(limit: $n) { name } }";
  const { receipt } = await shownBy(query, { n: 1 });
  expect(receipt.question).toBe(
    [
      "query Named($n:Int!){goals(limit:$n){name}}",
      'Variables: {"n":1}',
      "(what the answer shows; what only a filter, a count or an aggregate looked at is not in it)",
    ].join("\n"),
  );
  expect(receipt.revision).toBe(seeds.dataset.revision);
});

test("a graph that changes between the answer and its reading is asked again, and given up in the end", async () => {
  const from = (revisions: readonly string[]) => {
    let at = 0;
    const changing: Executor = {
      ...executor,
      trace: async (request) => {
        const traced = await executor.trace(request);
        return "errors" in traced ? traced : { ...traced, revision: revisions[at++] ?? traced.revision };
      },
    };
    return { ontology: seeds.ontology, engine, executor: changing, time: null };
  };
  const document = parse("{ goals { name } }");
  expect(await excerptOfAnswer(from(["old", "old"]), { document })).toHaveProperty("receipt");
  const given = await excerptOfAnswer(from(Array.from({ length: 9 }, () => "old")), { document });
  expect(given).toMatchObject({ errors: [{ extensions: { code: "API_GRAPH_CHANGED" } }] });
});

test("a faulty question is refused as the answer would be", async () => {
  const from = { ontology: seeds.ontology, engine, executor, time: null };
  const given = await excerptOfAnswer(from, { document: parse("{ goals(limit: -1) { name } }") });
  expect(given).toMatchObject({ errors: [{ extensions: { code: "API_PAGE_NEGATIVE" } }] });
});

import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMemoryEngine, type MemoryEngine } from "../../graph/memory/engine.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readCommittedSeeds } from "../seed/graph.ts";

describe("what a question names and the graph does not have", () => {
  let engine: MemoryEngine;
  let ask: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<unknown>;

  beforeAll(async () => {
    const { ontology, dataset } = await readCommittedSeeds();
    engine = createMemoryEngine(ontology);
    await engine.replace(dataset);
    const executor = createExecutor(ontology, engine, deriveSchema(ontology));
    ask = async (query, variables = {}) => {
      const { errors, extensions } = await executor.write({ document: parse(query), variables });
      expect(errors).toBeUndefined();
      return Object(extensions?.receipt).unknown;
    };
  });
  afterAll(() => engine.close());

  it.each([
    ["a strategy", '{ tasks(where: { strategies: { includes: "eaeu-2031" } }) { id } }', ["eaeu-2031"]],
    ["a strategy that is looked up", '{ strategy(id: "eaeu-2031") { name } }', ["eaeu-2031"]],
    ["an id that is looked up", '{ task(id: "eaeu-2030/task/none") { id } }', ["eaeu-2030/task/none"]],
    ["ids of a filter", '{ goals(where: { id: { in: ["x", "common/sector/industry"] } }) { id } }', ["x"]],
    [
      "an end of paths",
      '{ paths(from: { ids: ["no/a"] }, to: { ids: ["common/sector/industry", "no/b"] }) { length } }',
      ["no/a", "no/b"],
    ],
  ])("is told where nothing is found: %s", async (_, query, unknown) => {
    expect(await ask(query)).toEqual(unknown);
  });

  it("is told of a variable, and of all parts of a question", async () => {
    const query = `query ($strategy: String) {
      goals(where: { strategies: { includes: $strategy } }) { id }
      task(id: "nowhere") { id }
    }`;
    expect(await ask(query, { strategy: "eaeu-2031" })).toEqual(["eaeu-2031", "nowhere"]);
    expect(await ask(query, { strategy: "eaeu-2030" })).toBeUndefined();
  });

  it("is told of ten at the most, and of each what can be read", async () => {
    const ids = Array.from({ length: 30 }, (_, at) => `${String(at).padStart(2, "0")}${"x".repeat(1_000)}`);
    const query = "query ($ids: [ID!]!) { tasks(where: { id: { in: $ids } }) { id } }";
    const unknown = ids.slice(0, 10).map((id) => `${id.slice(0, 200)}...`);
    expect(await ask(query, { ids })).toEqual(unknown);
  });

  it("is nothing where what is named is there and has none, and where something is found", async () => {
    expect(await ask('{ task(id: "common/sector/industry") { id } }')).toBeUndefined();
    expect(await ask('{ goals(where: { NOT: { id: { eq: "none" } } }) { id } }')).toBeUndefined();
    expect(await ask('{ tasks(where: { id: { startsWith: "nothing" } }) { id } }')).toBeUndefined();
  });
});

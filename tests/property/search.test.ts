import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dataset, Entity } from "../../graph/dataset.ts";
import type { Engine } from "../../graph/engine.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import type { Column } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { entity, ontology, quote, sourceText } from "../contract/making.ts";
import { createPlainEngine } from "../contract/plain-engine.ts";
import { ask, connection, id, plan } from "../contract/plans.ts";
import { worldOf } from "../contract/world.ts";
import { openNeo4j, type TestServer } from "../neo4j/server.ts";
import type { Generate } from "./random/choosing.ts";
import { somePhrase, someQuery } from "./random/words.ts";

/** Queries of a graph; all are one plan, so that a server plans its statement once. */
const queries = 60;
const facts = ["word", "manner", "field", "language", "text", "start", "end"] as const;
const evidence: Column = { column: "quote", columns: [{ column: "field", subject: "record", name: "quote" }] };
const matches: Column = {
  column: "matches",
  text: 0,
  columns: [...facts.map((of): Column => ({ column: "match", of })), evidence],
};
const page = { offset: null, limit: 1, after: null };
const columns: readonly Column[] = [id, { column: "score" }, matches];
const search = plan(connection("Goal", { near: { text: 0 }, page, columns }));

function someGoals(g: Generate): Dataset {
  const goals = Array.from({ length: 30 }, (_, at): Entity => {
    const named = (language: string) => ({ language, name: somePhrase(g, g(fc.boolean)) });
    const start = g(fc.nat, sourceText.length - 1);
    const words = sourceText.slice(start, start + g(fc.nat, 30)).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, "");
    return entity(
      `plan/goal/${at}`,
      "Goal",
      {},
      {
        names: [named("en"), ...(g(fc.boolean) ? [named("ru")] : [])],
        aliases: g(fc.boolean) ? [somePhrase(g, true)] : [],
        description: g(fc.boolean) ? somePhrase(g, true) : null,
        mentions: g(fc.boolean) ? [{ quote: quote(words), coreference: false, note: null, alternatives: [] }] : [],
      },
    );
  });
  const texts = [entity("plan/source/text", "Source"), entity("plan/source/unread", "Source")];
  return worldOf({ entities: [...goals, ...texts], relations: [], lists: [], exclusions: [] });
}

/** Holds an engine against the plain one; gives how many queries had a hit. */
async function compare(g: Generate, make: () => Promise<readonly Engine[]> | readonly Engine[]): Promise<number> {
  const dataset = someGoals(g);
  const [plain, engines] = [createPlainEngine(ontology), await make()];
  for (const engine of [plain, ...engines]) await engine.replace(dataset);
  let hit = 0;
  for (let count = 0; count < queries; count++) {
    const values: Value[] = [someQuery(g), g(fc.nat, 40)];
    const wanted = await ask(plain, search, values);
    if ((wanted[0]?.rows.length ?? 0) > 0) hit++;
    for (const engine of engines) expect(await ask(engine, search, values), JSON.stringify(values)).toEqual(wanted);
  }
  return hit;
}

const runs = Number(process.env.STRATEGRAPH_RUNS ?? 1000);

test("the embedded engine finds exactly what the rule says, whatever is looked for", async () => {
  let hit = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      hit += await compare(g, () => [
        createMemoryEngine(ontology),
        createMemoryEngine(ontology, { milliseconds: 0, visits: 1 }),
      ]);
    }),
    { numRuns: Math.ceil(runs / 50), endOnFailure: true },
  );
  expect(hit).toBeGreaterThan(runs / 10);
});

const neo4j = await openNeo4j("random searches on Neo4j");

describe.skipIf(neo4j === null)("on a real server", () => {
  const { connection: server, empty } = neo4j as TestServer;

  test("Neo4j finds exactly what the rule says, whatever is looked for", { timeout: 3_600_000 }, async () => {
    let hit = 0;
    const graphs = Math.ceil(Number(process.env.STRATEGRAPH_NEO4J_PAIRS ?? 120) / queries);
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        await empty();
        hit += await compare(g, () => [createNeo4jEngine(ontology, server)]);
      }),
      { numRuns: graphs, endOnFailure: true },
    );
    expect(hit).toBeGreaterThan(graphs);
  });
});

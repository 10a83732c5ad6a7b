import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Excerpt } from "../../graph/excerpt.ts";
import { formatOf } from "../../graph/export/formats.ts";
import { root } from "../built.ts";
import { blocksOf } from "../docs/blocks.ts";
import { emptyExcerpt, hostileExcerpt, seedExcerpt } from "../export/excerpts.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("the Cypher script of an export");

onServer(neo4j, "the Cypher script of an export", ({ run }) => {
  const clear = () => run("MATCH (n:Entity) DETACH DELETE n");
  const runScript = async (excerpt: Excerpt) => {
    const [script] = await formatOf("cypher").files(excerpt, { layout: null });
    for (const statement of [...(script?.content ?? [])].join("").split("\n")) {
      if (statement.endsWith(";") && !statement.startsWith("//")) await run(statement.slice(0, -1));
    }
  };
  beforeAll(clear);
  afterAll(async () => {
    await clear();
    await run("DROP CONSTRAINT strategraph_export_id IF EXISTS");
  });

  test.each([
    ["the seed", seedExcerpt],
    ["an empty graph", async () => emptyExcerpt()],
    ["a hostile graph", async () => hostileExcerpt(3)],
    ["another hostile graph", async () => hostileExcerpt(5)],
  ])("makes %s, and changes nothing when it is run again", async (_, make) => {
    await clear();
    const excerpt = await make();
    for (let time = 0; time < 2; time++) {
      await runScript(excerpt);
      const nodes = await run(
        "MATCH (n:Entity) RETURN n.id AS id, n.name AS name, [one IN labels(n) WHERE one <> 'Entity'] AS kinds, n.description AS description ORDER BY id",
      );
      expect(nodes).toEqual(
        Array.from(excerpt.nodes, ({ id, name, kind, description }) => ({
          id,
          name,
          kinds: [kind],
          description,
        })),
      );
      const edges = await run(
        "MATCH (a:Entity)-[r]->(b:Entity) RETURN r.id AS id, a.id AS from, b.id AS to, r.quotes AS quotes ORDER BY id",
      );
      expect(edges).toEqual(
        Array.from(excerpt.edges, ({ id, from, to, evidence }) => ({
          id,
          from,
          to,
          quotes: evidence.length === 0 ? null : evidence.map(({ quote }) => quote),
        })),
      );
    }
  });

  test("makes a graph of which the query of docs/tools/neo4j.md finds what it says", async () => {
    const blocks = blocksOf(readFileSync(join(root, "docs/tools/neo4j.md"), "utf8"));
    const query = blocks.findIndex(({ language }) => language === "cypher");
    await clear();
    await runScript(await seedExcerpt());
    const found = await run(blocks[query]?.text ?? "");
    expect(found.map((row) => Object.values(row).join("\n"))).toEqual([blocks[query + 1]?.text]);
  });
});

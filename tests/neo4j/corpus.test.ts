import { afterAll, beforeAll, expect, test } from "vitest";
import { load } from "../../graph/neo4j/load.ts";
import { attack } from "../http/corpus/attack.ts";
import { corpus, innocent } from "../http/corpus/corpus.ts";
import { faultsOf } from "../http/corpus/faults.ts";
import { ask } from "../http/running.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { onServer, openNeo4j } from "./server.ts";
import { type Serving, serveThrough } from "./serving.ts";

const neo4j = await openNeo4j("the attack corpus on Neo4j");
/** Families whose attacks stay in HTTP, and never come near a graph. */
const ofHttp = ["requests hidden in others", "heads and bodies that are none", "small bodies that would be large"];

onServer(neo4j, "the attack corpus, asked of a service on Neo4j", (server) => {
  let serving: Serving;
  let stored: unknown;
  const everything = () =>
    server.run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges");
  beforeAll(async () => {
    const { ontology, dataset } = await readCommittedSeeds();
    await load(server.connection, ontology, dataset);
    stored = await everything();
    serving = await serveThrough(server);
  });
  afterAll(() => serving.close());

  test.each(Object.entries(corpus).filter(([family]) => !ofHttp.includes(family)))(
    "%s: each has the answer that the embedded engine gives, who asks next has theirs, and the graph is as it was",
    async (_, attacks) => {
      const expected = await ask(serving.url, innocent);
      expect(expected.data.tasks).toHaveLength(3);
      const wrong: unknown[] = [];
      for (const one of attacks) {
        const faults = faultsOf(one, await attack(serving.url, one));
        if (faults.length > 0) wrong.push({ attack: one.name, faults });
      }
      expect(wrong).toEqual([]);
      expect((await ask(serving.url, innocent)).data).toEqual(expected.data);
      expect(await everything()).toEqual(stored);
      expect(serving.events).toEqual([]);
    },
  );
});

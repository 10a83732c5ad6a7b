import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { compile, parametersOf } from "../../graph/neo4j/compile.ts";
import { openSession } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { entity, field, makeOntology } from "../contract/making.ts";
import { ask, fieldOf, list, plan } from "../contract/plans.ts";
import { worldOf } from "../contract/world.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("answers while Neo4j is loaded");

onServer(neo4j, "an answer of many parts, while two graphs are loaded in turn", ({ connection }) => {
  const ontology = makeOntology({ Goal: [field("year", "Int")], Source: [] }, {}, {});
  /** A graph in which every year says which it is. */
  const version = (year: number) =>
    worldOf({
      entities: [
        ...Array.from({ length: 300 }, (_, at) => entity(`plan/goal/${at + 100}`, "Goal", { year })),
        entity("plan/source/text", "Source"),
      ],
      relations: [],
      lists: [],
      exclusions: [],
    });
  const asked = plan(...Array.from({ length: 20 }, () => list("Goal", { columns: [fieldOf("year")] })));
  const statement = compile(ontology, asked, []);

  /** The same statement, believed without a look at what its first and last part say. */
  const askUnchecked = async (): Promise<readonly unknown[]> => {
    const session = await openSession(connection, "read");
    try {
      const { records } = await session.run(statement.text, parametersOf(statement, []));
      return records.flatMap((record) => {
        const part = statement.parts[record.get("part")];
        return part?.part === "rows" ? (record.get("row") as unknown[]) : [];
      });
    } finally {
      await session.close();
    }
  };
  const years = (values: readonly unknown[]) => [...new Set(values)].sort().join(" and ");

  test("is a mixture where nobody looks at its closing part, and of one graph where the engine does", async () => {
    const engine = createNeo4jEngine(ontology, connection);
    await engine.replace(version(1));
    let loading = true;
    const loads = (async () => {
      for (let turn = 0; loading; turn++) {
        await engine.replace(version(1 + ((turn + 1) % 2)));
        await sleep(20);
      }
    })();
    const seen = { checked: new Set<string>(), unchecked: new Set<string>() };
    let attempts = 0;
    try {
      while (attempts < 3_000 && !(seen.unchecked.has("1 and 2") && attempts >= 50)) {
        attempts++;
        seen.unchecked.add(years(await askUnchecked()));
        const answer = await ask(engine, asked);
        seen.checked.add(years(answer.flatMap(({ rows }) => rows.flat())));
      }
    } finally {
      loading = false;
      await loads;
    }
    expect([...seen.unchecked]).toContain("1 and 2");
    expect([...seen.checked].sort()).toEqual(["1", "2"]);
  });
});

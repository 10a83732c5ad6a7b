import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { checkServer } from "../../graph/neo4j/check-server.ts";
import { connect } from "../../graph/neo4j/connection.ts";
import { createNeo4jEngine } from "../../graph/neo4j/engine.ts";
import { announce, clear } from "../../graph/neo4j/marks.ts";
import { planAhead } from "../../graph/neo4j/plan-ahead.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import { entity, field, makeOntology, ontology, relation } from "../contract/making.ts";
import {
  connection as asConnection,
  ask,
  counted,
  fields,
  gather,
  hop,
  id,
  list,
  not,
  plan,
  records,
  some,
} from "../contract/plans.ts";
import { hub, world, worldOf } from "../contract/world.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("answering from Neo4j");
const goals = plan(list("Goal"));

/** A ring of goals, each of which prioritizes many: walks of some length are more than any time limit allows. */
const ring = worldOf({
  entities: [
    ...Array.from({ length: 60 }, (_, at) => entity(`plan/goal/${String(at).padStart(2, "0")}`, "Goal")),
    entity("plan/source/text", "Source"),
  ],
  relations: Array.from({ length: 60 }, (_, from) =>
    Array.from({ length: 60 }, (_, to) => {
      const id = (at: number) => `plan/goal/${String(at).padStart(2, "0")}`;
      return relation(id(from), "prioritizes", id(to));
    }),
  ).flat(),
  lists: [],
  exclusions: [],
});
const walk = (steps: number): ReturnType<typeof hop> =>
  hop("prioritizes", "out", ["Goal"], {
    where:
      steps === 0
        ? null
        : {
            test: "hop",
            relation: "prioritizes",
            direction: "out",
            kinds: ["Goal"],
            quantifier: "none",
            where: farther(steps),
          },
  });
function farther(steps: number): Extract<Plan["roots"][number], { op: "list" }>["selection"]["where"] {
  return steps === 0
    ? { test: "eq", subject: "entity", name: "id", value: 0 }
    : {
        test: "hop",
        relation: "prioritizes",
        direction: "out",
        kinds: ["Goal"],
        quantifier: "some",
        where: farther(steps - 1),
      };
}
const endless = plan(list("Goal", { columns: [walk(4)] }));

onServer(neo4j, "answering from Neo4j", ({ uri, username, password, connection, run, empty }) => {
  beforeEach(empty);

  test("a question is planned ahead without being run, however long its answer would take", async () => {
    await createNeo4jEngine(ontology, connection).replace(ring);
    await planAhead(connection, ontology, { plan: endless, values: ["nowhere"] });
    const nowhere = connect({ uri: "bolt://127.0.0.1:1", username, password, database: null });
    await expect(planAhead(nowhere, ontology, { plan: goals, values: [] })).rejects.toMatchObject({
      code: "NEO4J_UNREACHABLE",
    });
    await nowhere.drivers.close();
  });

  test.each([
    ["a wrong password", { password: "wrong-password" }, "NEO4J_UNAUTHORIZED"],
    ["an address where nobody answers", { uri: "bolt://127.0.0.1:1" }, "NEO4J_UNREACHABLE"],
    ["what is no address", { uri: "127.0.0.1" }, "NEO4J_UNREACHABLE"],
    ["a database that is not there", { database: "nowhere" }, "NEO4J_DATABASE_MISSING"],
  ])("%s has a code of its own", async (_, wrong, code) => {
    const asking = async () => {
      const other = connect({ uri, username, password, database: null, ...wrong });
      try {
        await checkServer(other);
      } finally {
        await other.drivers.close();
      }
    };
    await expect(asking()).rejects.toMatchObject({ code });
  });

  test("a server that answers says its version", async () => {
    expect(await checkServer(connection)).toMatch(/^\d+\.\d+/);
  });

  test("a graph that was loaded with another ontology is not asked", async () => {
    await createNeo4jEngine(ontology, connection).replace(world);
    const other = makeOntology({ Goal: [field("year", "Int")], Source: [] }, {}, {});
    await expect(ask(createNeo4jEngine(other, connection), goals)).rejects.toMatchObject({
      code: "NEO4J_OTHER_ONTOLOGY",
    });
  });

  test("what another has loaded is seen before a question is refused or answered by what was known", async () => {
    const [engine, other] = [createNeo4jEngine(ontology, connection), createNeo4jEngine(ontology, connection)];
    const tasks = plan(list("Goal", { columns: [hop("hasTask", "out", ["Task"])] }));
    const asking = () => ask(engine, tasks, [], { budget: { estimated: 100 } });
    await other.replace(hub(2));
    expect(await asking()).toHaveLength(1);
    await other.replace(hub(200));
    await expect(asking()).rejects.toMatchObject({ code: "COST_TOO_HIGH" });
    await other.replace(hub(3));
    expect((await asking())[0]?.rows).toHaveLength(1);
  });

  test("a graph that another version loaded, without counting, is loaded again by writing what it lacks", async () => {
    await createNeo4jEngine(ontology, connection).replace(world);
    await run("MATCH (g:StrategraphGraph) REMOVE g.statistics");
    const engine = createNeo4jEngine(ontology, connection);
    const asking = () => ask(engine, goals, [], { budget: { estimated: 1_000 } });
    await expect(asking()).rejects.toMatchObject({ code: "NEO4J_OTHER_VERSION" });
    await expect(engine.statistics()).rejects.toMatchObject({ code: "NEO4J_OTHER_VERSION" });
    const none = { added: 0, changed: 0, removed: 0 };
    expect(await engine.replace(world)).toMatchObject({ entities: none, relations: none });
    expect((await asking())[0]?.rows).toHaveLength(3);
  });

  test("what others draw between entities of ours, under a declared type or as a record, is no part of an answer", async () => {
    const engine = createNeo4jEngine(ontology, connection);
    await engine.replace(world);
    const supporters = hop("supports", "in", ["Instrument"]);
    const columns = [id, supporters, counted(supporters), records("entity", "mentions", ...fields("quote"))];
    const supported = some("supports", "in", ["Instrument"]);
    const asked = plan(
      list("Goal", { columns }),
      list("Task", { columns }),
      asConnection("Task", { where: supported }),
      asConnection("Task", { where: not(supported) }),
    );
    const before = await ask(engine, asked);
    await run(
      `MATCH (i:Strategraph:Instrument) MATCH (g:Strategraph&(Goal|Task)) CREATE (i)-[:SUPPORTS {id: 'theirs', basis: 'STATED'}]->(g)
CREATE (g)-[:mentions]->(:Others:Mention {at: 0, quote: 'theirs'}) CREATE (g)<-[:excludedTo]-(:Others:Exclusion {relation: 'supports'})-[:excludedFrom]->(i)`,
    );
    expect(await ask(engine, asked)).toEqual(before);
    expect((await engine.scan()).revision).toBe(world.revision);
  });

  test("while a load commits, an answer waits for it", async () => {
    const engine = createNeo4jEngine(ontology, connection);
    await engine.replace(world);
    await announce(connection, "some-load");
    let answered = false;
    const asking = ask(engine, goals).finally(() => {
      answered = true;
    });
    await setTimeout(300);
    expect(answered).toBe(false);
    await clear(connection, "some-load");
    expect((await asking)[0]?.rows).toHaveLength(3);
  });

  test("the mark of a loader that died holds no answer up for long", async () => {
    const engine = createNeo4jEngine(ontology, connection);
    await engine.replace(world);
    await announce(connection, "dead-load");
    expect((await ask(engine, goals))[0]?.rows).toHaveLength(3);
  });

  test("a time limit is kept by the server", async () => {
    const engine = createNeo4jEngine(ontology, connection, { timeLimit: 300 });
    await engine.replace(ring);
    await expect(ask(engine, endless, ["nowhere"])).rejects.toMatchObject({ code: "NEO4J_TIME_LIMIT" });
  });

  test("an answer that nobody waits for any more is ended on the server", async () => {
    const engine = createNeo4jEngine(ontology, connection);
    await engine.replace(ring);
    const abort = new AbortController();
    const reason = new Error("enough");
    const asking = engine
      .execute(endless, ["nowhere"], { signal: abort.signal })
      .then((answer) => gather(endless, answer));
    const running = () =>
      run(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'PRIORITIZES' AND NOT currentQuery CONTAINS 'SHOW' RETURN currentQuery",
      );
    while ((await running()).length === 0) await setTimeout(20);
    abort.abort(reason);
    await expect(asking).rejects.toBe(reason);
    while ((await running()).length > 0) await setTimeout(20);
  });
});

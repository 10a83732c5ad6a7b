import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProfiledPlan } from "neo4j-driver";
import { beforeEach, expect, test } from "vitest";
import type { Dataset } from "../../graph/dataset.ts";
import { openSession } from "../../graph/neo4j/connection.ts";
import { type LoadOptions, load } from "../../graph/neo4j/load.ts";
import { announce, resolveMark, takeTurn } from "../../graph/neo4j/marks.ts";
import { scan } from "../../graph/neo4j/scan.ts";
import { ensureSchema } from "../../graph/neo4j/schema.ts";
import { wordIndex } from "../../graph/neo4j/search.ts";
import { deleteClaims, deleteRelations } from "../../graph/neo4j/statements.ts";
import { countRows } from "../../graph/neo4j/write.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { root } from "../built.ts";
import { entity, field, makeOntology, ontology, relation } from "../contract/making.ts";
import { world, worldOf } from "../contract/world.ts";
import { onServer, openNeo4j } from "./server.ts";

const neo4j = await openNeo4j("loading into Neo4j");

onServer(neo4j, "loading into Neo4j", ({ connection, run, empty }) => {
  beforeEach(empty);

  const into = (dataset: Dataset, options: LoadOptions = {}, of: Ontology = ontology) =>
    load(connection, of, dataset, options);
  const revision = async (of: Ontology = ontology) => (await scan(connection, of)).revision;
  const writes = async () => (await run("MATCH (g:StrategraphGraph) RETURN g.load AS load"))[0]?.load;
  const nothing = { added: 0, changed: 0, removed: 0 };

  /** Every part of the world said in another way, some taken away and some added. */
  const changed = worldOf({
    entities: [...world.entities].map((one) => {
      if (one.id === "plan/goal/a") return { ...one, mentions: one.mentions.slice(1), aliases: ["Other"] };
      if (one.id === "plan/task/one") return { ...one, fieldEvidence: [], fields: { ...one.fields, year: 2031 } };
      return one.id === "plan/instrument/taxes" ? { ...one, kind: "Goal", fields: {} } : one;
    }),
    relations: [
      ...[...world.relations]
        .slice(1)
        .map((one) => ({ ...one, claims: one.claims.map((claim) => ({ ...claim, note: "new" })) })),
      relation("plan/instrument/loans", "supports", "plan/goal/a"),
    ],
    lists: [...world.lists].slice(1),
    exclusions: [],
    silences: [...world.silences].map((one) => ({ ...one, entities: [...one.entities, "plan/task/two"] })),
  });

  test("the seed comes back as it was loaded", async () => {
    const file = join(root, "schema.graphql");
    const { ontology: seedOntology } = readOntology(readFileSync(file, "utf8"), file);
    if (seedOntology === null) throw new Error("no ontology");
    const { dataset } = await readSeeds(join(root, "seeds"), seedOntology);
    if (dataset === null) throw new Error("no dataset");
    await into(dataset, {}, seedOntology);
    expect(await revision(seedOntology)).toBe(dataset.revision);
    expect([...(await scan(connection, seedOntology)).relations]).toEqual([...dataset.relations]);
  });

  test("what is taken away where many relations end is found without going through all of them for each", async () => {
    const many = Array.from({ length: 300 }, (_, at) => `plan/instrument/${at}`);
    const hub = worldOf({
      entities: [...world.entities, ...many.map((id) => entity(id, "Instrument"))],
      relations: many.map((id) => relation(id, "supports", "plan/goal/a")),
      lists: [],
      exclusions: [],
    });
    await into(hub);
    const rows = many.map((from) => ({ from, to: "plan/goal/a" }));
    const session = await openSession(connection, "write");
    try {
      for (const statement of [deleteClaims("SUPPORTS"), deleteRelations("SUPPORTS")]) {
        const { summary } = await session.run(`PROFILE ${statement}`, { rows });
        if (summary.profile === false) throw new Error("no profile");
        expect(accesses(summary.profile), operators(summary.profile).join("\n")).toBeLessThan(50 * rows.length);
      }
    } finally {
      await session.close();
    }
  });

  test("a graph comes back in every part, whichever graph it took the place of", async () => {
    for (const dataset of [world, changed, worldOf({ relations: [], lists: [], exclusions: [] }), world]) {
      await into(dataset);
      expect(await revision()).toBe(dataset.revision);
    }
    expect([...(await scan(connection, ontology)).entities]).toEqual([...world.entities]);
  });

  test("a change leaves no node behind, and makes none anew of what stays", async () => {
    const count = "MATCH (n:Strategraph) RETURN count(n) AS nodes";
    const ids = "MATCH (n:Strategraph) WHERE n.id IS NOT NULL RETURN n.id AS id, elementId(n) AS node ORDER BY id";
    const ends = "MATCH ()-[r]->() WHERE r._hash IS NOT NULL RETURN r.id AS id, elementId(r) AS node ORDER BY id";
    await into(world);
    const before = [await run(count), await run(ids)];
    const relations = await run(ends);
    await into(changed);
    expect(await run(ids)).toEqual(before[1]);
    expect(relations).toEqual(
      expect.arrayContaining((await run(ends)).filter(({ id }) => id !== "plan/instrument/loans>supports>plan/goal/a")),
    );
    await into(world);
    expect([await run(count), await run(ids)]).toEqual(before);
  });

  test("the same graph again writes nothing", async () => {
    await into(world);
    const before = await writes();
    expect(await into(world)).toEqual({
      from: world.revision,
      to: world.revision,
      entities: nothing,
      relations: nothing,
    });
    expect(await writes()).toBe(before);
  });

  test("a dry run says what would change, and writes nothing, not even an index", async () => {
    expect((await into(world, { dryRun: true })).entities.added).toBe(12);
    expect(await run("MATCH (n) RETURN n")).toEqual([]);
    await into(world);
    expect(await into(changed, { dryRun: true })).toMatchObject({ entities: { changed: 3 }, relations: { added: 1 } });
    expect(await revision()).toBe(world.revision);
  });

  test("another text under the same quotes is told in each of them, and is no change of any entity", async () => {
    await into(world);
    const [document] = [...world.documents];
    if (document === undefined) throw new Error("no document");
    const other = worldOf({ documents: [{ ...document, text: document.text.replace("Grants", "GRANTS") }] });
    expect(await into(other)).toMatchObject({ entities: nothing, relations: nothing });
    expect(await revision()).toBe(other.revision);
    const found = await run(
      "MATCH (q:Evidence) WHERE toLower(q.quote) STARTS WITH 'grants' RETURN DISTINCT left(q.quote, 6) AS words",
    );
    expect(found).toEqual([{ words: "GRANTS" }]);
  });

  test("a first load in many transactions is seen only when it is whole", async () => {
    const seen: Promise<unknown>[] = [];
    const look = () => run("MATCH (g:StrategraphGraph) RETURN g.revision AS revision, g.loading IS NULL AS whole");
    await into(world, { atOnce: 3, progress: () => void seen.push(look()) });
    expect(await revision()).toBe(world.revision);
    const states = (await Promise.all(seen)).flat();
    expect(states).toContainEqual({ revision: null, whole: false });
    expect(states).not.toContainEqual({ revision: null, whole: true });
    expect(states).not.toContainEqual({ revision: world.revision, whole: false });
  });

  test("a first load tells of as many rows as are counted beforehand", async () => {
    let told = 0;
    await into(world, { progress: (done) => (told = done) });
    expect(told).toBe(countRows(world));
  });

  test("what a first load that broke off has left is cleared by the next, whatever it loads", async () => {
    const stopping = new AbortController();
    const stopped = into(world, {
      atOnce: 3,
      signal: stopping.signal,
      progress: () => stopping.abort(new Error("stopped")),
    });
    await expect(stopped).rejects.toThrow("stopped");
    await run("MATCH (g:StrategraphGraph) SET g.loading = 'dead' CREATE (:Strategraph:Task {id: 'left'})");
    await expect(scan(connection, ontology)).rejects.toMatchObject({ code: "NOT_LOADED" });
    await into(changed);
    expect(await revision()).toBe(changed.revision);
  });

  test("a load that is stopped leaves the graph as it was", async () => {
    await into(world);
    const stopping = new AbortController();
    const stopped = into(changed, { signal: stopping.signal, progress: () => stopping.abort(new Error("stopped")) });
    await expect(stopped).rejects.toThrow("stopped");
    expect(await revision()).toBe(world.revision);
    await into(changed);
    expect(await revision()).toBe(changed.revision);
  });

  test("a dataset that refers to what it does not have is refused, and nothing is changed", async () => {
    await into(world);
    for (const dangling of [
      worldOf({ relations: [relation("plan/goal/a", "hasTask", "plan/task/nowhere")] }),
      worldOf({
        relations: [relation("plan/goal/a", "hasTask", "plan/task/one", { attributedTo: "plan/goal/nowhere" })],
      }),
    ]) {
      await expect(into(dangling)).rejects.toMatchObject({ code: "DATASET_REFERENCE" });
    }
    expect(await revision()).toBe(world.revision);
  });

  test("of two loads at once one wins, and the other says so", async () => {
    await into(world);
    const turn = await takeTurn(connection);
    await expect(into(changed, { wait: 300 })).rejects.toMatchObject({ code: "NEO4J_BUSY" });
    await turn.end();
    await into(changed, { wait: 300 });
    expect(await revision()).toBe(changed.revision);
  });

  test("two first loads at once end in the graph of one of them", async () => {
    const ends = await Promise.allSettled([into(world), into(changed)]);
    expect(ends.some(({ status }) => status === "fulfilled")).toBe(true);
    expect([world.revision, changed.revision]).toContain(await revision());
  });

  test("a mark that a dead loader left is cleared, and the stored revision holds", async () => {
    await into(world);
    const before = await writes();
    await announce(connection, "dead");
    await resolveMark(connection);
    expect(await revision()).toBe(world.revision);
    await announce(connection, "dead");
    expect((await into(world)).entities).toEqual(nothing);
    expect(await revision()).toBe(world.revision);
    expect(await writes()).toBe(before);
  });

  test("a database with data of others is refused, unless it may be shared; then they stay as they are", async () => {
    await run(
      "CREATE (:Others:Task:Entity {id: 'plan/task/one'})-[:SUPPORTS {id: 'mine'}]->(:Others:Claim {key: 'x'})",
    );
    const theirs = "MATCH (o:Others)-[r]->(p:Others) RETURN properties(o) AS o, properties(r) AS r, properties(p) AS p";
    const before = await run(theirs);
    await expect(into(world)).rejects.toMatchObject({ code: "NEO4J_SHARED" });
    await into(world, { intoShared: true });
    expect(await revision()).toBe(world.revision);
    await into(changed);
    expect(await revision()).toBe(changed.revision);
    expect(await run(theirs)).toEqual(before);
  });

  test("a change by others is met when the graph is read back", async () => {
    await into(world);
    await run("MATCH (n:Strategraph {id: 'plan/goal/a'}) SET n.description = 'changed'");
    await expect(scan(connection, ontology)).rejects.toMatchObject({ code: "NEO4J_ALTERED" });
  });

  test("an ontology that stores the same otherwise has it stored so, and counts no change", async () => {
    await into(world);
    const kinds = {
      Goal: [],
      Task: [...(ontology.kinds[1]?.fields.slice(6) ?? []), field("more", "Int", { list: true, required: true })],
    };
    const others = Object.fromEntries(ontology.kinds.slice(2).map(({ name, fields }) => [name, fields.slice(6)]));
    const ends = Object.fromEntries(ontology.relations.map(({ name, from, to }) => [name, [from, to] as const]));
    const wider = makeOntology({ ...kinds, ...others }, ends, { Stage: ["IDEA", "DRAFT", "ACTIVE"] });
    expect(await into(world, {}, wider)).toMatchObject({ entities: nothing, relations: nothing });
    expect(await run("MATCH (n:Task) RETURN DISTINCT n.more AS more")).toEqual([{ more: [] }]);
    expect(await revision(wider)).toBe(world.revision);
  });

  test("indexes that are missing are made, and those that stand otherwise are told of", async () => {
    await ensureSchema(connection, ontology);
    await run("DROP INDEX strategraph_key");
    await run("DROP INDEX strategraph_Goal_id");
    await run("CREATE INDEX strategraph_key FOR (n:Others) ON (n.key)");
    const notices: string[] = [];
    await into(world, { notice: (sentence) => notices.push(sentence) });
    await run("DROP INDEX strategraph_key");
    expect(notices).toEqual(
      expect.arrayContaining([
        "Made the indexes strategraph_Goal_id.",
        "strategraph_key stands, and is not a range index of (:Strategraph).key; drop it and load again.",
      ]),
    );
    expect(await revision()).toBe(world.revision);
    expect((await ensureSchema(connection, ontology)).made).toEqual(["strategraph_key"]);
  });

  test("a constraint whose making was broken off, so that its index stands alone, is made anew", async () => {
    await ensureSchema(connection, ontology);
    const owners =
      "SHOW INDEXES YIELD name, owningConstraint WHERE name = 'strategraph_id' RETURN owningConstraint AS owner";
    await run("DROP CONSTRAINT strategraph_id");
    await run("CREATE INDEX strategraph_id FOR (n:Strategraph) ON (n.id)");
    expect(await run(owners)).toEqual([{ owner: null }]);
    expect((await ensureSchema(connection, ontology)).made).toEqual(["strategraph_id"]);
    expect(await run(owners)).toEqual([{ owner: "strategraph_id" }]);
  });

  test("loaders that make the same indexes at once do not stand in each other's way", async () => {
    await ensureSchema(connection, ontology);
    await run("DROP CONSTRAINT strategraph_id");
    await run("DROP INDEX strategraph_key");
    const both = await Promise.all([1, 2].map(() => ensureSchema(connection, ontology)));
    expect(both.flatMap(({ made }) => made)).toEqual(expect.arrayContaining(["strategraph_id", "strategraph_key"]));
    expect((await ensureSchema(connection, ontology)).made).toEqual([]);
  });

  test("an index that was dropped is made again by a load of the same graph, which writes nothing else", async () => {
    await into(world);
    const before = await writes();
    await run(`DROP INDEX ${wordIndex}`);
    const notices: string[] = [];
    expect(await into(world, { notice: (sentence) => notices.push(sentence) })).toMatchObject({ entities: nothing });
    expect(notices).toContain(`Made the indexes ${wordIndex}.`);
    expect(await writes()).toEqual(before);
  });

  test("strings with any characters come back unit by unit, and never become statements", async () => {
    const hostile = [
      "\u{1F600}",
      "\uFFFD",
      "\uD7FF",
      "'\"`\\u0060}) DETACH DELETE n //",
      "\u0000\u0001",
      "e\u0301",
      " \n\t",
      "",
    ];
    const dataset = worldOf({
      entities: [
        entity("plan/source/text", "Source"),
        ...hostile.map((text, at) =>
          entity(
            `plan/task/${at}${text}`,
            "Task",
            { code: text, tags: [text, text] },
            { description: text, names: [{ language: "\u0130x", name: text }] },
          ),
        ),
      ],
      relations: hostile.slice(1).map((text, at) =>
        relation(`plan/task/${at + 1}${text}`, "hasTask", `plan/task/0${hostile[0]}`, {
          note: text,
          reasoning: text,
        }),
      ),
      lists: [],
      exclusions: [],
    });
    await into(dataset);
    expect(await revision()).toBe(dataset.revision);
  });
});

/** Accesses to the store, of a step and of all it takes its rows from. */
function accesses({ dbHits, children }: ProfiledPlan): number {
  return children.reduce((sum, child) => sum + accesses(child), dbHits);
}

/** A step and all it takes its rows from, with the accesses of each. */
function operators({ operatorType, arguments: { Details }, dbHits, children }: ProfiledPlan): readonly string[] {
  return [`${operatorType} ${Details}: ${dbHits}`, ...children.flatMap(operators)];
}

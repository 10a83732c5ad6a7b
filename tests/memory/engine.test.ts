import { expect, test, vi } from "vitest";
import { generateStrategies } from "../../bench/generate/strategies.ts";
import type { Dataset, Relation } from "../../graph/dataset.ts";
import { relationId } from "../../graph/dataset.ts";
import { buildSnapshot } from "../../graph/memory/build.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { openGraph } from "../../graph/memory/graph.ts";
import { type Meter, usualPace } from "../../graph/memory/meter.ts";
import { openRecords } from "../../graph/memory/records.ts";
import { searchIndexOf } from "../../graph/memory/search-index.ts";
import { byteLength, transferList } from "../../graph/memory/snapshot.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { makeDataset } from "../../graph/revision.ts";
import { claim, entity, ontology, relation } from "../contract/making.ts";
import { ask, connection, firsts, gather, hop, is, list, not, plan, some } from "../contract/plans.ts";
import { world } from "../contract/world.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { finished } from "./finished.ts";

const tasks = 200_000;
const taskId = (at: number): string => `t/${String(at).padStart(7, "0")}`;

/** A goal with very many tasks, made as it is read. */
const hub: Dataset = {
  revision: "hub",
  strategies: [],
  documents: world.documents,
  entities: {
    *[Symbol.iterator]() {
      yield entity("g", "Goal");
      yield entity("plan/source/text", "Source");
      for (let at = 0; at < tasks; at++) yield entity(taskId(at), "Task", { year: at % 3000 });
    },
  },
  relations: {
    *[Symbol.iterator]() {
      const shared = { from: "g", kind: "hasTask", basis: "STATED", strength: null, commitment: null } as const;
      for (let at = 0; at < tasks; at++) {
        const to = taskId(at);
        yield { ...shared, to, id: relationId("g", "hasTask", to), claims: [claim()] } satisfies Relation;
      }
    },
  },
  lists: [],
  exclusions: [],
  silences: [],
};
const hubSnapshot = buildSnapshot(ontology, hub);

/** Gives the event loop its turn at every look at the clock: after each visit, and each step of a sort or of making rows. */
const restless = { milliseconds: 0, visits: usualPace.visits };

/** How often the event loop had its turn while something ran. */
async function turnsDuring(run: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let running = true;
  const turn = (): void => {
    turns++;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  await run();
  running = false;
  return turns;
}

test.each([
  [
    "a quantifier over a hub",
    tasks,
    plan(list("Goal", { where: not(some("hasTask", "out", ["Task"], is("year", "eq", 0))) })),
  ],
  [
    "a hop from a hub, sorted",
    tasks * 1.1,
    plan(
      list("Goal", {
        columns: [hop("hasTask", "out", ["Task"], { order: [{ of: "entity", name: "year", descending: true }] })],
      }),
    ),
  ],
  ["the first search", tasks / 100, plan(list("Task", { near: { text: 0 } }))],
  [
    "a scan, sorted",
    tasks * 1.1,
    plan(connection("Task", { order: [{ of: "entity", name: "year", descending: true }] })),
  ],
])("%s lets the event loop have its turn", async (_, leastTurns, asked) => {
  const engine = createMemoryEngine(ontology, restless);
  engine.adopt(hubSnapshot);
  const turns = await turnsDuring(() => ask(engine, asked, [-1]));
  expect(turns).toBeGreaterThan(leastTurns);
});

test("searches that come before the first is done share its index, also where the first is called off", async () => {
  const engine = createMemoryEngine(ontology);
  engine.adopt(hubSnapshot);
  const asked = plan(list("Task", { near: { text: 0 } }));
  const abort = new AbortController();
  const reason = new Error("no longer wanted");
  const first = ask(engine, asked, [taskId(7)], { signal: abort.signal });
  const others = [8, 9].map(async (at) => (await firsts(engine, list("Task", { near: { text: 0 } }), [taskId(at)]))[0]);
  setTimeout(() => abort.abort(reason), 20);
  await expect(first).rejects.toBe(reason);
  expect(await Promise.all(others)).toEqual([taskId(8), taskId(9)]);
});

test("an index of words that could not be made is begun anew by the next search", () => {
  const graph = openGraph(ontology, buildSnapshot(ontology, world));
  let room = false;
  const failing = {
    ...graph,
    get entityCount(): number {
      if (!room) throw new RangeError("Array buffer allocation failed");
      return graph.entityCount;
    },
  };
  const records = openRecords(graph);
  const index = searchIndexOf(failing, records);
  expect(() => finished(index(patient))).toThrow(RangeError);
  room = true;
  expect(finished(index(patient))).toEqual(finished(searchIndexOf(graph, records)(patient)));
});

test("a signal stops an answer in the midst of one hop", async () => {
  const engine = createMemoryEngine(ontology);
  engine.adopt(hubSnapshot);
  const deep = some(
    "hasTask",
    "out",
    ["Task"],
    some("hasTask", "in", ["Goal"], some("hasTask", "out", ["Task"], is("year", "eq", 0))),
  );
  const asked = plan(list("Goal", { where: deep }));
  const abort = new AbortController();
  const reason = new Error("no longer wanted");
  setTimeout(() => abort.abort(reason), 20);
  const begin = performance.now();
  const answer = await engine.execute(asked, [-1], { signal: abort.signal });
  await expect(gather(asked, answer)).rejects.toBe(reason);
  // to its end it would take the square of the tasks: many minutes
  expect(performance.now() - begin).toBeLessThan(5000);
});

test("answers under way take turns, also where many begin at once", async () => {
  const engine = createMemoryEngine(ontology, restless);
  engine.adopt(hubSnapshot);
  const asked = plan(list("Goal", { where: not(some("hasTask", "out", ["Task"], is("year", "eq", 0))) }));
  const many = () => Promise.all(Array.from({ length: 5 }, () => ask(engine, asked, [-1])));
  const turns = await turnsDuring(many);
  expect(turns).toBeGreaterThan(5 * tasks);
});

test("a load on the main thread lets the event loop have its turn", async () => {
  const engine = createMemoryEngine(ontology);
  let time = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (time += 1000));
  const turns = await turnsDuring(() => engine.replace(hub)).finally(() => clock.mockRestore());
  expect(turns).toBeGreaterThan(tasks / 50);
});

test("a snapshot goes to another thread and back, and answers as before", async () => {
  const snapshot = buildSnapshot(ontology, world);
  const size = byteLength(snapshot);
  const buffers = transferList(snapshot);
  const moved = structuredClone(snapshot, { transfer: buffers });
  expect(buffers.every(({ byteLength: left }) => left === 0)).toBe(true);
  expect(byteLength(moved)).toBe(size);
  const engine = createMemoryEngine(ontology);
  engine.adopt(moved);
  expect(makeDataset(await engine.scan()).revision).toBe(world.revision);
});

test("what another thread has to take over are the columns, hardly more of them for ten times the graph", async () => {
  const { ontology: ofStrategies } = await readCommittedSeeds();
  const partsOf = (entities: number): number => {
    let parts = 0;
    const visit = (part: unknown): void => {
      parts++;
      if (typeof part === "object" && part !== null && !ArrayBuffer.isView(part)) Object.values(part).forEach(visit);
    };
    visit(buildSnapshot(ofStrategies, makeDataset(generateStrategies(1, entities))));
    return parts;
  };
  expect(partsOf(3_000)).toBeLessThan(partsOf(300) * 1.1);
});

test("a snapshot of another ontology is refused", () => {
  const snapshot = { ...buildSnapshot(ontology, world), ontology: "another" };
  expect(() => createMemoryEngine(ontology).adopt(snapshot)).toThrow(
    expect.objectContaining({ code: "ONTOLOGY_MISMATCH" }),
  );
});

test("loads that overlap are done one after the other, and the last stays", async () => {
  const engine = createMemoryEngine(ontology);
  const empty = makeDataset({ strategies: [], documents: [], entities: [], relations: [], lists: [], exclusions: [] });
  const [first, second] = await Promise.all([engine.replace(world), engine.replace(empty)]);
  expect([first.from, second.from]).toEqual([null, world.revision]);
  expect((await engine.status()).revision).toBe(empty.revision);
  expect(await firsts(engine, list("Goal"))).toEqual([]);
});

test("a generated graph takes at most 80 bytes a relation, everything included, and 20 more once it is searched", () => {
  const generated = generateStrategies(1, 5_000);
  const kinds = [
    "Action",
    "FundingSource",
    "Goal",
    "Instrument",
    "Organization",
    "Outcome",
    "Sector",
    "SourceDocument",
    "StrategyDocument",
    "Task",
  ];
  const [kind] = ontology.kinds;
  if (kind === undefined) throw new Error("an ontology without kinds");
  const relations = [...new Set([...generated.relations].map((one) => one.kind))];
  const wide = {
    ...ontology,
    kinds: kinds.map((name) => ({ ...kind, name })),
    relations: relations.map((name) => ({ ...ontology.relations[0], name, from: kinds, to: kinds })),
  } as typeof ontology;
  const snapshot = buildSnapshot(wide, generated);
  expect(snapshot.relations.to.length).toBe([...generated.relations].length);
  const count = snapshot.relations.to.length;
  expect(byteLength(snapshot) / count).toBeLessThan(80);
  const graph = openGraph(wide, snapshot);
  const { words, offsets, places } = finished(searchIndexOf(graph, openRecords(graph))(patient));
  const searched = [words.bytes, words.offsets, offsets, places].reduce((sum, array) => sum + array.byteLength, 0);
  expect(searched / count).toBeLessThan(20);
});

/** Of work that is never late. */
const patient: Meter = { left: 0, spent: () => false, late: () => false, begin: () => {} };

test("relations of an entity may be of kinds of which one's name begins the other's", () => {
  const hasTask = ontology.relations.filter(({ name }) => name === "hasTask");
  const names = ["hasTask1", "hasTask", "hasTasks", "hasTask10"];
  const many: Ontology = { ...ontology, relations: names.flatMap((name) => hasTask.map((one) => ({ ...one, name }))) };
  const entities = [entity("g", "Goal"), entity("plan/source/text", "Source"), entity("t", "Task")];
  const relations = names.map((name) => relation("g", name, "t"));
  const { revision: _, ...parts } = { ...world, entities, relations, lists: [], exclusions: [], silences: [] };
  const ordered = makeDataset(parts);
  const engine = createMemoryEngine(many);
  engine.adopt(buildSnapshot(many, ordered));
  expect([...ordered.relations].map(({ kind }) => kind)).toEqual(["hasTask10", "hasTask1", "hasTask", "hasTasks"]);
});

test("the generator gives the same for the same seed, in canonical order, with quotes that are in the texts", () => {
  const [one, other] = [generateStrategies(7, 1_000), generateStrategies(7, 1_000)];
  const ordered = makeDataset(one);
  expect(ordered.revision).toBe(makeDataset(other).revision);
  expect(ordered.revision).not.toBe(makeDataset(generateStrategies(8, 1_000)).revision);
  expect(ordered.relations).toBe(one.relations);
  expect([...one.relations]).toHaveLength(5_000);
  const texts = new Map([...one.documents].map(({ id, text }) => [id, text]));
  for (const { claims } of one.relations) {
    for (const { document, start, end } of claims.flatMap(({ quotes }) => quotes)) {
      expect(texts.get(document)?.slice(start, end)).toMatch(/\(item \d+\)$/);
    }
  }
});

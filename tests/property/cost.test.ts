import fc from "fast-check";
import { expect, test } from "vitest";
import { createEstimator } from "../../graph/cost/estimate.ts";
import type { Dataset } from "../../graph/dataset.ts";
import type { Engine } from "../../graph/engine.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { Column, Plan, Walk } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { statisticsBuilder } from "../../graph/statistics.ts";
import { entity, ontology, relation } from "../contract/making.ts";
import { plainStatistics } from "../contract/plain-statistics.ts";
import { ask, hop, is, list, plan, selection } from "../contract/plans.ts";
import { worldOf } from "../contract/world.ts";
import { someDataset } from "./random/dataset.ts";
import { someOntology } from "./random/ontology.ts";
import { someRoot } from "./random/roots.ts";

const runs = Number(process.env.STRATEGRAPH_RUNS ?? 1000);
const timeout = 1_200_000;

const ids = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `plan/${kind}/${1000 + at}`);

function graphOf(goals: number, tasks: number, links: Iterable<readonly [goal: number, task: number]>): Dataset {
  const [goalIds, taskIds] = [ids("goal", goals), ids("task", tasks)];
  return worldOf({
    entities: [
      ...goalIds.map((id) => entity(id, "Goal")),
      entity("plan/source/text", "Source"),
      ...taskIds.map((id) => entity(id, "Task", { year: 2030 })),
    ],
    relations: [...links].map(([goal, task]) => relation(goalIds[goal] ?? "", "hasTask", taskIds[task] ?? "")),
    lists: [],
    exclusions: [],
  });
}

/** Each goal has as many tasks, no two of them the same. */
function tree(goals: number, each: number): Dataset {
  const links = Array.from({ length: goals * each }, (_, at) => [Math.floor(at / each), at] as const);
  return graphOf(goals, goals * each, links);
}

/** What an engine visits for an answer: the smallest budget that is enough. */
async function visited(engine: Engine, asked: Plan, values: readonly Value[]): Promise<number> {
  const enough = (visits: number) =>
    ask(engine, asked, values, { budget: { visits } }).then(
      () => true,
      () => false,
    );
  let [less, more] = [-1, 1];
  while (!(await enough(more))) [less, more] = [more, more * 2];
  while (more - less > 1) {
    const between = Math.floor((less + more) / 2);
    if (await enough(between)) more = between;
    else less = between;
  }
  return more;
}

async function compared(dataset: Dataset, asked: Plan, values: readonly Value[] = []) {
  const engine = createMemoryEngine(ontology);
  await engine.replace(dataset);
  const { visits } = createEstimator(ontology, await engine.statistics())(asked, values);
  return { estimated: visits, visited: await visited(engine, asked, values) };
}

const limited = { offset: null, limit: 0, after: null };
const tasks = (columns: readonly Column[] = []) => hop("hasTask", "out", ["Task"], { columns });
const goalsOf = (columns: readonly Column[]) => hop("hasTask", "in", ["Goal"], { columns });

test("where degrees are alike, hops there and back are estimated at what they visit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 8 }), async (goals, each) => {
      const dataset = tree(goals, each);
      for (const columns of [[], [tasks()], [tasks([goalsOf([])])], [tasks([goalsOf([tasks()])]), tasks()]]) {
        const { estimated, visited } = await compared(dataset, plan(list("Goal", { columns })));
        expect(estimated).toBeCloseTo(visited, 6);
      }
    }),
    { numRuns: 25 },
  );
});

test("where degrees are alike, limits of lists and of hops are estimated at what they visit", async () => {
  const shape = [fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 8 }), fc.nat(10)] as const;
  await fc.assert(
    fc.asyncProperty(...shape, async (goals, each, limit) => {
      const dataset = tree(goals, each);
      const few = hop("hasTask", "out", ["Task"], { page: limited });
      for (const asked of [list("Goal", { page: limited, columns: [tasks()] }), list("Goal", { columns: [few] })]) {
        const { estimated, visited } = await compared(dataset, plan(asked), [limit]);
        expect(estimated).toBeCloseTo(visited, 6);
      }
    }),
    { numRuns: 25 },
  );
});

test("however degrees differ, one hop is estimated at what it visits, and one with a limit at no less", async () => {
  const link = fc.tuple(fc.nat(9), fc.nat(9));
  const links = fc.uniqueArray(link, { maxLength: 60, selector: ([goal, task]) => goal * 10 + task });
  await fc.assert(
    fc.asyncProperty(links, fc.nat(6), async (some, limit) => {
      const dataset = graphOf(10, 10, some);
      const whole = await compared(dataset, plan(list("Goal", { columns: [tasks()] })));
      expect(whole.estimated).toBeCloseTo(whole.visited, 6);
      const few = hop("hasTask", "out", ["Task"], { page: limited });
      const cut = await compared(dataset, plan(list("Goal", { columns: [few] })), [limit]);
      expect(cut.estimated).toBeGreaterThan(cut.visited - 1e-6);
    }),
    { numRuns: 50 },
  );
});

test("what lies within reach, and paths, are estimated within a factor of four where degrees are alike", async () => {
  const walk: Walk = {
    steps: [
      { relation: "hasTask", direction: "out" },
      { relation: "hasTask", direction: "in" },
    ],
    minHops: 1,
    maxHops: 3,
    through: null,
    avoid: null,
  };
  const everywhere = selection(["Goal", "Task"]);
  const [from, to] = [selection(["Goal"]), selection(["Task"])];
  const page = { offset: null, limit: null, after: null };
  const ways = { op: "ways", from, to, walk, page, total: false, empty: false, columns: [] } as const;
  for (const each of [2, 3, 5]) {
    // each goal has so many tasks and each task so many goals, and different ones have few in common
    const apart = [0, 7, 30, 55, 81];
    const links = Array.from({ length: 101 * each }, (_, at) => {
      const goal = Math.floor(at / each);
      return [goal, (goal + (apart[at % each] ?? 0)) % 101] as const;
    });
    const dataset = graphOf(101, 101, links);
    const reachable: Column = { column: "ways", walk, selection: everywhere };
    for (const asked of [
      plan(list("Goal", { columns: [reachable] })),
      plan({ ...ways, each: "path", order: "length" }),
      plan({ ...ways, each: "path", order: "start" }),
      plan({ ...ways, each: "end", order: "start" }),
    ]) {
      const { estimated, visited } = await compared(dataset, asked);
      expect(estimated / visited).toBeGreaterThan(1 / 4);
      expect(estimated / visited).toBeLessThan(4);
    }
  }
});

test("ids are estimated as so many, and a filter by fewer than without it", async () => {
  const dataset = tree(40, 2);
  const of = (where: Parameters<typeof list>[1]) =>
    compared(dataset, plan(list("Goal", { columns: [tasks()], ...where })), [ids("goal", 3), "name"]);
  const all = await of({});
  const some = await of({ where: is("id", "in", 0) });
  expect(some.estimated).toBeCloseTo(some.visited, 6);
  expect((await of({ where: is("name", "eq", 1) })).estimated).toBeLessThan(all.estimated);
});

test("any plan has an estimate of any graph, and all engines count a graph alike", { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const own = someOntology(g);
      const dataset = someDataset(g, own);
      const values: Value[] = [];
      const asked: Plan = { version: 1, project: "rows", roots: [someRoot({ g, values }), someRoot({ g, values })] };
      const engine = createMemoryEngine(own);
      await engine.replace(dataset);
      const statistics = await engine.statistics();
      const counting = statisticsBuilder(own);
      for (const one of dataset.entities) counting.entity(one);
      for (const one of dataset.relations) counting.relation(one);
      expect(statistics).toEqual(plainStatistics(own, dataset));
      expect(counting.finish()).toEqual(statistics);
      const { visits, roots } = createEstimator(own, statistics)(asked, values);
      for (const count of [visits, ...roots.flatMap((root) => [root.visits, root.dearest.visits])]) {
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThan(Number.POSITIVE_INFINITY);
      }
    }),
    { numRuns: Math.ceil(runs / 10), endOnFailure: true },
  );
});

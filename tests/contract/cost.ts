import { expect, test } from "vitest";
import type { Ways } from "../../graph/plan/plan.ts";
import { engineOf, type MakeEngine } from "./loaded.ts";
import { ontology } from "./making.ts";
import { createPlainEngine } from "./plain-engine.ts";
import { ask, hop, id, list, plan, selection } from "./plans.ts";
import { hub, world } from "./world.ts";

/** From a goal to its tasks, back, and to its tasks again. */
const thereAndBack = (limit: number | null = null) => {
  const page = { offset: null, limit, after: null };
  const again = hop("hasTask", "in", ["Goal"], { columns: [hop("hasTask", "out", ["Task"])] });
  return plan(list("Goal", { columns: [hop("hasTask", "out", ["Task"], { page, columns: [again] })] }));
};

const everything = selection(ontology.kinds.map(({ name }) => name));
const everyPath: Ways = {
  op: "ways",
  from: everything,
  to: everything,
  walk: {
    steps: [
      { relation: "hasTask", direction: "out" },
      { relation: "hasTask", direction: "in" },
    ],
    minHops: 1,
    maxHops: 6,
    through: null,
    avoid: null,
  },
  each: "path",
  order: "length",
  empty: false,
  page: { offset: null, limit: null, after: null },
  total: false,
  columns: [id],
};

/** What a graph is counted to be made of, and the questions that are refused by it before they are run. */
export function costContract(make: MakeEngine): void {
  const withEngine = engineOf(make);

  test("before the first load there are no statistics", () =>
    withEngine(async (engine) => {
      await expect(engine.statistics()).rejects.toMatchObject({ code: "NOT_LOADED" });
      const asking = engine.execute(plan(list("Goal")), [], { budget: { estimated: 1 } });
      await expect(asking).rejects.toMatchObject({ code: "NOT_LOADED" });
    }));

  test("statistics say how many entities there are of each kind, and how many relations they have", () =>
    withEngine(async (engine) => {
      await engine.replace(hub(3));
      const { entities, relations } = await engine.statistics();
      expect(entities).toEqual([1, 3, 0, 1]);
      expect(relations[0]).toEqual({
        out: [{ relations: 3, entities: 1 }, null, null, null],
        in: [null, { relations: 3, entities: 3 }, null, null],
      });
      expect(relations[1]).toEqual({ out: [null, null, null, null], in: [null, null, null, null] });
      await engine.replace(world);
      const plain = createPlainEngine(ontology);
      await plain.replace(world);
      expect(await engine.statistics()).toEqual(await plain.statistics());
    }));

  test("a question that is estimated to visit too much is refused, with where, how much and what to do", () =>
    withEngine(async (engine) => {
      await engine.replace(hub(500));
      const refused = { code: "COST_TOO_HIGH", diagnostics: [expect.objectContaining({ severity: "error" })] };
      const nested = engine.execute(thereAndBack(), [], { budget: { estimated: 100_000 } });
      await expect(nested).rejects.toMatchObject({
        ...refused,
        message:
          "COST_TOO_HIGH The question would visit some 250,000 entities and relations, and may visit 100,000: 250,000 of " +
          "them along root 0.hasTask.hasTaskOf.hasTask. (ask for fewer on the levels above, by `limit`, `first`, a filter " +
          "or ids, or for fewer levels)",
      });
      const paths = engine.execute(plan(everyPath), [], { budget: { estimated: 100_000 } });
      await expect(paths).rejects.toMatchObject({
        ...refused,
        message: expect.stringMatching(/ for the ways of root 0\. \(ask for fewer hops or fewer relations, /),
      });
    }));

  test("a limit, ids or fewer hops make a question cheap enough, and it is answered", () =>
    withEngine(async (engine) => {
      await engine.replace(hub(500));
      const budget = { estimated: 100_000 };
      expect(await ask(engine, thereAndBack(0), [2], { budget })).toHaveLength(1);
      const near: Ways = { ...everyPath, walk: { ...everyPath.walk, maxHops: 1 } };
      expect(await ask(engine, plan(near), [], { budget })).toHaveLength(1);
    }));

  test("what is estimated is of the graph there is, after every load", () =>
    withEngine(async (engine) => {
      const budget = { estimated: 100_000 };
      await engine.replace(hub(2));
      expect(await ask(engine, thereAndBack(), [], { budget })).toHaveLength(1);
      await engine.replace(hub(500));
      await expect(ask(engine, thereAndBack(), [], { budget })).rejects.toMatchObject({ code: "COST_TOO_HIGH" });
      await engine.replace(hub(2));
      expect(await ask(engine, thereAndBack(), [], { budget })).toHaveLength(1);
    }));
}

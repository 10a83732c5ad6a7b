import { expect, test } from "vitest";
import type { Dataset, Relation } from "../../graph/dataset.ts";
import { type Part, partOf } from "../../graph/part.ts";
import { makeDataset } from "../../graph/revision.ts";
import type { Batch } from "../../graph/rows.ts";
import { listed } from "./listed.ts";
import { engineOf, type MakeEngine } from "./loaded.ts";
import { entity, ontology, relation } from "./making.ts";
import { ask, connection, counted, firsts, gather, hop, list, plan, some } from "./plans.ts";
import { hub, world, worldOf } from "./world.ts";

const nothing = { added: 0, changed: 0, removed: 0 };

export function lifeContract(make: MakeEngine): void {
  const withEngine = engineOf(make);

  test("before the first load there is no revision, and a question is refused", () =>
    withEngine(async (engine) => {
      expect(await engine.status()).toEqual({ revision: null, entities: 0, relations: 0, stated: 0 });
      await expect(engine.execute(plan(list("Goal")), [])).rejects.toMatchObject({ code: "NOT_LOADED" });
      await expect(engine.scan()).rejects.toMatchObject({ code: "NOT_LOADED" });
    }));

  test("a load says what it changes, and the status what there is", () =>
    withEngine(async (engine) => {
      const relations = [...world.relations];
      expect(await engine.replace(world)).toEqual({
        from: null,
        to: world.revision,
        entities: { ...nothing, added: 12 },
        relations: { ...nothing, added: relations.length },
      });
      const stated = relations.filter(({ basis }) => basis === "STATED").length;
      expect(await engine.status()).toEqual({
        revision: world.revision,
        entities: 12,
        relations: relations.length,
        stated,
      });
    }));

  test("a second load counts what came, what went and what changed; the same again changes nothing", () =>
    withEngine(async (engine) => {
      await engine.replace(world);
      const entities = [...world.entities].map((one) =>
        one.id === "plan/goal/b" ? { ...one, description: "now described" } : one,
      );
      const relations: Relation[] = [...world.relations].filter(({ kind }) => kind !== "prioritizes");
      const next = worldOf({
        entities: [...entities.filter(({ id }) => id !== "plan/goal/c"), entity("plan/goal/d", "Goal")],
        relations: [...relations.slice(1), relation("plan/goal/d", "hasTask", "plan/task/two")],
        exclusions: [],
      });
      const difference = {
        from: world.revision,
        to: next.revision,
        entities: { added: 1, changed: 1, removed: 1 },
        relations: { added: 1, changed: 0, removed: 5 },
      };
      expect(await engine.replace(next, { dryRun: true })).toEqual(difference);
      expect((await engine.status()).revision).toBe(world.revision);
      expect(await engine.replace(next)).toEqual(difference);
      expect(await engine.replace(next)).toEqual({
        from: next.revision,
        to: next.revision,
        entities: nothing,
        relations: nothing,
      });
    }));

  test("a graph that is read back hashes to the revision it was loaded with", () =>
    withEngine(async (engine) => {
      await engine.replace(world);
      const scanned = await engine.scan();
      expect(scanned.revision).toBe(world.revision);
      expect(listed(scanned)).toEqual(listed(world));
      expect(makeDataset(scanned).revision).toBe(world.revision);
    }));

  test("a part of a graph is read back as it is taken out of the whole, with the documents it quotes", () =>
    withEngine(async (engine) => {
      await engine.replace(world);
      const entities = [...world.entities].map(({ id }) => id);
      const relations = [...world.relations].map(({ id }) => id);
      const parts: Part[] = [
        { entities: new Set(), relations: null },
        { entities: new Set(entities), relations: null },
        { entities: new Set(entities), relations: new Set(relations.filter((_, at) => at % 2 === 0)) },
        { entities: new Set(entities.filter((_, at) => at % 3 !== 0)), relations: null },
        { entities: new Set(entities.slice(-2)), relations: new Set(relations) },
        { entities: new Set(["nobody", "", ...entities.slice(0, 3)]), relations: new Set(["nobody"]) },
      ];
      for (const only of parts) expect(listed(await engine.scan({ only }))).toEqual(listed(partOf(world, only)));
    }));

  test("an empty graph can be loaded, asked and read back", () =>
    withEngine(async (engine) => {
      const empty = makeDataset({
        strategies: [],
        documents: [],
        entities: [],
        relations: [],
        lists: [],
        exclusions: [],
      });
      await engine.replace(empty);
      expect(await ask(engine, plan(list("Task"), connection("Goal")))).toEqual([
        { head: null, rows: [] },
        { head: [0, false, false], rows: [] },
      ]);
      expect(makeDataset(await engine.scan()).revision).toBe(empty.revision);
    }));

  test("a load of a dataset that is out of order or incomplete leaves the old graph", () =>
    withEngine(async (engine) => {
      await engine.replace(world);
      const backwards: Dataset = { ...world, revision: "other", entities: [...world.entities].reverse() };
      await expect(engine.replace(backwards)).rejects.toMatchObject({ code: "DATASET_ORDER" });
      const dangling = worldOf({ relations: [relation("plan/goal/a", "hasTask", "plan/task/nowhere")] });
      await expect(engine.replace(dangling)).rejects.toMatchObject({ code: "DATASET_REFERENCE" });
      const silence = { strategy: "plan", rule: "r", reason: "", annotator: "" };
      const silencing = worldOf({ silences: [{ ...silence, entities: ["plan/goal/a", "plan/goal/nowhere"] }] });
      await expect(engine.replace(silencing)).rejects.toMatchObject({ code: "DATASET_REFERENCE" });
      expect((await engine.status()).revision).toBe(world.revision);
      expect(await firsts(engine, list("Goal"))).toHaveLength(3);
    }));

  test("any two neighbours that stand the wrong way round, or twice, are out of order", () =>
    withEngine(async (engine) => {
      const [entities, relations] = [[...world.entities], [...world.relations]];
      const swapped = <T>(all: readonly T[], at: number): T[] =>
        all.with(at, all[at + 1] as T).with(at + 1, all[at] as T);
      const twice = <T>(all: readonly T[], at: number): T[] => all.toSpliced(at, 0, all[at] as T);
      const faulty = [
        ...entities
          .slice(1)
          .flatMap((_, at) => [swapped(entities, at), twice(entities, at)].map((entities) => ({ entities }))),
        ...relations
          .slice(1)
          .flatMap((_, at) => [swapped(relations, at), twice(relations, at)].map((relations) => ({ relations }))),
      ];
      for (const part of faulty) {
        const replaced = engine.replace({ ...world, ...part, revision: "other" });
        await expect(replaced).rejects.toMatchObject({ code: "DATASET_ORDER" });
      }
    }));

  test("a load that is aborted, before or in its midst, leaves the old graph", () =>
    withEngine(async (engine) => {
      await engine.replace(world);
      const reason = new Error("not now");
      await expect(engine.replace(hub(1), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
      const abort = new AbortController();
      const big = hub(3000);
      const pulled: Dataset = {
        ...big,
        relations: {
          *[Symbol.iterator]() {
            for (const [at, one] of [...big.relations].entries()) {
              if (at === 2000) abort.abort(reason);
              yield one;
            }
          },
        },
      };
      await expect(engine.replace(pulled, { signal: abort.signal })).rejects.toBe(reason);
      expect((await engine.status()).revision).toBe(world.revision);
    }));

  test("an answer under way ends on the graph it began with", () =>
    withEngine(async (engine) => {
      await engine.replace(hub(2500));
      const before = await engine.status();
      const asked = plan(list("Task"), list("Goal"));
      const answer = await engine.execute(asked, []);
      const batches: Batch[] = [];
      for await (const batch of answer.batches) {
        if (batches.length === 0) await engine.replace(world);
        batches.push(batch);
      }
      expect(answer).toMatchObject(before);
      expect(batches.flatMap(({ rows }) => rows)).toHaveLength(2501);
      const { batches: _, ...now } = await engine.execute(asked, []);
      expect(now).toEqual(await engine.status());
      expect(now.revision).toBe(world.revision);
    }));

  test("batches are small, and a connection's head stands on the first", () =>
    withEngine(async (engine) => {
      await engine.replace(hub(2500));
      const answer = await engine.execute(plan(connection("Task")), []);
      const heads: Batch["head"][] = [];
      for await (const { head } of answer.batches) heads.push(head);
      expect(heads[0]).toEqual([2500, false, false]);
      expect(heads.slice(1).every((head) => head === null)).toBe(true);
    }));

  test("an aborted answer ends with the signal's reason", () =>
    withEngine(async (engine) => {
      await engine.replace(hub(500));
      const reason = new Error("enough");
      const asked = plan(list("Goal", { where: some("hasTask", "out", ["Task"]) }), list("Task"));
      const before = await engine
        .execute(asked, [], { signal: AbortSignal.abort(reason) })
        .then((answer) => gather(asked, answer))
        .catch((error: unknown) => error);
      expect(before).toBe(reason);
      const abort = new AbortController();
      const answer = await engine.execute(asked, [], { signal: abort.signal });
      const gathering = gather(asked, {
        ...answer,
        batches: (async function* () {
          for await (const batch of answer.batches) {
            abort.abort(reason);
            yield batch;
          }
        })(),
      });
      await expect(gathering).rejects.toBe(reason);
    }));

  test("a budget of visits is kept", () =>
    withEngine(async (engine) => {
      await engine.replace(hub(500));
      const asked = plan(list("Goal", { columns: [counted(hop("hasTask", "out", ["Task"]))] }));
      await expect(ask(engine, asked, [], { budget: { visits: 400 } })).rejects.toMatchObject({
        code: "BUDGET_EXCEEDED",
      });
      expect(await ask(engine, asked, [], { budget: { visits: 501 } })).toHaveLength(1);
    }));

  test("a watcher hears of each new revision, until it is called off", () =>
    withEngine(async (engine) => {
      const heard: string[] = [];
      const stop = engine.watch((revision) => heard.push(revision));
      const small = hub(1);
      await engine.replace(world);
      await engine.replace(small, { dryRun: true });
      await engine.replace(small);
      stop();
      await engine.replace(world);
      expect(heard).toEqual([world.revision, small.revision]);
    }));

  test("a closed engine has no graph", async () => {
    const engine = await make(ontology);
    await engine.replace(world);
    await engine.close();
    await expect(engine.execute(plan(list("Goal")), [])).rejects.toMatchObject({ code: "NOT_LOADED" });
  });
}

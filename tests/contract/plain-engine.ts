import { isDeepStrictEqual } from "node:util";
import { createEstimator } from "../../graph/cost/estimate.ts";
import { refuseAbove } from "../../graph/cost/refuse.ts";
import { compareCodePoints, type Dataset } from "../../graph/dataset.ts";
import type { Changes, Engine, Loaded } from "../../graph/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { partOf } from "../../graph/part.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import type { Batch } from "../../graph/rows.ts";
import { answerRoot } from "./plain-roots.ts";
import { plainStatistics } from "./plain-statistics.ts";
import { failure, type World, worldOf } from "./plain-world.ts";

/**
 * The obvious engine: plain objects, no index, every rule spelled out where it applies. What it answers is what a plan
 * means; the real engines are held against it.
 */
export function createPlainEngine(ontology: Ontology): Engine {
  let current: Dataset | null = null;
  const watchers = new Set<{ readonly call: (revision: string) => void }>();
  const loaded = (): Dataset => {
    if (current === null) throw failure("NOT_LOADED", "There is no graph yet.");
    return current;
  };
  return {
    name: "plain",
    replace: async (dataset, { dryRun, signal } = {}) => {
      const next = copy(dataset);
      await turn(signal);
      const difference = {
        from: current?.revision ?? null,
        to: next.revision,
        entities: changes(current?.entities ?? [], next.entities),
        relations: changes(current?.relations ?? [], next.relations),
      };
      if (dryRun === true) return difference;
      current = next;
      for (const watcher of watchers) watcher.call(next.revision);
      return difference;
    },
    execute: async (plan, values, options = {}) => {
      const dataset = loaded();
      const limit = options.budget?.estimated;
      if (limit !== undefined) {
        const estimate = createEstimator(ontology, plainStatistics(ontology, dataset))(plan, values);
        refuseAbove(ontology, estimate, limit);
      }
      const world = worldOf(ontology, dataset, values, options.budget);
      return { ...sizeOf(dataset), batches: answer(world, plan, options.signal) };
    },
    explain: () => "looks at everything",
    status: async () => (current === null ? { revision: null, entities: 0, relations: 0, stated: 0 } : sizeOf(current)),
    statistics: async () => plainStatistics(ontology, loaded()),
    watch: (call) => {
      const watcher = { call };
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
    scan: async ({ only } = {}) => (only === undefined ? loaded() : partOf(loaded(), only)),
    close: async () => {
      current = null;
      watchers.clear();
    },
  };
}

function sizeOf({ revision, entities, relations }: Dataset): Loaded {
  const all = [...relations];
  const stated = all.filter(({ basis }) => basis === "STATED");
  return { revision, entities: [...entities].length, relations: all.length, stated: stated.length };
}

function copy(dataset: Dataset): Dataset {
  const copied = { ...dataset, entities: [...dataset.entities], relations: [...dataset.relations] };
  for (const parts of [copied.entities, copied.relations]) {
    parts.forEach(({ id }, at) => {
      const before = parts[at - 1];
      if (before !== undefined && compareCodePoints(before.id, id) >= 0) throw failure("DATASET_ORDER", id);
    });
  }
  const ids = new Set(copied.entities.map(({ id }) => id));
  for (const { from, to } of copied.relations) {
    for (const id of [from, to]) if (!ids.has(id)) throw failure("DATASET_REFERENCE", id);
  }
  for (const id of [...copied.silences].flatMap((one) => one.entities)) {
    if (!ids.has(id)) throw failure("DATASET_REFERENCE", id);
  }
  return copied;
}

function changes<T extends { readonly id: string }>(from: Iterable<T>, to: Iterable<T>): Changes {
  const [before, after] = [
    new Map([...from].map((one) => [one.id, one])),
    new Map([...to].map((one) => [one.id, one])),
  ];
  return {
    added: [...after.keys()].filter((id) => !before.has(id)).length,
    removed: [...before.keys()].filter((id) => !after.has(id)).length,
    changed: [...after].filter(([id, one]) => before.has(id) && !isDeepStrictEqual(before.get(id), one)).length,
  };
}

async function* answer(world: World, plan: Plan, signal: AbortSignal | undefined): AsyncGenerator<Batch> {
  await turn(signal);
  for (const [number, root] of plan.roots.entries()) {
    const batch = { root: number, ...answerRoot(world, root) };
    await turn(signal);
    yield batch;
  }
}

async function turn(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}

import { createEstimator, type Estimator } from "../cost/estimate.ts";
import { refuseAbove } from "../cost/refuse.ts";
import type { Dataset } from "../dataset.ts";
import { StrategraphError } from "../diagnostic.ts";
import type { Answer, Engine, Loaded, ReplaceOptions, Status } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import { inSlices } from "../slices.ts";
import { openAttributes } from "./attributes.ts";
import { buildSteps } from "./build.ts";
import { differenceSteps } from "./difference.ts";
import { execute, type Opened } from "./execute.ts";
import { explain } from "./explain.ts";
import { type Graph, openGraph } from "./graph.ts";
import { createTurns, type Pace, usualPace } from "./meter.ts";
import { quoteIndexOf } from "./quote-index.ts";
import { openRecords } from "./records.ts";
import { scanPartSteps, scanSteps } from "./scan.ts";
import { searchIndexOf } from "./search-index.ts";
import type { Snapshot } from "./snapshot.ts";

export interface MemoryEngine extends Engine {
  /**
   * Makes a snapshot, built here or in another thread, the graph. Errors: ONTOLOGY_MISMATCH. Cost: O(kinds), whatever
   * the size of the graph.
   */
  adopt(snapshot: Snapshot): void;
}

interface Held extends Opened {
  readonly estimate: Estimator;
}

/** An engine that holds its graph in this process; `pace` says how it shares the event loop. Cost: O(kinds). */
export function createMemoryEngine(ontology: Ontology, pace: Pace = usualPace): MemoryEngine {
  let current: Held | null = null;
  let replacing: Promise<unknown> = Promise.resolve();
  const watchers = new Set<(revision: string) => void>();
  const turns = createTurns(pace);

  const open = (snapshot: Snapshot): Held => {
    const graph = openGraph(ontology, snapshot);
    const records = openRecords(graph);
    const estimate = createEstimator(ontology, snapshot.statistics);
    return {
      graph,
      attributes: openAttributes(graph),
      records,
      searchIndex: searchIndexOf(graph, records),
      quoteIndex: quoteIndexOf(graph),
      estimate,
    };
  };
  const loaded = (): Held => {
    if (current === null) throw notLoaded();
    return current;
  };
  const show = (next: Held): void => {
    current = next;
    for (const watcher of [...watchers]) watcher(next.graph.snapshot.revision);
  };
  const replace = async (dataset: Dataset, { dryRun, signal, progress }: ReplaceOptions) => {
    const next = open(await inSlices(buildSteps(ontology, dataset, progress), signal));
    const before = current === null ? null : await inSlices(scanSteps(current), signal);
    const after = await inSlices(scanSteps(next), signal);
    const difference = await inSlices(differenceSteps(before, after), signal);
    if (dryRun !== true) show(next);
    return difference;
  };

  return {
    name: "memory",
    replace: (dataset, options = {}) => {
      const done = replacing.then(() => replace(dataset, options));
      replacing = done.catch(() => undefined);
      return done;
    },
    execute: async (plan, values, options = {}): Promise<Answer> => {
      const opened = loaded();
      const most = options.budget?.estimated ?? Number.POSITIVE_INFINITY;
      if (most < Number.POSITIVE_INFINITY) refuseAbove(ontology, opened.estimate(plan, values), most);
      const { revision, entities, relations, stated } = sizeOf(opened.graph);
      return { revision, entities, relations, stated, batches: execute(opened, turns, pace, plan, values, options) };
    },
    explain: (plan) => explain(plan),
    status: async () => statusOf(current?.graph ?? null),
    statistics: async () => loaded().graph.snapshot.statistics,
    watch: (onRevision) => {
      // a wrapper of its own, so that the same function may watch twice
      const watcher = (revision: string): void => onRevision(revision);
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
    scan: async ({ only, signal } = {}) =>
      inSlices(only === undefined ? scanSteps(loaded()) : scanPartSteps(loaded(), only), signal),
    close: async () => {
      watchers.clear();
      current = null;
    },
    adopt: (snapshot) => show(open(snapshot)),
  };
}

function statusOf(graph: Graph | null): Status {
  return graph === null ? { revision: null, entities: 0, relations: 0, stated: 0 } : sizeOf(graph);
}

function sizeOf(graph: Graph): Loaded {
  const { revision, relations } = graph.snapshot;
  return { revision, entities: graph.entityCount, relations: relations.to.length, stated: relations.stated };
}

function notLoaded(): StrategraphError {
  return new StrategraphError({
    code: "NOT_LOADED",
    severity: "error",
    message: "There is no graph yet.",
    hint: "load one with replace",
  });
}

import cluster, { type Worker } from "node:cluster";
import { StrategraphError } from "../../../graph/diagnostic.ts";
import type { Family } from "../exposition.ts";
import type { Adoption } from "../load-in-worker.ts";
import type { Ask, OpenOptions } from "../open.ts";
import { createMeasured } from "./measured.ts";
import type { Order, Report, Started } from "./messages.ts";

export interface Crew {
  /** Starts so many. Errors: those of the first that cannot start; then none runs. */
  start(count: number): Promise<Started>;
  /** Has all of them show another graph: none by it before all have stopped answering by the one before. */
  switchTo(graph: Adoption): Promise<void>;
  renew(changed: readonly ("examples" | "findings")[]): Promise<void>;
  /** Asks one of them. */
  readonly ask: Ask;
  /** Lets them finish what is under way. */
  stop(): Promise<void>;
}

/** Milliseconds that requests under way have when closing, unless said. */
const usualDrain = 10_000;
/** Milliseconds before one that died is replaced: doubled each time it does not live long, up to a minute. */
const [shortestWait, longestWait, longLife] = [100, 60_000, 30_000];
/** Milliseconds in which a worker stops answering, or shows what it has ready; one that does not is ended. */
const promptly = 5_000;
/** The same for reading a graph, which takes some seconds for a million entities; and for reading it out of a Neo4j. */
const [patiently, veryPatiently] = [120_000, 1_800_000];
/** The same for saying what it has measured. */
const soon = 3_000;

/** Processes that answer on one port. `first`: what those that are started are to serve. */
export function createCrew(
  first: Adoption | null,
  { log, metrics = null, drainTimeout = usualDrain }: Pick<OpenOptions, "log" | "metrics" | "drainTimeout">,
): Crew {
  let graph = first;
  let stopping = false;
  let wait = shortestWait;
  const serving = new Set<Worker>();
  const measured = createMeasured();
  let gathering: Promise<readonly Family[]> | null = null;
  const timers = new Set<NodeJS.Timeout>();
  let last: Promise<unknown> = Promise.resolve();
  cluster.setupPrimary({ serialization: "advanced" });

  /** One after the other: nobody is started while a graph takes the place of another. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function startOne(): Promise<Started> {
    const began = performance.now();
    const worker = cluster.fork();
    worker.on("message", async (report: Report) => {
      if (report.say !== "gather") return;
      worker.send({ say: "gathered", families: await gather() } satisfies Order, () => {});
    });
    try {
      await reported(worker, "here", patiently);
      const { say: _, ...started } = await ordered(
        worker,
        { say: "serve", graph },
        "serving",
        graph === null ? veryPatiently : patiently,
      );
      serving.add(worker);
      worker.once("exit", (code, signal) => lost(worker, signal ?? String(code), performance.now() - began));
      log({ event: "worker", pid: worker.process.pid ?? 0, state: "serving" });
      return started;
    } catch (error) {
      await ended(worker);
      throw error;
    }
  }

  /** What all have measured; of who does not say so soon, what it said last. Once for all who ask meanwhile. */
  function gather(): Promise<readonly Family[]> {
    gathering ??= gatherOnce().finally(() => {
      gathering = null;
    });
    return gathering;
  }

  async function gatherOnce(): Promise<readonly Family[]> {
    const each = [...serving].map(async (worker) => {
      measured.say(worker, (await ordered(worker, { say: "measure" }, "measured", soon)).families);
    });
    const [own] = await Promise.all([metrics?.families() ?? [], Promise.allSettled(each)]);
    return measured.all(own);
  }

  function lost(worker: Worker, how: string, lived: number): void {
    measured.end(worker);
    if (!serving.delete(worker) || stopping) return;
    if (lived > longLife) wait = shortestWait;
    log({ event: "worker", pid: worker.process.pid ?? 0, state: "ended", how, milliseconds: wait });
    replace();
  }

  function replace(): void {
    const timer = setTimeout(async () => {
      timers.delete(timer);
      if (stopping) return;
      try {
        await alone(startOne);
      } catch (error) {
        if (stopping) return;
        log({ event: "fault", error });
        replace();
      }
    }, wait);
    timers.add(timer);
    wait = Math.min(wait * 2, longestWait);
  }

  /** Gives an order to some, and gives those that carried it out; the others are ended, and replaced. */
  async function all(workers: readonly Worker[], order: Order, report: Report["say"], within: number) {
    const done = await Promise.all(
      workers.map(async (worker) => {
        try {
          await ordered(worker, order, report, within);
          return [worker];
        } catch (error) {
          log({ event: "fault", error });
          await ended(worker);
          return [];
        }
      }),
    );
    return done.flat();
  }

  return {
    start: (count) =>
      alone(async () => {
        const started = await startOne();
        await Promise.all(Array.from({ length: count - 1 }, startOne));
        return started;
      }).catch(async (error) => {
        stopping = true;
        await Promise.all(living().map(ended));
        throw error;
      }),
    switchTo: (next) =>
      alone(async () => {
        const prepared = await all([...serving], { say: "prepare", graph: next }, "prepared", patiently);
        // whoever is started from now on begins with it
        graph = next;
        const held = await all(prepared, { say: "hold" }, "held", promptly);
        await all(held, { say: "show" }, "shown", promptly);
      }),
    renew: (changed) =>
      alone(async () => {
        await all([...serving], { say: "renew", changed }, "renewed", patiently);
      }),
    ask: (query, variables) =>
      alone(async () => {
        const [worker] = serving;
        if (worker === undefined) throw new Error("no worker answers");
        return (await ordered(worker, { say: "ask", query, variables }, "answered", patiently)).answer;
      }),
    stop: async () => {
      stopping = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(
        living().map(async (worker) => {
          const gone = exitOf(worker);
          worker.send({ say: "stop" } satisfies Order, () => {});
          const late = setTimeout(() => worker.process.kill("SIGKILL"), drainTimeout + promptly);
          await gone;
          clearTimeout(late);
        }),
      );
    },
  };
}

type Of<Say extends Report["say"]> = Extract<Report, { readonly say: Say }>;

async function ordered<Say extends Report["say"]>(worker: Worker, order: Order, report: Say, within: number) {
  const done = reported(worker, report, within);
  worker.send(order, () => {});
  return done;
}

/** Waits for a report; rejects with what went wrong, where the worker fails, ends or takes too long. */
function reported<Say extends Report["say"]>(worker: Worker, say: Say, within: number): Promise<Of<Say>> {
  return new Promise((resolve, reject) => {
    const settle = (how: () => void): void => {
      worker.off("message", hear);
      worker.off("exit", exit);
      clearTimeout(late);
      how();
    };
    const hear = (report: Report): void => {
      if (report.say === "failed") settle(() => reject(new StrategraphError(report.diagnostics)));
      else if (report.say === say) settle(() => resolve(report as Of<Say>));
    };
    const exit = (): void => settle(() => reject(new Error(`a worker ended before it was ${say}`)));
    const late = setTimeout(() => settle(() => reject(new Error(`a worker was not ${say} in time`))), within);
    worker.on("message", hear).on("exit", exit);
  });
}

/** Those that are starting too. */
function living(): readonly Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}

async function ended(worker: Worker): Promise<void> {
  const gone = exitOf(worker);
  worker.process.kill("SIGKILL");
  await gone;
}

function exitOf(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.isDead()) resolve();
    else worker.once("exit", () => resolve());
  });
}

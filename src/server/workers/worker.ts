import { StrategraphError } from "../../../graph/diagnostic.ts";
import { type Adoption, builtWorker, type LoadedGraph, loadInWorker } from "../load-in-worker.ts";
import { type OpenOptions, open, type RunningServer } from "../open.ts";
import { show } from "../shown.ts";
import { openSites } from "../sites.ts";
import type { Order, Report } from "./messages.ts";

/** What a worker does at each order; what it throws ends the worker, and another takes its place. */
export interface Member extends RunningServer {
  prepare(graph: Adoption): Promise<void>;
  hold(): void;
  show(): void;
  renew(changed: readonly ("examples" | "findings")[]): Promise<void>;
}

/** Serves what is in a snapshot file, and takes over what is in it later. Errors: those of the file and of `open`. */
export async function startMember(options: OpenOptions, graph: Adoption): Promise<Member> {
  const [first, sites] = await Promise.all([adopted(graph), openSites()]);
  const shown = await show(options, first);
  const { url, ask, drain, hold } = await open(options, sites, shown.served);
  let next = (): void => {};
  let release = (): void => {};
  return {
    url,
    ontology: first.ontology,
    summary: first.summary,
    warnings: [],
    replicaOf: null,
    ask,
    prepare: async (other) => {
      next = await shown.prepare(await adopted(other));
    },
    hold: () => {
      release = hold();
    },
    show: () => {
      next();
      release();
    },
    renew: async (changed) => {
      if (changed.includes("examples")) await shown.renewExamples();
      if (changed.includes("findings")) await shown.renewFindings();
    },
    close: async () => {
      await drain();
      await shown.retire();
    },
  };
}

async function adopted(graph: Adoption): Promise<LoadedGraph> {
  const { graph: found, diagnostics } = await loadInWorker(graph, { worker: builtWorker });
  if (found === null) throw new StrategraphError(diagnostics);
  return found;
}

/**
 * Is a worker of this process's parent until that tells it to stop, is gone, or a signal comes: it then finishes what is under way.
 * `start` is given what it is to serve.
 */
export async function beWorker(
  { metrics }: Pick<OpenOptions, "metrics">,
  start: (graph: Adoption | null) => Promise<RunningServer | Member>,
): Promise<void> {
  let server: RunningServer | Member | null = null;
  const obey = async (order: Order): Promise<void> => {
    if (order.say === "serve") {
      server = await start(order.graph);
      const { url, ontology, summary, warnings, replicaOf } = server;
      return report({ say: "serving", url, ontology, summary, warnings, replicaOf });
    }
    if (server === null) return;
    if (order.say === "ask") return report({ say: "answered", answer: await server.ask(order.query, order.variables) });
    if (!("prepare" in server)) return;
    switch (order.say) {
      case "prepare":
        await server.prepare(order.graph);
        return report({ say: "prepared" });
      case "hold":
        server.hold();
        return report({ say: "held" });
      case "show":
        server.show();
        return report({ say: "shown" });
      case "renew":
        await server.renew(order.changed);
        return report({ say: "renewed" });
    }
  };
  await new Promise<void>((resolve, reject) => {
    let last = Promise.resolve();
    process.on("message", async (order: Order) => {
      if (order.say === "stop") return resolve();
      // at once, whatever else it is about
      if (order.say === "measure") return report({ say: "measured", families: (await metrics?.families()) ?? [] });
      last = last.then(() => obey(order)).catch(reject);
    });
    for (const end of ["disconnect", "SIGINT", "SIGTERM"]) process.on(end, () => resolve());
    report({ say: "here" });
  }).catch((error: unknown) => {
    // the first process says what is wrong
    if (!(error instanceof StrategraphError)) throw error;
    report({ say: "failed", diagnostics: error.diagnostics });
  });
  await (server as RunningServer | null)?.close();
  // as long as it is connected, it would not end
  if (process.connected) process.disconnect();
}

function report(what: Report): void {
  if (process.connected) process.send?.(what);
}

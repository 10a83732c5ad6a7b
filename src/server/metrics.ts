import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { version } from "../version.ts";
import type { Log } from "./events.ts";
import { codeOf, type Exchange, pathIn } from "./exchange.ts";
import { type ExpositionForm, exposition, expositionTypes, type Family, type Sample } from "./exposition.ts";
import type { Standing } from "./follow.ts";
import type { Reply } from "./reply.ts";
import type { Service } from "./service.ts";
import type { InTurn } from "./turns.ts";

/** What a service is found to be when it is asked for its metrics. */
export interface Observed {
  readonly service: Service;
  readonly standing: Standing | null;
  readonly inTurn: InTurn;
  readonly connections: number;
}

/** Counts what a process does. What can be told apart is bounded by the paths, statuses and codes that there are. */
export interface Metrics {
  end(exchange: Exchange, routes: ReadonlyMap<string, unknown>): void;
  /** A log that counts what it is told. */
  counting(log: Log): Log;
  /** To be told how the service of this process is found, where it has one. */
  observe(find: () => Observed): void;
  /** Of this process. */
  families(): Promise<readonly Family[]>;
  /** Of all that answer together. */
  reply(accept: string): Promise<Reply>;
}

/** Seconds, from a kept answer to the time that a client has. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Milliseconds that a graph elsewhere has to say how it is. */
const patience = 1_000;

/** Milliseconds between two looks at the event loop. */
const resolution = 20;

interface Durations {
  readonly counts: number[];
  sum: number;
}

/** `gather`: what all processes have measured that answer beside this one. Cost of a request: some microseconds. */
export function createMetrics(gather?: () => Promise<readonly Family[]>): Metrics {
  let find: (() => Observed) | null = null;
  const requests = new Map<string, Map<string, number>>();
  const durations = new Map<string, Durations>();
  const refusals = new Map<string, number>();
  const reloads = new Map([
    ["reloaded", 0],
    ["kept", 0],
  ]);
  let [bytesSent, faults] = [0, 0];
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();

  function* counted(): Generator<Family> {
    const byRoute = [...requests].flatMap(([route, counts]) => byLabel("status", counts, { route }));
    yield counter("strategraph_requests", "Requests answered; 0 where the client left before.", byRoute);
    yield {
      name: "strategraph_request_duration_seconds",
      type: "histogram",
      help: "From a request's head to the end of its answer.",
      samples: [...durations].flatMap(([route, one]) => histogram(one, { route })),
    };
    yield counter("strategraph_refusals", "Requests refused or at fault.", byLabel("code", refusals));
    yield counter("strategraph_sent_bytes", "Bytes sent, with heads.", [{ value: bytesSent }]);
    yield counter("strategraph_reloads", "Graphs taken over, and faulty ones not taken.", byLabel("result", reloads));
    yield counter("strategraph_faults", "Faults of the program, which the log tells of.", [{ value: faults }]);
    const quantiles = [0.5, 0.99, 1].map((quantile) => ({
      labels: { quantile: String(quantile) },
      value: Math.max(0, delay.percentile(quantile * 100) / 1e9 - resolution / 1000),
    }));
    const help = "How late the event loop was since the last scrape.";
    yield most(gauge("strategraph_event_loop_delay_seconds", help, quantiles));
    delay.reset();
  }

  async function families(): Promise<readonly Family[]> {
    return [...counted(), ...(find === null ? [] : await found(find())), ...ofProcess()];
  }

  return {
    observe: (how) => {
      find = how;
    },
    families,
    end({ request, reply, milliseconds, bytes }, routes) {
      const route = routeOf(request.url, routes);
      const status = String(reply?.status ?? 0);
      const counts = requests.get(route) ?? new Map<string, number>();
      requests.set(route, counts.set(status, (counts.get(status) ?? 0) + 1));
      bytesSent += bytes;
      const one = durations.get(route) ?? { counts: Array(bounds.length + 1).fill(0), sum: 0 };
      durations.set(route, one);
      one.sum += milliseconds / 1000;
      const bucket = bounds.findIndex((bound) => milliseconds <= bound * 1000);
      const at = bucket < 0 ? bounds.length : bucket;
      one.counts[at] = (one.counts[at] ?? 0) + 1;
      const code = reply && codeOf(reply);
      if (code !== null) refusals.set(code, (refusals.get(code) ?? 0) + 1);
    },
    counting: (log) => (event) => {
      if (event.event === "reloaded" || event.event === "kept") {
        reloads.set(event.event, (reloads.get(event.event) ?? 0) + 1);
      } else if (event.event === "fault") faults++;
      log(event);
    },
    async reply(accept) {
      const form: ExpositionForm = accept.includes("application/openmetrics-text") ? "open" : "plain";
      const body = exposition(await (gather ?? families)(), form);
      return { status: 200, headers: { "content-type": expositionTypes[form], "cache-control": "no-store" }, body };
    },
  };
}

async function found({ service, standing, inTurn, connections }: Observed): Promise<readonly Family[]> {
  const late = sleep(patience, null, { ref: false });
  const status = await Promise.race([service.engine.status().catch(() => null), late]);
  const { running, waiting } = inTurn.state();
  const kept = service.kept();
  const families = [
    gauge("strategraph_questions_running", "Questions being answered.", [{ value: running }]),
    gauge("strategraph_questions_waiting", "Questions that wait for their turn.", [{ value: waiting }]),
    gauge("strategraph_connections", "Open connections of clients.", [{ value: connections }]),
    least(
      gauge("strategraph_graph_up", "Whether there is a graph to answer from.", [
        { value: Number(!!status?.revision) },
      ]),
    ),
    gauge("strategraph_kept_answers", "Answers kept to be given again.", [{ value: kept.answers }]),
    gauge("strategraph_kept_answers_bytes", "Their size.", [{ value: kept.bytes }]),
    counter("strategraph_kept_answers_given", "Questions answered from them.", [{ value: kept.given }]),
  ];
  if (standing !== null) {
    const current = Number(standing.problem === null);
    families.push(
      least(gauge("strategraph_replica_current", "Whether what Neo4j holds is served.", [{ value: current }])),
    );
  }
  if (status === null || status.revision === null) return families;
  const labels = { revision: status.revision, engine: service.engine.name, version };
  return [
    ...families,
    most(gauge("strategraph_graph_info", "What is served.", [{ value: 1, labels }])),
    most(gauge("strategraph_graph_entities", "Entities of the graph.", [{ value: status.entities }])),
    most(gauge("strategraph_graph_relations", "Relations of the graph.", [{ value: status.relations }])),
  ];
}

/** Under the names that dashboards know. */
function ofProcess(): readonly Family[] {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const began = (performance.timeOrigin / 1000).toFixed(3);
  return [
    gauge("process_resident_memory_bytes", "Resident memory.", [{ value: rss }]),
    gauge("nodejs_heap_size_used_bytes", "Objects on the heap.", [{ value: heapUsed }]),
    gauge("nodejs_external_memory_bytes", "Memory beside the heap: the graph is there.", [{ value: external }]),
    counter("process_cpu_seconds", "Time of processors, of all threads.", [{ value: (user + system) / 1e6 }]),
    least(gauge("process_start_time_seconds", "When the process began.", [{ value: Number(began) }])),
  ];
}

/** Files of the pages have a hash in their names. */
function routeOf(target: string | undefined, routes: ReadonlyMap<string, unknown>): string {
  const path = pathIn(target, routes) ?? "other";
  return /^\/(playground|assets)\//.exec(path)?.[0] ?? path;
}

function counter(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, type: "counter", help, samples };
}

function gauge(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, type: "gauge", help, samples };
}

function most(family: Family): Family {
  return { ...family, together: "most" };
}

function least(family: Family): Family {
  return { ...family, together: "least" };
}

function byLabel(
  label: string,
  values: ReadonlyMap<string, number>,
  beside: Readonly<Record<string, string>> = {},
): readonly Sample[] {
  return [...values].map(([key, value]) => ({ value, labels: { ...beside, [label]: key } }));
}

function histogram({ counts, sum }: Durations, labels: Readonly<Record<string, string>>): readonly Sample[] {
  let below = 0;
  const buckets = counts.map((count, at): Sample => {
    below += count;
    return { suffix: "_bucket", labels: { ...labels, le: String(bounds[at] ?? "+Inf") }, value: below };
  });
  return [...buckets, { suffix: "_sum", labels, value: sum }, { suffix: "_count", labels, value: below }];
}

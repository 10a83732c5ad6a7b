import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundle } from "../bundle.ts";
import { drive } from "../drive.ts";
import type { Figure, Report } from "../report.ts";
import { serve } from "../serve.ts";
import { type Answers, type Asked, floodBody } from "./asked.ts";

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, "..", ".cache", "overload");
const schemaFile = join(here, "..", "..", "schema.graphql");
/** Entities; relations are five times as many. */
export const usualSize = 10_000;
const usualSeconds = 60;
const times = 4;
/** Addresses of this machine: who asks too much, and who does not. */
const [greedy, modest] = ["127.0.0.1", "127.0.0.2"];

/**
 * Four times the load that the service can carry, asked at a fixed rate whatever becomes of it: how much of its peak it still
 * answers, how late who asks little is, and what the rest is told.
 */
export async function bench({
  size,
  seed,
  seconds = usualSeconds,
}: {
  readonly size: number;
  readonly seed: number;
  readonly seconds?: number;
}): Promise<Report> {
  await bundle(here, ["ours", "clients"], cache);
  const { child, url } = await serve(join(cache, "ours.mjs"), [schemaFile, String(size), String(seed)], {});
  try {
    const peak = await peakOf(url, seconds);
    const ask = (asked: Pick<Asked, "what" | "from" | "rate">, forSeconds: number) =>
      clients({ url, seconds: forSeconds, connections: 1_000, ...asked });
    const probes = (forSeconds: number) =>
      Promise.all([
        ask({ what: "health", from: modest, rate: 50 }, forSeconds),
        ask({ what: "question", from: modest, rate: 50 }, forSeconds),
        ask({ what: "question", from: greedy, rate: 50 }, forSeconds),
      ]);
    const idle = await probes(Math.max(2, seconds / 4));
    const [flood, busy] = await Promise.all([
      ask({ what: "flood", from: greedy, rate: peak * times }, seconds),
      probes(seconds),
    ]);
    return reportOf(peak, flood, idle, busy, size);
  } finally {
    child.kill("SIGKILL");
  }
}

/** Answers a second, where the next question comes as soon as one is answered: of some rounds the best. */
async function peakOf(url: string, seconds: number): Promise<number> {
  let asked = 0;
  const rates: number[] = [];
  for (let round = 0; round < 4; round++) {
    const body = () => floodBody(asked++);
    const load = await drive(url, body, { connections: 4, seconds: Math.max(1, seconds / 12) });
    rates.push(load.times.length / load.seconds);
  }
  return Math.max(...rates);
}

async function clients(asked: Asked): Promise<Answers> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [join(cache, "clients.mjs"), JSON.stringify(asked)], {
    maxBuffer: 2 ** 30,
  });
  return JSON.parse(stdout) as Answers;
}

type Probes = readonly [Answers, Answers, Answers];

function reportOf(peak: number, flood: Answers, idle: Probes, busy: Probes, size: number): Report {
  const goodput = flood.answered.length / flood.seconds;
  const offered = (flood.sent - flood.unsent) / flood.seconds;
  const others = [flood, ...busy].flatMap((one) => one.others);
  const lost = [flood, ...busy].reduce((sum, { unanswered }) => sum + unanswered, 0);
  const probe = (at: 0 | 1 | 2, words: string, goal: boolean): Figure => {
    const [quiet, late] = [percentile(idle[at].answered, 0.99), percentile(busy[at].answered, 0.99)];
    const share = busy[at].answered.length / (busy[at].sent || 1);
    return {
      figure: `p99 ms of ${words}, beside the same when nothing else is asked; ${Math.round(share * 100)}% answered`,
      ours: late,
      peer: quiet,
      ratio: null,
      goal: goal ? "at most 25 more, all answered" : null,
      met: !goal || (late - quiet <= 25 && share > 0.999),
    };
  };
  return {
    name: "overload",
    rows: [
      {
        figure: "answers a second, beside the most it can",
        ours: goodput,
        peer: peak,
        ratio: goodput / peak,
        goal: "at least 0.9 times",
        met: goodput / peak >= 0.9,
      },
      {
        figure: "questions a second, beside the most it can answer",
        ours: offered,
        peer: peak,
        ratio: offered / peak,
        goal: `${times} times`,
        met: offered / peak >= times * 0.97,
      },
      probe(0, "/healthz", true),
      probe(1, "a small question from another address", true),
      probe(2, "a small question from the address of the flood", false),
      alone("p99 ms until a question is refused", percentile(flood.refused, 0.99), "at most 50", (ms) => ms <= 50),
      alone("p99 ms until one is answered", percentile(flood.answered, 0.99), null, () => true),
      alone(
        "answers that are neither 200 nor 503 with Retry-After, or none at all",
        others.reduce((sum, [, count]) => sum + count, 0) + lost,
        "none",
        (count) => count === 0,
      ),
    ],
    notes: [
      `${size.toLocaleString("en")} entities, ${(size * 5).toLocaleString("en")} relations; questions that count what is supported by what, none asked twice, at ${times} times the rate that the service answers by itself, for ${Math.round(flood.seconds)} s, sent by a process of their own whatever becomes of them. Each probe asks 50 times a second, from a process of its own. Service, clients and probes share the machine.`,
      ...others.map(([what, count]) => `${count} times: ${what}`),
    ],
  };
}

function alone(figure: string, ours: number, goal: string | null, meets: (ours: number) => boolean): Figure {
  return { figure, ours, peer: null, ratio: null, goal, met: meets(ours) };
}

function percentile(of: readonly number[], share: number): number {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

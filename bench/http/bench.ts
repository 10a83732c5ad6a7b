import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { bundle } from "../bundle.ts";
import { drive, median, post } from "../drive.ts";
import type { Figure, Report } from "../report.ts";
import { type Service, serve } from "../serve.ts";
import { bodyOf, type Task } from "./question.ts";

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, "..", ".cache", "http");
const schemaFile = join(here, "..", "..", "schema.graphql");
const connections = 8;
const rounds = 5;
const secondsOfRound = 3;
/** Entities; relations are five times as many. */
export const usualSize = 5_000;

const peers = ["apollo", "json", "mercurius", "graphql-http", "yoga"] as const;
/** `kept`: of ours, where the same question comes again, and its answer is kept. */
type Side = "ours" | "kept" | (typeof peers)[number];

/**
 * A hundred objects of five scalars over HTTP, beside servers that have them at hand: each in a process of its own, in
 * turns; all must give the same data.
 */
export async function bench({ size, seed }: { readonly size: number; readonly seed: number }): Promise<Report> {
  await bundle(here, ["ours", "peer"], cache);
  await mkdir(cache, { recursive: true });
  const services: Service[] = [];
  try {
    const ours = await serve(join(cache, "ours.mjs"), [schemaFile, String(size), String(seed)], {});
    services.push(ours);
    const { tasks, nanoseconds } = JSON.parse(ours.said.slice(0, ours.said.indexOf("\n"))) as Said;
    const file = join(cache, "tasks.json");
    await writeFile(file, JSON.stringify(tasks));
    const urls: Record<string, string> = { ours: ours.url, kept: ours.url };
    for (const peer of peers) {
      const service = await serve(join(cache, "peer.mjs"), [peer, file], {});
      services.push(service);
      urls[peer] = service.url;
    }
    for (const url of Object.values(urls)) {
      const { data } = JSON.parse(await post(url, bodyOf("none"))) as { data: unknown };
      if (!isDeepStrictEqual(data, { tasks })) throw new Error(`${url} answers otherwise`);
    }
    return reportOf(await measure(urls as Record<Side, string>), nanoseconds, tasks.length);
  } finally {
    for (const { child } of services) child.kill("SIGKILL");
  }
}

interface Said {
  readonly tasks: readonly Task[];
  readonly nanoseconds: { readonly written: number; readonly resolved: number };
}

/** Answers a second, of each side the median round; the first round warms up. */
async function measure(urls: Readonly<Record<Side, string>>): Promise<Readonly<Record<Side, number>>> {
  const sides: readonly Side[] = ["ours", "kept", ...peers];
  const rates = Object.fromEntries(sides.map((side) => [side, [] as number[]])) as Record<Side, number[]>;
  let asked = 0;
  for (let round = 0; round <= rounds; round++) {
    for (const side of sides) {
      const body = () => bodyOf(side === "kept" ? "none" : `none-${asked++}`);
      const { times, seconds } = await drive(urls[side], body, { connections, seconds: secondsOfRound });
      if (round > 0) rates[side].push(times.length / seconds);
    }
  }
  return Object.fromEntries(sides.map((side) => [side, median(rates[side])])) as Record<Side, number>;
}

function reportOf(of: Readonly<Record<Side, number>>, nanoseconds: Said["nanoseconds"], objects: number): Report {
  const beside = (side: "ours" | "kept", peer: (typeof peers)[number], words: string, goal: number | null): Figure => ({
    figure: `answers a second, ${side === "kept" ? "one question" : "each question another"}, beside ${words}`,
    ours: of[side],
    peer: of[peer],
    ratio: of[side] / of[peer],
    goal: goal === null ? null : `at least ${goal} times`,
    met: goal === null || of[side] / of[peer] >= goal,
  });
  const names = {
    apollo: "Apollo Server",
    json: "http + JSON.stringify",
    mercurius: "mercurius with JIT",
    "graphql-http": "graphql-http",
    yoga: "yoga",
  } as const;
  const goals = { apollo: 7, json: 0.65, mercurius: 1, "graphql-http": null, yoga: null } as const;
  const { written, resolved } = nanoseconds;
  return {
    name: "http",
    rows: [
      ...(["kept", "ours"] as const).flatMap((side) =>
        peers.map((peer) => beside(side, peer, names[peer], goals[peer])),
      ),
      {
        figure: "nanoseconds a leaf, beside graphql-js and JSON.stringify",
        ours: written,
        peer: resolved,
        ratio: written / resolved,
        goal: "at most 1/8",
        met: written / resolved <= 1 / 8,
      },
    ],
    notes: [
      `${objects} objects of 5 scalars; ${connections} connections; the same query text, the same data; the median of ${rounds} rounds of ${secondsOfRound} s, in turns. Ours finds them in a graph, and adds a receipt; the others have them at hand.`,
      "One question: it is always the same, as benchmarks of servers ask it, and ours gives an answer that it has kept. Each question another: they differ in a variable, so that no answer comes twice.",
    ],
  };
}

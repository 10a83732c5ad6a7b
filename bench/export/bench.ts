import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../bundle.ts";
import type { Figure, Report } from "../report.ts";
import type { Written } from "./side.ts";

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, "..", ".cache", "export");
const schema = join(here, "..", "..", "schema.graphql");

const forms = ["gexf", "csv-gephi", "parquet"] as const;
/** Megabytes that an export may hold beyond the graph. */
const most = 600;
/** Entities that graphology's writer is asked for at most: it makes one string, which cannot be longer than half a gigabyte. */
const peersMost = 50_000;

/**
 * The whole of a generated graph written to files, seconds and the most that is held; beside graphology's writer of GEXF,
 * over a graph that it can finish. Each in a process of its own.
 */
export async function bench({ size, seed }: { readonly size: number; readonly seed: number }): Promise<Report> {
  await bundle(here, ["ours", "peer"], cache);
  const rows = forms.flatMap((form): Figure[] => {
    const { seconds, bytes, peak } = run<Written>("ours", size, [schema, String(size), String(seed), form]);
    return [
      alone(`${form}, seconds, ${(bytes / 1e6).toFixed(0)} megabytes`, seconds),
      {
        ...alone(`${form}, megabytes held beyond the graph at most`, peak / 1e6),
        goal: `at most ${most}`,
        met: peak / 1e6 <= most,
      },
    ];
  });
  const small = Math.min(size, peersMost);
  const ours = run<Written>("ours", small, [schema, String(small), String(seed), "gexf"]);
  const peer = run<Written>("peer", small, [String(small), String(seed)]);
  const beside = (figure: string, one: number, other: number): Figure => ({
    ...alone(figure, one),
    peer: other,
    ratio: one / other,
  });
  return {
    name: "export",
    rows: [
      ...rows,
      beside(`gexf of ${small.toLocaleString("en")} entities, nanoseconds a byte`, pace(ours), pace(peer)),
      beside(`gexf of ${small.toLocaleString("en")} entities, megabytes held`, ours.peak / 1e6, peer.peak / 1e6),
    ],
    notes: [
      `About ${size.toLocaleString("en")} entities and ${(size * 5).toLocaleString("en")} relations, each with a claim and a quote (seed ${seed}); files in the system's folder for them.`,
      "Held is what objects and buffers take, what is not collected yet included. Ours says more of each relation: sentences, documents, credit.",
    ],
  };
}

function pace({ seconds, bytes }: Written): number {
  return (seconds / bytes) * 1e9;
}

function alone(figure: string, ours: number): Figure {
  return { figure, ours, peer: null, ratio: null, goal: null, met: true };
}

function run<Side>(name: "ours" | "peer", size: number, values: readonly string[]): Side {
  const heap = Math.max(4000, Math.round(size * 0.014));
  const out = execFileSync(
    process.execPath,
    ["--expose-gc", `--max-old-space-size=${heap}`, join(cache, `${name}.mjs`), ...values],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 20 },
  );
  return JSON.parse(out) as Side;
}

import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../bundle.ts";
import type { Figure, Report } from "../report.ts";
import { goals, lookUps, type Question, type Side } from "./questions.ts";

const here = dirname(fileURLToPath(import.meta.url));
const bundles = join(here, "..", ".cache");
const schema = join(here, "..", "..", "schema.graphql");

export interface MemoryOptions {
  /** Entities; relations are five times as many. */
  readonly size: number;
  readonly seed: number;
}

/**
 * The embedded engine beside graphology: the same generated strategies in both, each in a process of its own, the same
 * questions put to both, through a plan here and by hand there. Answers must agree.
 */
export async function bench({ size, seed }: MemoryOptions): Promise<Report> {
  await bundle(here, ["ours", "peer"], bundles);
  const [ours, peer] = [measureSide("ours", size, seed), measureSide("peer", size, seed)];
  const faster = (figure: string, ourSeconds: number, theirSeconds: number, goal: number | null): Figure => ({
    figure,
    ours: ourSeconds,
    peer: theirSeconds,
    ratio: theirSeconds / ourSeconds,
    goal: goal === null ? null : `at least ${goal} times as fast`,
    met: goal === null || theirSeconds / ourSeconds >= goal,
  });
  const asked = (question: Question, figure: string, goal: number | null): Figure => {
    const [one, other] = [ours.answers[question], peer.answers[question]];
    if (one.answer !== other.answer) throw new Error(`${question}: ${one.answer} here, ${other.answer} on graphology`);
    return faster(figure, one.seconds, other.seconds, goal);
  };
  const { search } = ours;
  if (search === null) throw new Error("this side searches");
  const alone = (figure: string, value: number): Figure => ({
    figure,
    ours: value,
    peer: null,
    ratio: null,
    goal: null,
    met: true,
  });
  const memory = (figure: string, bytes: number): Figure => ({
    figure,
    ours: bytes / 1e6,
    peer: peer.bytes / 1e6,
    ratio: bytes / peer.bytes,
    goal: "at most 1/4",
    met: bytes / peer.bytes <= 1 / 4,
  });
  return {
    name: "memory",
    rows: [
      faster("build, seconds", ours.load - ours.generate, peer.load - peer.generate, 5),
      faster("build and generation, seconds", ours.load, peer.load, null),
      memory("memory, megabytes", ours.bytes),
      memory("memory with the index of words, megabytes", search.bytes),
      asked("filtered two-hop", "filtered two-hop over all goals, seconds", 30),
      asked("two-hop of a goal", `filtered two-hop of one goal, ${goals} of them, seconds`, null),
      asked("look-ups", `look-up by id, ${lookUps} of them, seconds`, null),
      alone("the first search, which makes the index of words, seconds", search.first),
      alone("the same search again, seconds", search.again),
    ],
    notes: [
      `About ${size.toLocaleString("en")} entities and ${(size * 5).toLocaleString("en")} relations, each with a claim and a quote (seed ${seed}).`,
      `Building leaves out making the dataset's objects, ${ours.generate.toFixed(1)} s here and ${peer.generate.toFixed(1)} s there.`,
      "Here every question goes through Engine.execute as a plan; graphology is asked in code written for the question.",
    ],
  };
}

/** Measures a side in a process of its own. Its bundle must be there. */
export function measureSide(name: "ours" | "peer", size: number, seed: number): Side {
  const heap = Math.max(1000, Math.round(size * 0.014));
  const out = execFileSync(
    process.execPath,
    ["--expose-gc", `--max-old-space-size=${heap}`, join(bundles, `${name}.mjs`), schema, String(size), String(seed)],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 20 },
  );
  return JSON.parse(out) as Side;
}

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../bundle.ts";
import { measureSide } from "../memory/bench.ts";
import type { Figure, Report } from "../report.ts";

const bundles = join(dirname(fileURLToPath(import.meta.url)), "..", ".cache");

/** Of each question. */
function microseconds({ seconds, times }: { readonly seconds: number; readonly times: number }): number {
  return (seconds / times) * 1e6;
}

/** How what the embedded engine costs grows with the graph: a tenth of the size, and a tenth of that, down to a thousand entities. */
export async function bench({ size, seed }: { readonly size: number; readonly seed: number }): Promise<Report> {
  await bundle(join(bundles, "..", "memory"), ["ours"], bundles);
  const sizes: number[] = [];
  for (let one = size; one >= 1_000; one = Math.round(one / 10)) sizes.unshift(one);
  const rows = sizes.flatMap((entities): Figure[] => {
    const { load, generate, bytes, search, answers } = measureSide("ours", entities, seed);
    const of = (what: string, value: number): Figure => ({
      figure: `${entities.toLocaleString("en")} entities: ${what}`,
      ours: value,
      peer: null,
      ratio: null,
      goal: null,
      met: true,
    });
    return [
      of("build, seconds", load - generate),
      of("memory, megabytes", bytes / 1e6),
      of("look-up by id, microseconds", microseconds(answers["look-ups"])),
      of("filtered two-hop of one goal, microseconds", microseconds(answers["two-hop of a goal"])),
      of("filtered two-hop over all goals, milliseconds", answers["filtered two-hop"].seconds * 1e3),
      of("a search, milliseconds", (search?.again ?? Number.NaN) * 1e3),
    ];
  });
  return {
    name: "growth",
    rows,
    notes: ["Five relations for each entity, each with a claim and a quote; all through Engine.execute as plans."],
  };
}

import { parseArgs } from "node:util";
import { printReport, type Report } from "./report.ts";

export interface Options {
  /** Entities, where a benchmark makes its graph. */
  readonly size: number;
  readonly seed: number;
}

/** Each module exports `bench(options): Promise<Report>`; some have a size of their own. */
const benches: Readonly<
  Record<string, () => Promise<{ bench: (options: Options) => Promise<Report>; usualSize?: number }>>
> = {
  attacks: () => import("./attacks/bench.ts"),
  export: () => import("./export/bench.ts"),
  http: () => import("./http/bench.ts"),
  load: () => import("./load/bench.ts"),
  memory: () => import("./memory/bench.ts"),
  nested: () => import("./nested/bench.ts"),
  start: () => import("./start/bench.ts"),
  ways: () => import("./ways/bench.ts"),
  "neo4j-graphql": () => import("./neo4j-graphql/bench.ts"),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean" },
    size: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const [name] = positionals;
const load = benches[name ?? ""];
if (name === undefined) {
  console.log(Object.keys(benches).join("\n"));
} else if (load === undefined) {
  console.error(`No benchmark "${name}". There are: ${Object.keys(benches).join(", ")}`);
  process.exitCode = 2;
} else {
  const { bench, usualSize = 1_000_000 } = await load();
  const report = await bench({ size: Number(values.size ?? usualSize), seed: Number(values.seed) });
  console.log(values.json ? JSON.stringify(report) : printReport(report));
  if (report.rows.some((row) => !row.met)) process.exitCode = 1;
}

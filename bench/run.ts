import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { printReport, type Report } from "./report.ts";
import { save } from "./results.ts";

export interface Options {
  /** Entities, where a benchmark makes its graph. */
  readonly size: number;
  readonly seed: number;
  /** Of a benchmark that takes as long as it is let; its own, unless said. */
  readonly seconds?: number;
}

/** Each module exports `bench(options): Promise<Report>`; some have a size of their own. */
const benches: Readonly<
  Record<string, () => Promise<{ bench: (options: Options) => Promise<Report>; usualSize?: number }>>
> = {
  attacks: () => import("./attacks/bench.ts"),
  compile: () => import("./compile/bench.ts"),
  export: () => import("./export/bench.ts"),
  growth: () => import("./growth/bench.ts"),
  http: () => import("./http/bench.ts"),
  load: () => import("./load/bench.ts"),
  memory: () => import("./memory/bench.ts"),
  nested: () => import("./nested/bench.ts"),
  overload: () => import("./overload/bench.ts"),
  start: () => import("./start/bench.ts"),
  ways: () => import("./ways/bench.ts"),
  "neo4j-graphql": () => import("./neo4j-graphql/bench.ts"),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean" },
    /** Keeps what was found, for docs/performance.md. */
    save: { type: "boolean" },
    size: { type: "string" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string" },
  },
});
const [name] = positionals;
const load = benches[name ?? ""];
if (name === undefined) {
  console.log(Object.keys(benches).join("\n"));
} else if (name === "all") {
  for (const each of Object.keys(benches)) runAlone(each);
} else if (load === undefined) {
  console.error(`No benchmark "${name}". There are: ${Object.keys(benches).join(", ")}; all runs them all.`);
  process.exitCode = 2;
} else {
  const { bench, usualSize = 1_000_000 } = await load();
  const report = await bench({
    size: Number(values.size ?? usualSize),
    seed: Number(values.seed),
    ...(values.seconds !== undefined && { seconds: Number(values.seconds) }),
  });
  console.log(values.json ? JSON.stringify(report) : printReport(report));
  if (values.save) save(report);
  if (report.rows.some((row) => !row.met)) process.exitCode = 1;
}

/** In a process of its own, so that none finds what another has left. */
function runAlone(each: string): void {
  const own = process.argv.slice(2).map((one) => (one === "all" ? each : one));
  try {
    execFileSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), ...own], { stdio: "inherit" });
  } catch {
    // it has said what it missed; the others are to be heard too
    process.exitCode = 1;
  }
}

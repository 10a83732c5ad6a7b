import { parseArgs } from "node:util";
import { printReport, type Report } from "./report.ts";

/** Each module exports `bench(): Promise<Report>`. */
const benches: Readonly<Record<string, () => Promise<{ bench: () => Promise<Report> }>>> = {
  "neo4j-graphql": () => import("./neo4j-graphql/bench.ts"),
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });
const [name = ""] = positionals;
const load = benches[name];
if (load === undefined) {
  console.error(`No benchmark "${name}". There are: ${Object.keys(benches).join(", ")}`);
  process.exitCode = 2;
} else {
  const report = await (await load()).bench();
  console.log(values.json ? JSON.stringify(report) : printReport(report));
  if (report.rows.some((row) => !row.met)) process.exitCode = 1;
}

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { amount, type Report } from "./report.ts";

const folder = join(import.meta.dirname, "results");
const page = join(import.meta.dirname, "..", "docs", "performance.md");

/** What a benchmark found last, where and of which commit. */
export interface Result extends Report {
  readonly commit: string;
  readonly date: string;
  readonly machine: string;
}

/** Keeps what a benchmark found, and writes the page that shows it. Errors: those of git, where this is no clone. */
export function save(report: Report): void {
  const git = (...command: readonly string[]) => execFileSync("git", command, { encoding: "utf8" }).trim();
  const [processor] = cpus();
  const result: Result = {
    ...report,
    commit: git("rev-parse", "--short", "HEAD"),
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${processor?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${report.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(page, pageOf(readResults()));
}

export function readResults(): readonly Result[] {
  const files = readdirSync(folder).sort();
  return files.map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Result);
}

/** docs/performance.md. */
export function pageOf(results: readonly Result[]): string {
  return `# Performance

What the benchmarks found when they last ran: \`npm run bench -- all --save\` runs them all, one after the other, and writes this page; with a
name in place of \`all\`, one of them. Each puts the same questions to the same data here and there, in one run, in turns, and
checks that the answers agree. Milliseconds are the machine's; the ratios hold.

${results.map(sectionOf).join("\n")}`;
}

function sectionOf({ name, rows, notes, commit, date, machine }: Result): string {
  const lines = rows.map(({ figure, ours, peer, ratio, goal, met }) => {
    const held = goal === null ? "" : met ? `${goal}: met` : `${goal}: **missed**`;
    return `| ${[figure, amount(ours), peer === null ? "" : amount(peer), ratio === null ? "" : amount(ratio), held].join(" | ")} |`;
  });
  return `## ${name}

| | ours | peer | ratio | goal |
| --- | ---: | ---: | ---: | --- |
${lines.join("\n")}

${[...notes, `\`npm run bench -- ${name}\`, ${date}, at ${commit}: ${machine}.`].join("\n\n")}
`;
}

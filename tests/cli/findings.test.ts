import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../built.ts";
import { emptyFolder, strategraph } from "./command.ts";

/** A copy of the project's seeds that silences two findings of one rule, and what is not found. */
function silencing(): string {
  const cwd = emptyFolder();
  cpSync(join(root, "seeds"), join(cwd, "seeds"), { recursive: true });
  const silences = [
    "- { rule: no-date, entity: task/strengthen-cooperation, reason: it has no end by its nature }",
    "- { rule: no-date, entity: project/joint-cooperation, reason: each project has its own, annotator: A. Reader }",
    "- { rule: goal-without-task, entity: task/strengthen-cooperation, reason: a task is no goal }",
  ];
  writeFileSync(join(cwd, "seeds/eaeu-2030/silenced.yaml"), ["silenced:", ...silences].join("\n"));
  return cwd;
}

const said = (stdout: string) => stdout.split("\n\nThis information")[0]?.replaceAll(/\s+/g, " ");

test("each finding shows the words that it rests on, with their place", async () => {
  const { stdout } = await strategraph(["findings"], { env: { COLUMNS: "100" } });
  expect(stdout).toContain('      instruments open: "For example")\n      "For example" (line 21)\n');
  // of what is recorded too: in words of which its sentence shows none
  expect(stdout).toContain(
    '      "This instrument will allow domestic companies to implement significant joint projects"',
  );
  const json = await strategraph(["findings", "task-without-instrument", "--json"]);
  const place = { line: 21, document: { id: "eaeu-2030/source-document/kazakhstan-today" } };
  expect(JSON.parse(json.stdout).data.findings[0]).toMatchObject({
    absence: [{ code: "LIST_OPEN", evidence: [{ quote: "For example", sentence: expect.any(String), ...place }] }],
  });
});

test("what a strategy silences is left out, and the number is told", async () => {
  const cwd = silencing();
  const { stdout } = await strategraph(["findings", "no-date"], { cwd });
  expect(stdout).toContain("No date recorded (medium, 5)");
  expect(stdout).not.toMatch(/Strengthen cooperation|Joint cooperation projects/);
  expect(said(stdout)).toMatch(
    /2 findings are silenced \(No date recorded\): --silenced shows them, with the reasons\.$/,
  );
  const first = await strategraph(["findings", "--first", "1", "--kind", "Project"], { cwd });
  expect(first.stdout).toContain("1 finding is silenced (No date recorded): --silenced shows it, with the reason.");
  const { extensions, data } = JSON.parse((await strategraph(["findings", "no-date", "--json"], { cwd })).stdout);
  expect([extensions.receipt.silenced, data.findings.length]).toEqual([2, 5]);
});

test("it can be seen with its reasons", async () => {
  const cwd = silencing();
  const { stdout } = await strategraph(["findings", "no-date", "--silenced"], { cwd });
  expect(stdout).toContain("No date recorded (medium, 7)");
  expect(stdout).toContain("Silenced by A. Reader: each project has its own");
  expect(stdout).not.toContain("--silenced shows");
  const json = await strategraph(["findings", "no-date", "--silenced", "--json"], { cwd });
  const { findings } = JSON.parse(json.stdout).data as { findings: readonly { id: string; silenced: unknown }[] };
  expect(findings.filter(({ silenced }) => silenced !== null)).toEqual([
    expect.objectContaining({
      id: "no-date:eaeu-2030/project/joint-cooperation",
      silenced: { reason: "each project has its own", annotator: "A. Reader", strategy: "eaeu-2030" },
    }),
    expect.objectContaining({ id: "no-date:eaeu-2030/task/strengthen-cooperation" }),
  ]);
});

test("check warns of what is silenced and not found, with its place, and knows the rules it is given", async () => {
  const cwd = silencing();
  const { code, stdout } = await strategraph(["check"], { cwd });
  expect(code).toBe(0);
  expect(stdout.split("\n").slice(0, -1)).toEqual([
    expect.stringMatching(
      /^seeds\/eaeu-2030\/silenced\.yaml:4:3: SEED_SILENCED_NOT_FOUND goal-without-task finds nothing/,
    ),
    expect.stringMatching(/^seeds: .*; 1 warning$/),
  ]);
  cpSync(join(root, "findings/no-date.graphql"), join(cwd, "findings/no-date.graphql"));
  const own = await strategraph(["check"], { cwd });
  expect([own.code, own.stdout]).toEqual([1, expect.stringContaining("silenced.yaml:4:11: SEED_UNKNOWN_RULE")]);
});

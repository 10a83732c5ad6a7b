import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../built.ts";
import { emptyFolder, shell, strategraph } from "./command.ts";

/** A copy of the project's seeds in which a file was changed. */
function changedSeeds(file: string, change: (text: string) => string): string {
  const cwd = emptyFolder();
  cpSync(join(root, "seeds"), join(cwd, "seeds"), { recursive: true });
  const path = join(cwd, "seeds", file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${file}`);
  writeFileSync(path, after);
  return cwd;
}

const wrongQuote = () =>
  changedSeeds("eaeu-2030/relations.yaml", (text) => text.replace("quote: ", "quote: never said "));

test("the seeds of the project are clean", async () => {
  const { code, stdout, stderr } = await strategraph(["check", "seeds"]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toBe("seeds: 1 strategy, 42 entities, 85 relations; every quote matches its source; no faults\n");
});

test("a fault is told with its place, and ends check with 1", async () => {
  const { code, stdout } = await strategraph(["check"], { cwd: wrongQuote() });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^seeds\/eaeu-2030\/relations\.yaml:\d+:\d+: SEED_QUOTE_NOT_FOUND /m);
  expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^seeds: \d+ errors?, \d+ warnings?$/);
});

test("check --json is one JSON object with the counts and every fault", async () => {
  const { code, stdout } = await strategraph(["check", "--json"], { cwd: wrongQuote() });
  expect(code).toBe(1);
  const { errors, warnings, diagnostics } = JSON.parse(stdout) as { errors: number; warnings: number; diagnostics: [] };
  expect(errors).toBeGreaterThan(0);
  expect(diagnostics).toHaveLength(errors + warnings);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      code: "SEED_QUOTE_NOT_FOUND",
      severity: "error",
      place: { file: "seeds/eaeu-2030/relations.yaml", line: expect.any(Number), column: expect.any(Number) },
    }),
  );
});

test("check --format github is a workflow command for every fault and nothing else", async () => {
  const { code, stdout } = await strategraph(["check", "--format", "github"], { cwd: wrongQuote() });
  expect(code).toBe(1);
  for (const line of stdout.trimEnd().split("\n")) {
    expect(line).toMatch(/^::(error|warning) file=seeds\/eaeu-2030\/[\w.]+,line=\d+,col=\d+,title=SEED_\w+::/);
  }
});

test("a warning is printed and ends check with 0", async () => {
  const cwd = changedSeeds(
    "common/entities.yaml",
    (text) => `${text}\n  - { id: sector/unheard-of, name: Unheard of }\n`,
  );
  const { code, stdout } = await strategraph(["check"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("SEED_UNRELATED_ENTITY");
  expect(stdout).toContain("; 1 warning\n");
});

test("a faulty ontology is checked as well", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "schema.graphql"), "type Goal {");
  const { code, stdout } = await strategraph(["check", join(root, "seeds")], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain("schema.graphql:1:12: ONTOLOGY_SYNTAX");
});

test("what cannot be read ends check with 3, an empty folder with 1", async () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "empty"));
  const missing = await strategraph(["check", "nowhere"], { cwd });
  expect([missing.code, missing.stdout.split("\n")[0]]).toEqual([3, expect.stringContaining("SEED_FOLDER_UNREADABLE")]);
  const empty = await strategraph(["check", "empty"], { cwd });
  expect([empty.code, empty.stdout.split("\n")[0]]).toEqual([1, expect.stringContaining("SEED_FOLDER_EMPTY")]);
  const ontology = await strategraph(["check", "--ontology", "nowhere.graphql"], { cwd });
  expect([ontology.code, ontology.stdout]).toEqual([3, expect.stringContaining("LOAD_ONTOLOGY_NOT_READABLE")]);
  const device = await strategraph(["check", "--ontology", "/dev/zero"], { cwd });
  expect(device.code).toBe(3);
  expect(device.stdout).toContain("The ontology /dev/zero cannot be read: it has more than 16 MB.");
});

test("a new strategy checks clean, takes a change and a lock, and answers", async () => {
  const cwd = emptyFolder();
  const made = await strategraph(["new", "my-strategy"], { cwd });
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toContain("npx strategraph lock && npx strategraph check");
  expect(await strategraph(["check"], { cwd })).toMatchObject({ code: 0 });

  const graph = join(cwd, "seeds/my-strategy/graph.yaml");
  writeFileSync(graph, readFileSync(graph, "utf8").replace("quote: To reach this goal, the city", "quote: the city"));
  const stale = await strategraph(["check"], { cwd });
  expect([stale.code, stale.stdout]).toEqual([1, expect.stringContaining("strategraph lock")]);
  expect(await strategraph(["lock"], { cwd })).toEqual({
    code: 0,
    stdout: "wrote seeds/my-strategy/lock.json\n",
    stderr: "",
  });
  expect(await strategraph(["lock"], { cwd })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("nothing to write"),
  });
  expect(await strategraph(["check"], { cwd })).toMatchObject({ code: 0 });

  const answer = await strategraph(["query", "-", "--json"], { cwd, input: "{ tasks { supportedBy { name } } }" });
  expect(JSON.parse(answer.stdout)).toMatchObject({ data: { tasks: [{ supportedBy: [{ name: "Cycling grant" }] }] } });
});

test("lock writes nothing while a quote is at fault", async () => {
  const cwd = wrongQuote();
  const before = readFileSync(join(cwd, "seeds/eaeu-2030/lock.json"), "utf8");
  const { code, stdout, stderr } = await strategraph(["lock"], { cwd });
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("SEED_QUOTE_NOT_FOUND");
  expect(readFileSync(join(cwd, "seeds/eaeu-2030/lock.json"), "utf8")).toBe(before);
});

test("new and lock never touch the seeds that come with strategraph", async () => {
  const cwd = emptyFolder();
  expect(await strategraph(["lock"], { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^CLI_FOLDER_MISSING .*\n$/),
  });
  expect(readdirSync(cwd)).toEqual([]);
});

test.each(["eaeu-2030", "Not A Name", "common", "../elsewhere"])("a strategy cannot be called %j", async (name) => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "seeds/eaeu-2030"), { recursive: true });
  const { code, stdout, stderr } = await strategraph(["new", name], { cwd });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^SEED_FOLDER_(NAME|EXISTS) [^\n]+\n$/);
  expect(existsSync(join(cwd, "elsewhere"))).toBe(false);
});

test("colours are for terminals: on one they show, and NO_COLOR turns them off", async () => {
  const cwd = wrongQuote();
  const onTerminal = (env: string) =>
    shell(`script -qec "$(declare -f strategraph); ${env} strategraph check" /dev/null`, { cwd });
  expect((await shell("strategraph check", { cwd })).stdout).not.toContain("\u001b[");
  expect((await onTerminal("")).stdout).toContain("\u001b[31mSEED_QUOTE_NOT_FOUND\u001b[39m");
  expect((await onTerminal("NO_COLOR=1")).stdout).not.toContain("\u001b[31m");
});

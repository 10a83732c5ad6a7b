import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { copy } from "../http/running.ts";
import { onServer, openNeo4j } from "../neo4j/server.ts";
import { start, strategraph } from "./command.ts";

const neo4j = await openNeo4j("the command line on Neo4j");
/** A running service, and all that it printed until it had started. */
async function serving(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { NEO4J_URI: _, ...others } = env;
  const child = start(["serve", "--port", "0", ...args], { env: args.length === 0 ? others : env });
  let printed = "";
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk);
    if (/^Ask .*\n/m.test(printed)) break;
  }
  const [url = ""] = /http:\/\/\S+\/graphql/.exec(printed) ?? [];
  return { printed, url };
}

const question = "examples/support-for-priorities.graphql";

test("plan --engine neo4j prints the statement of a question, without a server", async () => {
  const { code, stdout } = await strategraph(["plan", "--engine", "neo4j", question]);
  expect(code).toBe(0);
  expect(stdout).toContain("MATCH (g:Strategraph&StrategraphGraph {key: 'graph'})");
  expect(stdout).toContain("UNION ALL");
});

test("without a password, nobody is asked", async () => {
  const { code, stderr } = await strategraph(["query", "--engine", "neo4j", question], { env: { NEO4J_PASSWORD: "" } });
  expect([code, stderr]).toEqual([2, expect.stringContaining("NEO4J_PASSWORD")]);
});

test.each([
  [["--replica"], "A replica is one of Neo4j: --replica needs --engine neo4j."],
  [["--engine", "memory", "--replica"], "A replica is one of Neo4j: --replica needs --engine neo4j."],
  [["--engine", "neo4j", "--replica", "--watch"], "Neo4j serves what was loaded into it, not seeds."],
  [["--engine", "neo4j", "--replica", "--seeds", "seeds"], "Neo4j serves what was loaded into it, not seeds."],
  [["--engine", "neo4j", "--poll", "2"], "Only a replica looks for other loads: --poll needs --replica."],
  [["--engine", "neo4j", "--replica", "--poll", "often"], '"often" is no time between two looks.'],
])("serve %j is a wrong usage", async (args, sentence) => {
  const { code, stdout, stderr } = await strategraph(["serve", "--port", "0", ...args]);
  expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining(`CLI_USAGE ${sentence}`)]);
});

onServer(neo4j, "the command line on Neo4j", ({ uri, username, password, empty }) => {
  const env = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  beforeAll(empty);

  test("before the first load, a question is refused, with what to do", async () => {
    const { code, stderr } = await strategraph(["query", "--engine", "neo4j", question], { env });
    expect(code).toBe(1);
    expect(stderr).toContain("strategraph load --engine neo4j");
  });

  test("load says what it changes; again, that nothing differs; then the answer is that of the seeds", async () => {
    const dry = await strategraph(["load", "--engine", "neo4j", "--dry-run"], { env });
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.stdout).toMatch(/^This would change:\nentities {2}[1-9]\d* added, 0 changed, 0 removed\n/);
    const first = await strategraph(["load", "--engine", "neo4j"], { env });
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(/^Loaded\.\nentities {2}[1-9]\d* added, 0 changed, 0 removed\n/);
    expect((await strategraph(["load"], { env })).stdout).toMatch(/^Nothing differs/);
    for (const format of [[], ["--json"]]) {
      const [embedded, served] = await Promise.all([
        strategraph(["query", question, ...format]),
        strategraph(["query", "--engine", "neo4j", question, ...format], { env }),
      ]);
      const engine = (printed?: string) => printed?.replace('"engine": "memory"', '"engine": "neo4j"');
      expect(served).toEqual({ ...embedded, stdout: engine(embedded?.stdout) });
    }
  });

  test("why there is nothing, by which words, and that there is no such strategy is said as of the seeds", async () => {
    await strategraph(["load"], { env });
    const asked = [
      ["paths", "eaeu-2030/task/strengthen-cooperation", "instruments", "--max-hops", "1", "--strategy", "eaeu-2030"],
      ["coverage", "tasks", "goals", "--strategy", "eaeu-203"],
    ];
    for (const args of asked) {
      const served = await strategraph([...args, "--engine", "neo4j"], { env });
      expect(served).toEqual(await strategraph(args));
      expect(served.stdout + served.stderr).toMatch(/"For example" \(line 21\)|did you mean eaeu-2030\?/);
    }
  });

  test("serve answers from it, says it is ready, and starts with the same lines as on the seeds", async () => {
    await strategraph(["load"], { env });
    const [embedded, served] = await Promise.all([[], ["--engine", "neo4j"]].map((args) => serving(args, env)));
    const lines = (printed = "", url = "") => printed.replaceAll(url.replace(/graphql$/, ""), "URL/");
    expect(lines(served?.printed, served?.url)).toBe(lines(embedded?.printed, embedded?.url));
    const base = new URL(served?.url ?? "");
    const ready = await fetch(new URL("/readyz", base));
    expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ status: "ready" })]);
    await empty();
    expect((await fetch(new URL("/readyz", base))).status).toBe(503);
  });

  test("serve --replica starts with those lines, says whose replica it is, and answers without Neo4j", async () => {
    await strategraph(["load"], { env });
    const [embedded, replica] = await Promise.all(
      [[], ["--engine", "neo4j", "--replica"]].map((args) => serving(args, env)),
    );
    const before = (printed = "") => printed.split(/^(?:Replica|Read)/m)[0];
    expect(before(replica?.printed)).toBe(before(embedded?.printed));
    expect(replica?.printed).toMatch(/^Replica of bolt:\S+, in memory: revision [0-9a-f]{12}/m);
    await empty();
    const ready = await fetch(new URL("/readyz", replica?.url));
    expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ entities: 42 })]);
  });

  test("several workers start with those lines, and each shows a load at once", async () => {
    await strategraph(["load"], { env });
    const [one, several] = await Promise.all(
      [[], ["--workers", "2"]].map((args) => serving(["--engine", "neo4j", ...args], env)),
    );
    const lines = ({ printed = "", url = "" } = {}) => printed.replaceAll(url.replace(/graphql$/, ""), "URL/");
    expect(lines(several)).toBe(lines(one));
    const statuses = async () => {
      const answers = Array.from({ length: 8 }, () =>
        fetch(new URL("/readyz", several?.url), { headers: { connection: "close" } }),
      );
      return new Set((await Promise.all(answers)).map(({ status }) => status));
    };
    expect(await statuses()).toEqual(new Set([200]));
    await empty();
    expect(await statuses()).toEqual(new Set([503]));
  });

  test("each of several workers of a replica follows what is loaded, and none forgets what it had", async () => {
    await strategraph(["load"], { env });
    const { url } = await serving(["--engine", "neo4j", "--replica", "--workers", "2", "--poll", "1"], env);
    const counts = async () => {
      const answers = Array.from({ length: 8 }, async () => {
        const answer = await fetch(new URL("/readyz", url), { headers: { connection: "close" } });
        return ((await answer.json()) as { entities: number }).entities;
      });
      return [...new Set(await Promise.all(answers))];
    };
    expect(await counts()).toEqual([42]);
    const { seedsFolder = "" } = copy();
    writeFileSync(join(seedsFolder, "common", "one.yaml"), "entities:\n  - { id: sector/one-more, name: One more }\n");
    await strategraph(["load", "--seeds", seedsFolder], { env });
    await expect.poll(counts, { timeout: 30_000 }).toEqual([43]);
    await empty();
    expect(await counts()).toEqual([43]);
  });

  test("a server that does not answer ends a command with 3", async () => {
    const { code, stderr } = await strategraph(["load", "--uri", "bolt://127.0.0.1:1"], { env });
    expect([code, stderr]).toEqual([3, expect.stringContaining("NEO4J_UNREACHABLE")]);
  });
});

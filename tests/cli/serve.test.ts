import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeToken } from "../../src/server/tokens.ts";
import { built, root } from "../built.ts";
import { emptyFolder, ended, start, strategraph, takenPort } from "./command.ts";

/** Everything the process prints until a pattern shows, or its end. */
async function printedUntil(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = "";
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      text += chunk.toString("utf8");
      if (pattern.test(text)) resolve(text);
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    child.once("close", (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}

async function serving(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const child = start(["serve", "--port", "0", ...args], { env });
  const printed = await printedUntil(child, /^Ask .*\n/m);
  const [url = ""] = /http:\/\/\S+\/graphql/.exec(printed) ?? [];
  return { child, printed, url };
}

async function ask(url: string, query: string): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) })).json();
}

test("a start prints the strategy, its source, the support question and its answer, all of it from the graph", async () => {
  const { printed, url } = await serving([], { COLUMNS: "140" });
  expect(printed.replace(url, "URL").replace(new URL("/", url).href, "ROOM")).toBe(
    [
      "EAEU industrial cooperation until 2030 (draft)     source: News Agency Kazakhstan Today, 10 June 2024",
      "42 entities, 85 relations (45 stated, 40 inferred); every quote matches its source; one annotator, not reviewed",
      "",
      "Which instruments support which priority tasks?",
      "  Develop mechanisms to support the implementation of cooperation projects in the industrial sector",
      "    <- Mechanism of financial assistance for joint cooperation projects    inferred, medium",
      '       "a mechanism of financial assistance will be launched for the implementation by EAEU member states of joint cooperation ..."',
      "  Join efforts to localize joint production in the ... | Stimulate the advanced growth of industrial ... | Strengthen cooperation",
      '    <- No instrument recorded that supports it (sources read: 1 of 1; the source leaves its list of instruments open: "For example")',
      "",
      "Read   ROOM",
      "Ask    URL          Your own   npx strategraph new my-strategy",
      "",
    ].join("\n"),
  );
});

test("what a start prints changes with the seeds and keeps to the width", async () => {
  const cwd = emptyFolder();
  await strategraph(["new", "one"], { cwd });
  await strategraph(["new", "two"], { cwd });
  const seeds = join(cwd, "seeds");
  const { printed } = await serving(["--seeds", seeds], { COLUMNS: "80" });
  for (const line of printed.split("\n").filter((one) => !one.startsWith("Ask")))
    expect(line.length).toBeLessThanOrEqual(80);
  expect(printed.match(/^4 entities, 3 relations \(2 stated, 1 inferred\)/gm)).toHaveLength(2);
  expect(printed).not.toContain("Kazakhstan");
});

test("a start without a priority task asks no question that it has no answer to", async () => {
  const cwd = emptyFolder();
  await strategraph(["new", "one"], { cwd });
  const { printed } = await serving(["--seeds", join(cwd, "seeds")]);
  expect(printed).not.toContain("Which instruments");
  expect(printed).toMatch(/reviewed\n\nRead {3}http/);
});

test("a start asks the support question of each strategy", async () => {
  const seeds = join(emptyFolder(), "seeds");
  cpSync(join(root, "seeds"), seeds, { recursive: true });
  cpSync(join(seeds, "eaeu-2030"), join(seeds, "another"), { recursive: true });
  await strategraph(["new", "third", "--seeds", seeds]);
  const { printed } = await serving(["--seeds", seeds]);
  expect(printed.match(/^Which instruments support which priority tasks\?$/gm)).toHaveLength(2);
  expect(printed.match(/<- Mechanism of financial assistance/g)).toHaveLength(2);
});

test("Ctrl-C ends it with 0, and so does SIGTERM", async () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    const { child, url } = await serving();
    expect(await ask(url, "{ goals { __typename } }")).toMatchObject({
      data: { goals: [{ __typename: "Goal" }] },
      extensions: { receipt: { engine: "memory", evidence: 0 } },
    });
    child.kill(signal);
    expect(await ended(child)).toMatchObject({ code: 0 });
  }
});

test("with --log json all that it tells stands on standard error, a line of JSON each", async () => {
  const child = start(["serve", "--port", "0", "--log", "json", "--log-requests"]);
  const end = ended(child);
  const started = JSON.parse(await printedUntil(child, /\n/));
  expect(started).toMatchObject({ level: "info", event: "started", entities: 42, relations: 85, diagnostics: [] });
  const answer = await fetch(`${started.url}/healthz`, { headers: { "x-request-id": "the-last" } });
  expect(answer.status).toBe(200);
  child.kill("SIGTERM");
  const { code, stdout, stderr } = await end;
  expect([code, stdout]).toEqual([0, ""]);
  const events = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.map(({ event }) => event)).toEqual(["started", "request"]);
  expect(events[1]).toMatchObject({ id: "the-last", method: "GET", path: "/healthz", status: 200, whole: true });
});

test("--metrics counts, --only-saved refuses what is not saved, as the command is told", async () => {
  const { child, url } = await serving(["--metrics", "--only-saved"]);
  const refused = await ask(url, "{ goals { name } }");
  expect(refused).toMatchObject({ errors: [{ extensions: { code: "OPERATION_NOT_SAVED" } }] });
  // a request is counted once its answer is out
  const metrics = async () => (await fetch(new URL("/metrics", url))).text();
  await expect.poll(metrics).toContain('strategraph_refusals_total{code="OPERATION_NOT_SAVED"} 1\n');
  child.kill("SIGTERM");
  expect(await ended(child)).toMatchObject({ code: 0 });
});

test("a start answers its question where tokens are asked for too, and is no request", async () => {
  const cwd = emptyFolder();
  const { line } = makeToken("analyst");
  writeFileSync(join(cwd, "tokens.txt"), line);
  const { child, printed } = await serving(["--log-requests", "--tokens", join(cwd, "tokens.txt")]);
  expect(printed).toContain("source: News Agency Kazakhstan Today");
  expect(printed).toContain("<- Mechanism of financial assistance");
  expect(printed).not.toMatch(/POST|HTTP_UNAUTHORIZED/);
  child.kill("SIGTERM");
});

test("PORT says where to listen, --port before it", async () => {
  const port = await takenPort();
  const taken = `SERVER_PORT_TAKEN Port ${port} is taken on 127.0.0.1. (choose another with --port, or PORT)\n`;
  expect(await strategraph(["serve"], { env: { PORT: String(port) } })).toEqual({ code: 2, stdout: "", stderr: taken });
  expect(await strategraph(["serve", "--port", String(port)])).toEqual({ code: 2, stdout: "", stderr: taken });
  expect(await strategraph(["serve"], { env: { PORT: "x" } })).toMatchObject({ code: 2, stdout: "" });
  const { child } = await serving([], { PORT: String(port) });
  child.kill("SIGINT");
});

test("faulty seeds are not served: all faults, and exit code 1", async () => {
  const cwd = emptyFolder();
  await strategraph(["new", "mine"], { cwd });
  const file = join(cwd, "seeds/mine/graph.yaml");
  const broken = readFileSync(file, "utf8")
    .replace("hasTask:", "hasTsk:")
    .replace("strength: medium", "strength: mild");
  writeFileSync(file, broken);
  const { code, stdout, stderr } = await strategraph(["serve", "--port", "0"], { cwd });
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/graph\.yaml:\d+:\d+: SEED_UNKNOWN_(RELATION|KEY) /);
  expect(stderr).toMatch(/graph\.yaml:\d+:\d+: SEED_INVALID_ENUM /);
});

test("what cannot be reached is one clear line", async () => {
  expect(await strategraph(["serve", "--port", "0", "--ontology", "nowhere.graphql"])).toMatchObject({
    code: 3,
    stdout: "",
    stderr: expect.stringMatching(/^LOAD_ONTOLOGY_NOT_READABLE [^\n]+\n$/),
  });
  expect(await strategraph(["serve", "--port", "0", "--host", "192.0.2.1", "--without-tokens"])).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/^SERVER_HOST_UNKNOWN [^\n]+\n$/),
  });
});

test("--watch takes a saved change over, and keeps the last good graph when there is a fault", async () => {
  const cwd = emptyFolder();
  await strategraph(["new", "mine"], { cwd });
  const file = join(cwd, "seeds/mine/graph.yaml");
  const good = readFileSync(file, "utf8");
  const child = start(["serve", "--port", "0", "--watch"], { cwd });
  const [url = ""] = /http:\/\/\S+\/graphql/.exec(await printedUntil(child, /^Ask .*\n/m)) ?? [];
  const reloaded = printedUntil(child, /reloaded: revision/);
  writeFileSync(file, good.replace("name: Cycling grant", "name: Bicycle grant"));
  await reloaded;
  expect(await ask(url, "{ instruments { name } }")).toMatchObject({
    data: { instruments: [{ name: "Bicycle grant" }] },
  });
  const kept = printedUntil(child, /not reloaded: /);
  writeFileSync(file, good.replace("hasTask:", "hasTsk:"));
  expect(await kept).toMatch(/graph\.yaml:\d+:\d+: SEED_/);
  expect(await ask(url, "{ instruments { name } }")).toMatchObject({
    data: { instruments: [{ name: "Bicycle grant" }] },
  });
});

test("npm start serves, and Ctrl-C, which reaches npm as well, ends it with 0", async () => {
  built();
  const child = spawn("npm", ["start", "--silent"], { cwd: root, env: { ...process.env, PORT: "0" }, detached: true });
  await printedUntil(child, /^Ask .*\n/m);
  if (child.pid === undefined) throw new Error("npm did not start");
  process.kill(-child.pid, "SIGINT");
  expect(await ended(child)).toMatchObject({ code: 0 });
});

test("a token that is made is let in, and its file holds nothing that would be", async () => {
  const { stdout: line, stderr: token, code } = await strategraph(["token", "analyst", "--rate", "2/h"]);
  expect(code).toBe(0);
  const file = join(emptyFolder(), "tokens.txt");
  writeFileSync(file, line);
  const { child, url } = await serving(["--tokens", file]);
  const asked = async (secret: string) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${secret.trim()}` };
    return (await fetch(url, { method: "POST", headers, body: '{"query":"{ __typename }"}' })).status;
  };
  expect([await asked(token), await asked(line.split(/[ :]/)[2] ?? ""), await asked(token)]).toEqual([200, 401, 429]);
  child.kill("SIGTERM");
  expect((await ended(child)).code).toBe(0);
});

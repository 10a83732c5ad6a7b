import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { built, root } from "../built.ts";
import { emptyFolder, strategraph, takenPort } from "./command.ts";

interface Crew {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything printed so far. */
  readonly printed: () => string;
  /** Resolves once that is printed so many times. */
  readonly until: (pattern: RegExp, times?: number) => Promise<void>;
  readonly pids: () => readonly number[];
  readonly ended: Promise<number | null>;
}

/** The built command with several workers, on a port the system chooses; ended with the test, workers and all. */
async function crew(args: readonly string[]): Promise<Crew> {
  const { NO_COLOR, FORCE_COLOR, PORT, NEO4J_URI, ...env } = process.env;
  const child = spawn(process.execPath, [built(), "serve", "--port", "0", ...args], { cwd: root, env });
  let printed = "";
  const take = (chunk: Buffer): void => {
    printed += chunk.toString("utf8");
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const pids = () => [...printed.matchAll(/worker (\d+) answers/g)].map(([, pid]) => Number(pid));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    for (const pid of pids()) if (isAlive(pid)) process.kill(pid, "SIGKILL");
    await ended;
  });
  const until = async (pattern: RegExp, times = 1): Promise<void> => {
    while ([...printed.matchAll(new RegExp(pattern, "gm"))].length < times) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${printed}`);
      await sleep(10);
    }
  };
  await until(/^Ask .*\n/);
  const [url = ""] = /http:\/\/[\w.:]+/.exec(printed) ?? [];
  return { child, url, printed: () => printed, until, pids, ended };
}

/** Asks on a connection of its own, which any of the workers may get. */
async function revisionOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", connection: "close" },
    body: '{"query":"{ goals { name } }"}',
  });
  expect(answer.status).toBe(200);
  const { extensions } = (await answer.json()) as { extensions: { receipt: { revision: string } } };
  return extensions.receipt.revision;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a worker that is killed is replaced, and the others answer meanwhile, all by one revision", async () => {
  const { url, pids, until, printed } = await crew(["--workers", "2"]);
  const wanted = await revisionOf(url);
  expect(pids()).toHaveLength(2);
  const [victim = 0, other = 0] = pids();
  process.kill(victim, "SIGKILL");
  await until(/worker \d+ answers/, 3);
  expect(printed()).toContain(`worker ${victim} ended with SIGKILL; another is started in 100 ms`);
  for (let round = 0; round < 20; round++) expect(await revisionOf(url)).toBe(wanted);
  expect([isAlive(victim), isAlive(other)]).toEqual([false, true]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ status: "ready", revision: wanted });
});

test("after an answer by a new revision nobody is answered by an older one", { timeout: 300_000 }, async () => {
  const seeds = join(emptyFolder(), "seeds");
  cpSync(join(root, "seeds"), seeds, { recursive: true });
  const { url, until } = await crew(["--workers", "3", "--watch", "--seeds", seeds]);
  const order = [await revisionOf(url)];
  let newest = 0;
  let asking = true;
  let asked = 0;
  const clients = Array.from({ length: 6 }, async () => {
    while (asking) {
      const atLeast = newest;
      const revision = await revisionOf(url);
      if (!order.includes(revision)) order.push(revision);
      const now = order.indexOf(revision);
      expect(now).toBeGreaterThanOrEqual(atLeast);
      newest = Math.max(newest, now);
      asked++;
    }
  });
  const file = join(seeds, "eaeu-2030", "strategy.yaml");
  const text = readFileSync(file, "utf8");
  for (const round of [1, 2, 3]) {
    writeFileSync(file, text.replace("name: EAEU", `name: ${round} EAEU`));
    await until(/^reloaded: revision/, round);
    const before = asked;
    while (asked < before + 20) await sleep(5);
    expect(newest).toBe(round);
  }
  asking = false;
  await Promise.all(clients);
  expect(order).toHaveLength(4);
});

test("an ontology that changes is taken over by all, and seeds at fault by none", async () => {
  const folder = emptyFolder();
  const [seeds, ontology] = [join(folder, "seeds"), join(folder, "schema.graphql")];
  cpSync(join(root, "seeds"), seeds, { recursive: true });
  cpSync(join(root, "schema.graphql"), ontology);
  const { url, until } = await crew(["--workers", "2", "--watch", "--seeds", seeds, "--ontology", ontology]);
  const file = join(seeds, "eaeu-2030", "entities.yaml");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `${text}  - { id: task/ }\n`);
  await until(/^not reloaded: /);
  writeFileSync(file, text);
  await until(/^reloaded: /);
  const schema = readFileSync(ontology, "utf8");
  writeFileSync(
    ontology,
    schema.replace(/(\ntype Task implements[\s\S]*?\) \{)/, '$1\n  "How urgent."\n  urgency: Int\n'),
  );
  await until(/^reloaded: /, 2);
  for (let round = 0; round < 10; round++) {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", connection: "close" },
      body: '{"query":"{ tasks(limit: 1) { urgency } }"}',
    });
    expect(await answer.json()).toMatchObject({ data: { tasks: [{ urgency: null }] } });
  }
});

test("SIGTERM ends all of them with 0, and leaves no file behind", async () => {
  const kept = () => readdirSync(tmpdir()).filter((name) => name.startsWith("strategraph-workers-"));
  const before = kept();
  const { child, ended, pids } = await crew(["--workers", "2"]);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(pids().map(isAlive)).toEqual([false, false]);
  expect(kept().filter((one) => !before.includes(one))).toEqual([]);
});

test("workers end when the first process is killed", async () => {
  const { child, url, ended } = await crew(["--workers", "2", "--snapshot", join(emptyFolder(), "kept")]);
  child.kill("SIGKILL");
  // they print where it did: that has an end once the last of them has
  await ended;
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test("what keeps workers from starting is said once, with its exit code", async () => {
  const port = await takenPort();
  expect(await strategraph(["serve", "--workers", "2", "--port", String(port)])).toEqual({
    code: 2,
    stdout: "",
    stderr: `SERVER_PORT_TAKEN Port ${port} is taken on 127.0.0.1. (choose another with --port, or PORT)\n`,
  });
  const nowhere = join(emptyFolder(), "nowhere", "kept");
  expect(await strategraph(["serve", "--workers", "2", "--port", "0", "--snapshot", nowhere])).toMatchObject({
    stdout: "",
    stderr: expect.stringMatching(/^SNAPSHOT_NOT_WRITTEN /m),
  });
});

test("the metrics of any worker are those of all", async () => {
  const { url, pids, until } = await crew(["--workers", "3", "--metrics"]);
  const series = async () => {
    const answer = await fetch(`${url}/metrics`, { headers: { connection: "close" } });
    return new Map((await answer.text()).split("\n").map((line) => line.split(/ (?=[^ ]+$)/) as [string, string]));
  };
  await Promise.all(Array.from({ length: 30 }, () => revisionOf(url)));
  const asked = async () => (await series()).get('strategraph_requests_total{route="/graphql",status="200"}');
  // a request is counted once its answer has been sent
  await expect.poll(asked, { timeout: 30_000 }).toBe("30");
  expect(new Set(await Promise.all(Array.from({ length: 12 }, asked)))).toEqual(new Set(["30"]));
  const found = await series();
  const of = (name: string) => Number(found.get(name));
  expect([of("strategraph_graph_up"), of("strategraph_graph_entities")]).toEqual([1, 42]);
  expect(of('strategraph_request_duration_seconds_bucket{route="/graphql",le="+Inf"}')).toBe(30);
  const rss = readFileSync(`/proc/${pids()[0]}/status`, "utf8").match(/VmRSS:\s+(\d+) kB/)?.[1];
  expect(of("process_resident_memory_bytes")).toBeGreaterThan(2 * Number(rss) * 1024);
  expect([...found.keys()].filter((line) => line.startsWith("# TYPE strategraph_requests"))).toHaveLength(1);
  // what one that dies has counted stays counted
  const [first = 0] = pids();
  process.kill(first, "SIGKILL");
  await until(/worker \d+ answers/, 4);
  await expect.poll(asked, { timeout: 30_000 }).toBe("30");
});

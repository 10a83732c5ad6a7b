import { expect, onTestFinished, test } from "vitest";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { State } from "../../graph/neo4j/state.ts";
import { type FollowOptions, follow } from "../../src/server/follow.ts";

const fault = (code: string) => new StrategraphError({ code, severity: "error", message: `${code} it is.` });
const lost = fault("NEO4J_UNREACHABLE");
const stored = (revision: string): State => ({
  revision,
  fingerprint: "ours",
  format: 1,
  statistics: "{}",
  load: 1,
  mark: null,
  loading: null,
});

/** A reading that ends only when it is aborted. */
const endless = Symbol("endless");

/** What is logged while the looks, and the readings that they lead to, end like this, one after another; the last look stays. */
async function logged(
  looks: readonly (State | Error)[],
  readings: readonly (string | Error | typeof endless)[],
): Promise<readonly string[]> {
  const events: string[] = [];
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  let [looked, read] = [0, 0];
  const look: FollowOptions["look"] = async () => {
    const seen = looks[Math.min(looked++, looks.length - 1)];
    if (seen === undefined || seen instanceof Error) throw seen;
    return seen;
  };
  const take: FollowOptions["take"] = async (signal) => {
    const result = readings[read++] ?? endless;
    if (result instanceof Error) throw result;
    if (result === endless) {
      return new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    }
    events.push("reloaded");
    return result;
  };
  const { standing, ended } = follow({
    look,
    take,
    revision: "old",
    fingerprint: "ours",
    every: 1,
    signal: ending.signal,
    log: (event) => events.push(event.event === "kept" ? `kept: ${event.diagnostics[0]?.code}` : event.event),
  });
  await expect.poll(() => looked > looks.length && standing().state, { timeout: 60_000, interval: 1 }).toBe("current");
  ending.abort();
  await ended;
  return events;
}

test("a line that breaks off again while a revision is read is the same outage still", async () => {
  const events = await logged([lost, lost, stored("new"), lost, stored("new")], [endless, "new"]);
  expect(events).toEqual(["kept: NEO4J_UNREACHABLE", "reloaded"]);
});

test("a reading that meets the broken line before a look does begins the outage, once", async () => {
  const events = await logged([stored("new"), lost, stored("new"), lost, stored("new")], [lost, lost, "new"]);
  expect(events).toEqual(["kept: NEO4J_UNREACHABLE", "reloaded"]);
});

test("each problem of an outage is told once, and again in the next", async () => {
  const refused = fault("NEO4J_UNAUTHORIZED");
  const events = await logged([lost, refused, lost, refused, stored("old"), lost, stored("old")], []);
  expect(events).toEqual([
    "kept: NEO4J_UNREACHABLE",
    "kept: NEO4J_UNAUTHORIZED",
    "current",
    "kept: NEO4J_UNREACHABLE",
    "current",
  ]);
});

test("a graph that goes back to what is served, before it was read, ends what was told", async () => {
  const events = await logged([lost, stored("new"), stored("old")], [endless]);
  expect(events).toEqual(["kept: NEO4J_UNREACHABLE", "current"]);
});

test("that a graph cannot be taken over is told of each such graph, and of none twice", async () => {
  const altered = fault("NEO4J_ALTERED");
  const looks = [stored("one"), stored("one"), stored("two"), stored("two"), stored("old")];
  const events = await logged(
    looks,
    Array.from({ length: 9 }, () => altered),
  );
  expect(events).toEqual(["kept: NEO4J_ALTERED", "kept: NEO4J_ALTERED", "current"]);
});

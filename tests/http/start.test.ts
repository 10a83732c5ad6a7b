import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { serverCodes } from "../../src/server/codes.ts";
import { copy, start } from "./running.ts";

async function failureOf(starting: Promise<unknown>): Promise<StrategraphError> {
  const error = await starting.then(
    () => new Error("it started"),
    (error: unknown) => error,
  );
  if (error instanceof StrategraphError) return error;
  throw error;
}

test("it starts with a summary of every strategy, computed from the seeds", async () => {
  const { summary, warnings, url } = await start();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(warnings.filter(({ severity }) => severity === "error")).toEqual([]);
  const [strategy] = summary.strategies;
  expect(strategy).toMatchObject({
    id: "eaeu-2030",
    name: "EAEU industrial cooperation until 2030 (draft)",
    entities: 42,
    relations: 85,
    stated: 45,
    inferred: 40,
    annotators: [expect.any(String)],
    reviewers: [],
  });
  expect(strategy?.documents).toContainEqual({
    id: expect.stringMatching(/^eaeu-2030\/source-document\//),
    name: expect.stringContaining("Kazakhstan Today"),
    date: "2024-06-10",
    credit: expect.stringContaining("Kazakhstan Today"),
    read: true,
  });
});

test("a taken port, a wrong port and an unknown host are told apart", async () => {
  const { url } = await start();
  const taken = await failureOf(start({ port: Number(new URL(url).port) }));
  expect(taken.code).toBe("SERVER_PORT_TAKEN");
  expect(taken.diagnostics).toHaveLength(1);
  expect((await failureOf(start({ port: 65_536 }))).code).toBe("SERVER_PORT_INVALID");
  expect((await failureOf(start({ port: 1.5 }))).code).toBe("SERVER_PORT_INVALID");
  expect((await failureOf(start({ host: "no such host" }))).code).toBe("SERVER_HOST_UNKNOWN");
  expect((await failureOf(start({ host: "203.0.113.7" }))).code).toBe("SERVER_HOST_UNKNOWN");
  for (const code of ["SERVER_PORT_TAKEN", "SERVER_PORT_INVALID", "SERVER_HOST_UNKNOWN"] as const) {
    expect(serverCodes.find((one) => one.code === code)?.exit).toBe(2);
  }
});

test("it listens on other addresses when told", async () => {
  expect((await start({ host: "::1" })).url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  const anywhere = await start({ host: "0.0.0.0" });
  expect(anywhere.url).toMatch(/^http:\/\/localhost:\d+$/);
  expect((await fetch(`${anywhere.url}/healthz`)).status).toBe(200);
});

test("a seed at fault keeps it from starting, and every fault is told", async () => {
  const places = copy();
  appendFileSync(
    join(places.seedsFolder, "eaeu-2030", "relations.yaml"),
    "  - { from: task/nowhere, supports: goal/nothing, quote: never said }\n  - { form: task/x }\n",
  );
  const { diagnostics } = await failureOf(start(places));
  expect(diagnostics.filter(({ severity }) => severity === "error").length).toBeGreaterThan(1);
  expect(diagnostics[0]?.place?.file).toContain("relations.yaml");
});

test("an ontology that is missing, or not text, is named", async () => {
  const places = copy();
  writeFileSync(places.ontologyFile, Uint8Array.of(0xff, 0xfe, 0x00));
  const garbled = await failureOf(start(places));
  expect([garbled.code, garbled.message]).toEqual(["LOAD_ONTOLOGY_NOT_READABLE", expect.stringContaining("not UTF-8")]);
  rmSync(places.ontologyFile);
  expect((await failureOf(start(places))).message).toContain("There is no ontology at");
});

test("a loading thread that breaks off is told, not waited for", async () => {
  const broken = new URL("data:text/javascript,process.exit(7)");
  expect((await failureOf(start({ worker: broken }))).code).toBe("LOAD_FAILED");
  const throws = new URL("data:text/javascript,throw new Error('no memory left')");
  expect((await failureOf(start({ worker: throws }))).message).toContain("no memory left");
});

test("a folder without examples is no fault", async () => {
  const { url } = await start({ questionFolders: [join(copy().seedsFolder, "none")] });
  expect(await (await fetch(`${url}/playground/examples.json`)).json()).toEqual([]);
});

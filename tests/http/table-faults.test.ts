import { parse } from "graphql";
import { expect, test } from "vitest";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { ServerEvent } from "../../src/server/events.ts";
import { createService } from "../../src/server/service.ts";
import { dataset, ontology } from "../api/world.ts";

/** A table of an engine that fails so, and what the log is told. */
async function failing(fault: Error) {
  const engine = createMemoryEngine(ontology);
  await engine.replace(dataset);
  const events: ServerEvent[] = [];
  const failed: Engine = { ...engine, execute: () => Promise.reject(fault) };
  const service = await createService(ontology, failed, { log: (event) => events.push(event) });
  const { signal } = new AbortController();
  const found = await service.table({ document: parse("{ tasks { id } }"), variables: {}, signal });
  if (!("refused" in found)) throw new Error("it was answered");
  const { status, body } = found.refused;
  return { status, body: String(body), events: events.map(({ event }) => event) };
}

test("what a database says of a table's question is for the log, not for the client", async () => {
  const message = "Neo4j answers Neo.ClientError: a statement of ours";
  const fault = new StrategraphError({ code: "NEO4J_FAULT", severity: "error", message });
  const { status, body, events } = await failing(fault);
  expect([status, events]).toEqual([502, ["fault"]]);
  expect(body).toContain("NEO4J_FAULT");
  expect(body).not.toContain("statement of ours");
});

test("a fault of the program is one of the service, and told to nobody but the log", async () => {
  const { status, body, events } = await failing(new Error("a secret of the inside"));
  expect([status, events]).toEqual([500, ["fault"]]);
  expect(body).toContain("INTERNAL_SERVER_ERROR");
  expect(body).not.toContain("secret");
});

test("a graph that is not there is told with its status", async () => {
  const fault = new StrategraphError({ code: "NOT_LOADED", severity: "error", message: "There is no graph yet." });
  const { status, body, events } = await failing(fault);
  expect([status, events]).toEqual([503, []]);
  expect(body).toContain('"code":"NOT_LOADED"');
});

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { checkServer } from "../../graph/neo4j/check-server.ts";
import { neo4jCodes } from "../../graph/neo4j/codes.ts";
import { connect } from "../../graph/neo4j/connection.ts";
import { load } from "../../graph/neo4j/load.ts";
import { ask } from "../http/running.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { openRelay } from "./relay.ts";
import { onServer, openNeo4j } from "./server.ts";
import { type Serving, serveThrough } from "./serving.ts";

const neo4j = await openNeo4j("faults of the way to Neo4j");

/** Requests: more than a driver has connections. */
const many = 120;
/** Much of the graph, in many records. */
const question = "{ entities(sort: [{ id: ASC }]) { id name mentions { quote sentence } } }";

onServer(neo4j, "an answer from Neo4j over a bad line", (server) => {
  beforeAll(async () => {
    const { ontology, dataset } = await readCommittedSeeds();
    await load(server.connection, ontology, dataset);
  });

  const start = async (options: { readonly timeLimit: number }) => {
    const serving = await serveThrough(server, options);
    onTestFinished(() => serving.close());
    return serving;
  };
  /** A refusal over HTTP: its code, and nothing that the driver or the server said. */
  const refused = async ({ url }: Serving) => {
    const { status, data, errors } = await ask(url, question);
    expect(data ?? null).toBeNull();
    expect(JSON.stringify(errors)).not.toMatch(/bolt|ECONN|socket|Neo4jError|127\.0\.0\.1|MATCH|Neo\./i);
    return { status, code: errors?.map(({ extensions }) => extensions.code).join() };
  };
  /** By itself, sooner or later; a busy machine may need several times the limit. */
  const answers = ({ url }: Serving) =>
    expect.poll(async () => (await ask(url, "{ goals { id } }")).errors, { timeout: 60_000 }).toBeUndefined();
  const ready = async ({ url }: Serving) => (await fetch(`${url}/readyz`)).status;

  test("that breaks off in the midst of it is an error, wherever that is, and whole the next time", async () => {
    const serving = await start({ timeLimit: 100_000 });
    const whole = JSON.stringify((await ask(serving.url, question)).data);
    const before = serving.relay.passed();
    expect(JSON.stringify((await ask(serving.url, question)).data)).toBe(whole);
    const size = serving.relay.passed() - before;
    expect(size).toBeGreaterThan(10_000);
    for (const bytes of [0, 1, 100, size >> 1, size - 30]) {
      serving.relay.breakAfter(bytes);
      expect(await refused(serving), `after ${bytes} of ${size} bytes`).toEqual({
        status: 503,
        code: "NEO4J_UNREACHABLE",
      });
      expect(JSON.stringify((await ask(serving.url, question)).data)).toBe(whole);
    }
  });

  test("that breaks off before both sides have said who they are is the same error, at whichever byte that is", async () => {
    const { uri, username, password } = server;
    const relay = await openRelay(uri);
    onTestFinished(() => relay.close());
    const check = async (): Promise<string> => {
      const connection = connect({ uri: relay.uri, username, password, database: null });
      return checkServer(connection).finally(() => connection.drivers.close());
    };
    await check();
    const size = relay.passed();
    expect(size).toBeGreaterThan(100);
    // the first 18 bytes agree on a version; those before the last few answer the greeting
    for (const bytes of [0, 1, 4, 5, 17, 18, 19, 40, 100, size - 30, size - 1]) {
      relay.breakAfter(bytes);
      await expect(check(), `after ${bytes} of ${size} bytes`).rejects.toMatchObject({ code: "NEO4J_UNREACHABLE" });
      relay.mend();
    }
  });

  test("to what is no Neo4j but a web server says so", async () => {
    const web = createServer((_, response) => response.end("hello")).listen(0, "127.0.0.1");
    await once(web, "listening");
    onTestFinished(() => void web.close());
    const { port } = web.address() as AddressInfo;
    const connection = connect({ uri: `bolt://127.0.0.1:${port}`, username: "neo4j", password: "any", database: null });
    onTestFinished(() => connection.drivers.close());
    await expect(checkServer(connection)).rejects.toMatchObject({
      code: "NEO4J_UNREACHABLE",
      message: expect.stringContaining("HTTP"),
    });
  });

  test("that is refused is an error as long as it is", async () => {
    const serving = await start({ timeLimit: 100_000 });
    serving.relay.cut();
    for (let time = 0; time < 3; time++)
      expect(await refused(serving)).toEqual({ status: 503, code: "NEO4J_UNREACHABLE" });
    expect(await ready(serving)).toBe(503);
    serving.relay.mend();
    expect((await ask(serving.url, question)).errors).toBeUndefined();
    expect(await ready(serving)).toBe(200);
  });

  test("that trickles is whole where the limit allows for it, and an error where it does not", async () => {
    const patient = await start({ timeLimit: 100_000 });
    const whole = JSON.stringify((await ask(patient.url, question)).data);
    patient.relay.trickle(5_000, 5);
    expect(JSON.stringify((await ask(patient.url, question)).data)).toBe(whole);
    const hasty = await start({ timeLimit: 500 });
    hasty.relay.trickle(10, 20);
    expect(await refused(hasty)).toEqual({ status: 504, code: "NEO4J_TIME_LIMIT" });
    hasty.relay.mend();
    await answers(hasty);
  });

  test("that falls silent is an error at the limit, however many wait, and is found again by itself", async () => {
    const serving = await start({ timeLimit: 500 });
    const { relay } = serving;
    relay.silence();
    const all = await Promise.all(Array.from({ length: many }, () => refused(serving)));
    for (const one of all) expect(one).toEqual({ status: 504, code: "NEO4J_TIME_LIMIT" });
    expect(await ready(serving)).toBe(503);
    relay.mend();
    await answers(serving);
    await expect.poll(() => ready(serving), { timeout: 60_000 }).toBe(200);
  });

  test.each([
    ["that had answered before", many],
    ["that had not shaken hands yet", 1],
  ])("that is dead, though nobody ended it, is left: of connections %s", async (_, questions) => {
    const serving = await start({ timeLimit: 500 });
    const { relay } = serving;
    await Promise.all(Array.from({ length: questions }, () => ask(serving.url, "{ goals { id } }")));
    const shaken = relay.connections();
    relay.silence();
    const all = await Promise.all(Array.from({ length: many }, () => refused(serving)));
    for (const one of all) expect(one).toEqual({ status: 504, code: "NEO4J_TIME_LIMIT" });
    const dead = relay.connections();
    relay.forget();
    relay.mend();
    await answers(serving);
    expect(await ready(serving)).toBe(200);
    // two new ones; the driver itself cannot end those that have not shaken hands
    expect(relay.connections()).toBeLessThanOrEqual(dead - shaken + 2);
  });
});

onServer(neo4j, "an answer that Neo4j refuses", (server) => {
  test("says no more than that, and what Neo4j said is for the log", async () => {
    const { ontology, dataset } = await readCommittedSeeds();
    await load(server.connection, ontology, dataset);
    const serving = await serveThrough(server);
    onTestFinished(() => serving.close());
    // somebody's hand: what was a list of keys is a number now
    await server.run("MATCH (:Strategraph)-[r]->(:Strategraph) WHERE r.claims IS NOT NULL SET r.claims = 5");
    onTestFinished(server.empty);
    const { status, headers, ...body } = await ask(
      serving.url,
      "{ tasks { supportedByConnection { edges { properties { claims { basis } } } } } }",
    );
    expect(status).toBe(502);
    expect(body).toEqual({ errors: [{ message: neo4jCodes.NEO4J_FAULT, extensions: { code: "NEO4J_FAULT" } }] });
    expect([...headers].join()).not.toMatch(/TypeError|Long/);
    expect(serving.events).toHaveLength(1);
    expect(JSON.stringify(serving.events)).toContain("Neo.ClientError.Statement.TypeError: Expected list, got Long(5)");
  });
});

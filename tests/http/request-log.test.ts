import { createHash } from "node:crypto";
import fs, { openSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { describeEvent, type RequestEvent, type ServerEvent } from "../../src/server/events.ts";
import { createLog, writerTo } from "../../src/server/log.ts";
import { makeToken, readTokens } from "../../src/server/tokens.ts";
import { root } from "../built.ts";
import { start, type Trial } from "./running.ts";

const query = `query Secrets($id: String) {
  tasks(where: { name: { eq: $id } }) { id }
  goals(where: { name: { eq: "hidden" } }) { id }
}`;
const hash = createHash("sha256").update(query).digest("hex").slice(0, 12);

const post = (url: string, json: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(json),
  });

/** What the log is told of a request; it is told once the client has its answer. */
const toldOf = async ({ until }: Trial, id: string | null) =>
  (await until((event) => event.event === "request" && event.id === id)) as RequestEvent;

const idOf = ({ headers }: Response) => headers.get("x-request-id");

describe("the log of requests", () => {
  test("tells of each what was asked and how it went, and no values", async () => {
    const trial = await start({ requests: { values: false } });
    const { url, summary } = trial;
    const body = { query, variables: { id: "hidden" } };
    for (const answer of [await post(url, body), await post(url, body)]) {
      expect(answer.status).toBe(200);
      const size = (await answer.text()).length;
      const told = await toldOf(trial, idOf(answer));
      expect(told).toEqual({
        event: "request",
        id: idOf(answer),
        method: "POST",
        path: "/graphql",
        status: 200,
        whole: true,
        code: null,
        milliseconds: expect.any(Number),
        bytes: expect.any(Number),
        token: null,
        operation: "Secrets",
        hash,
        revision: summary.revision.slice(0, 12),
      });
      expect(told.bytes).toBeGreaterThan(size);
      expect(told.milliseconds).toBeGreaterThan(0);
      expect(JSON.stringify(told) + describeEvent(told)).not.toContain("hidden");
    }
  });

  test("names saved questions and paths that are served, and nothing that a client made up", async () => {
    const trial = await start({ requests: { values: false } });
    const known = ["/graph.gexf", "/q/ruled-out.csv", "/healthz", "/q"];
    for (const path of known) {
      const told = await toldOf(trial, idOf(await fetch(`${trial.url}${path}?around=hidden&x=hidden`)));
      expect(told.path).toBe(path);
      expect(JSON.stringify(told)).not.toContain("hidden");
    }
    for (const [path, code, named] of [
      ["/hidden", "HTTP_NOT_FOUND", null],
      ["/q/hidden", "HTTP_QUESTION_UNKNOWN", "/q/"],
    ] as const) {
      const told = await toldOf(trial, idOf(await fetch(trial.url + path)));
      expect([told.status, told.code, told.path]).toEqual([404, code, named]);
    }
    const answer = await post(trial.url, {
      query: '{ nothing(at: "hidden", code: "\\"code\\":\\"HIDDEN\\"") { id } }',
    });
    const told = await toldOf(trial, idOf(answer));
    expect([told.status, told.code, told.operation]).toEqual([400, "GRAPHQL_VALIDATION_FAILED", null]);
    expect(JSON.stringify(told)).not.toMatch(/hidden/i);
  });

  test("tells values where it is told to", async () => {
    const trial = await start({ requests: { values: true } });
    const variables = { id: "shown" };
    const told = await toldOf(trial, idOf(await post(trial.url, { query, variables, operationName: "Secrets" })));
    expect(told).toMatchObject({ address: "/graphql", variables });
    expect(describeEvent(told)).toContain('{"id":"shown"}');
    const address = "/q/ruled-out.csv?strategy=shown";
    expect(await toldOf(trial, idOf(await fetch(trial.url + address)))).toMatchObject({ address });
  });

  test("names operations by what they call themselves, and finds them by hash and GET too", async () => {
    const trial = await start({ requests: { values: false } });
    const headers = { "apollo-require-preflight": "1" };
    const sha256Hash = createHash("sha256")
      .update(readFileSync(join(root, "examples/support-for-priorities.graphql")))
      .digest("hex");
    const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }));
    const saved = await fetch(`${trial.url}/graphql?extensions=${extensions}`, { headers });
    const told = await toldOf(trial, idOf(saved));
    expect([told.status, told.hash]).toEqual([200, sha256Hash.slice(0, 12)]);
    const names = [];
    for (const [text, operationName] of [
      ["# query Comment\nquery Named { tasks { id } }"],
      ["query A { tasks { id } } query B { goals { id } }", "B"],
      ["{ tasks { id } }"],
      ["fragment F on Task { id } query Last { tasks { ...F } }"],
      ['"""'],
    ]) {
      names.push((await toldOf(trial, idOf(await post(trial.url, { query: text, operationName })))).operation);
    }
    expect(names).toEqual(["Named", "B", null, null, null]);
  });

  test("tells whose token was carried, and of those who had none", async () => {
    const { token, line } = makeToken("analyst");
    const trial = await start({
      admission: { tokens: readTokens(line, "tokens.txt"), origins: [] },
      requests: { values: true },
    });
    const headers = { authorization: `Bearer ${token}` };
    const told = await toldOf(trial, idOf(await post(trial.url, { query }, headers)));
    expect(told).toMatchObject({ status: 200, token: "analyst" });
    expect(JSON.stringify(told)).not.toContain(token);
    const none = await toldOf(trial, idOf(await post(trial.url, { query })));
    expect(none).toMatchObject({ status: 401, token: null, code: "HTTP_UNAUTHORIZED", hash: null });
  });

  test("tells of clients that go away before they are answered", async () => {
    const trial = await start({ requests: { values: false } });
    const { hostname, port } = new URL(trial.url);
    const body = JSON.stringify({ query }).slice(0, -5);
    const head = `POST /graphql HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n`;
    const socket = connect(Number(port), hostname);
    socket.write(`${head}x-request-id: gone\r\ncontent-length: 4000\r\n\r\n${body}`, () => socket.destroySoon());
    expect(await toldOf(trial, "gone")).toMatchObject({ whole: false });
  });
});

describe("a request's id", () => {
  test("is the one that it came with, where that is well-formed", async () => {
    const trial = await start({ requests: { values: false } });
    const answered = async (id: string) =>
      idOf(await fetch(`${trial.url}/healthz`, { headers: { "x-request-id": id } }));
    for (const id of ["7", "0af7651916cd43dd8448eb211c80319c", "a.b:c_d-e", "x".repeat(128)]) {
      expect(await answered(id)).toBe(id);
    }
    const made = new Set<string | null>();
    for (const id of ["", "a b", "x".repeat(129), "a,b", '{"a":1}', "é"]) made.add(await answered(id));
    expect(made.size).toBe(6);
    for (const id of made) expect(id).toMatch(/^[\w-]{8}-[0-9a-z]+$/);
  });

  test("is sent back though no request is told of, and made up only where one is", async () => {
    const { url } = await start();
    expect(idOf(await fetch(`${url}/healthz`, { headers: { "x-request-id": "seven" } }))).toBe("seven");
    expect(idOf(await fetch(`${url}/healthz`))).toBeNull();
    expect(idOf(await post(url, { query }))).toBeNull();
  });
});

describe("a log", () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line), flushSync() {} };
  const request: RequestEvent = {
    event: "request",
    id: "seven",
    method: "GET",
    path: "/q",
    status: 200,
    whole: true,
    code: null,
    milliseconds: 1.25,
    bytes: 300,
    token: null,
    operation: null,
    hash: null,
    revision: null,
  };
  const kept: ServerEvent = { event: "kept", revision: "abc", diagnostics: [] };
  const fault: ServerEvent = { event: "fault", error: new Error("broken"), request: "seven" };
  const logged = (form: "text" | "json", level: "info" | "warn" | "error", events: readonly ServerEvent[]) => {
    lines.length = 0;
    const log = createLog({ form, level }, destination);
    for (const event of events) log(event);
    return lines.join("").trimEnd().split("\n");
  };

  test("in JSON has a line for each event, with level and time", () => {
    const told = logged("json", "info", [kept, request, fault]).map((line) => JSON.parse(line));
    expect(told).toMatchObject([
      { level: "warn", event: "kept", revision: "abc" },
      { level: "info", ...request },
      { level: "error", event: "fault", request: "seven", error: { type: "Error", message: "broken" } },
    ]);
    for (const { time } of told) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test("as text has what people read", () => {
    expect(logged("text", "info", [kept, request])).toEqual([
      "not reloaded: 0 faults; still serving revision abc",
      "GET /q 200 1.3 ms 300 bytes seven",
    ]);
    expect(logged("text", "error", [fault])[0]).toBe("fault in seven: Error: broken");
  });

  test("is written some lines at a time, and no line in two parts that another process could come between", async () => {
    const file = openSync("/dev/null", "w");
    const write = vi.spyOn(fs, "write");
    const writer = writerTo(file);
    const log = createLog({ form: "json", level: "info" }, writer);
    for (let at = 0; at < 1_000; at++) {
      log({ ...request, id: `number-${at}` });
      if (at % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    // others of this process may write too
    const pieces = () => write.mock.calls.filter(([to]) => to === file).map(([, text]) => String(text));
    await expect.poll(() => pieces().join(""), { timeout: 20_000 }).toContain("number-999");
    const written = pieces();
    write.mockRestore();
    for (const text of written) {
      expect(text.endsWith("\n")).toBe(true);
      expect(text.length).toBeLessThanOrEqual(4_096);
    }
    const ids = written.flatMap((text) =>
      text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    );
    expect(ids).toEqual(Array.from({ length: 1_000 }, (_, at) => `number-${at}`));
    expect(written.length).toBeLessThan(300);
  });

  test("leaves out what matters less than it is asked to tell", () => {
    const events = [
      request,
      { ...request, status: 503 },
      { ...request, status: 500 },
      { ...request, status: null },
      kept,
      fault,
    ];
    for (const form of ["text", "json"] as const) {
      const count = (level: "info" | "warn" | "error") =>
        logged(form, level, events).filter((line) => /^(\{|GET|not|fault)/.test(line)).length;
      expect([count("info"), count("warn"), count("error")]).toEqual([6, 4, 2]);
    }
  });
});

import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ask, raw, start } from "./running.ts";

async function post(url: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const text = await answer.text();
  const { errors } = JSON.parse(text) as { errors?: { message: string; extensions: { code: string } }[] };
  return { status: answer.status, code: errors?.[0]?.extensions.code, text };
}

const head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnection: close\r\n";

test("bodies that are no request are refused in JSON, and the service goes on", async () => {
  const { url } = await start();
  const refused = async (body: string | Uint8Array, headers: Record<string, string>, status: number, code: string) => {
    const answer = await post(url, body, headers);
    expect([answer.status, answer.code]).toEqual([status, code]);
  };
  await refused("{", {}, 400, "HTTP_BODY_NOT_JSON");
  await refused("", {}, 400, "HTTP_BODY_NOT_JSON");
  await refused(Uint8Array.of(0x22, 0xff, 0x22), {}, 400, "HTTP_BODY_NOT_JSON");
  await refused("[]", {}, 400, "BAD_REQUEST");
  await refused('[{"query":"{ __typename }"}]', {}, 400, "BAD_REQUEST");
  await refused("null", {}, 400, "BAD_REQUEST");
  await refused('{"query":7}', {}, 400, "BAD_REQUEST");
  await refused('{"query":"{ __typename }","variables":"{}"}', {}, 400, "BAD_REQUEST");
  await refused("{}", { "content-type": "application/json; charset=utf-16" }, 400, "BAD_REQUEST");
  await refused(gzipSync("{}"), { "content-encoding": "gzip" }, 415, "HTTP_COMPRESSED");
  await refused(" ".repeat(1_100_000), {}, 413, "HTTP_BODY_TOO_LARGE");
  expect((await ask(url, "{ __typename }")).data).toEqual({ __typename: "Query" });
});

test("a body larger than announced limits is refused while it still comes, in chunks too", async () => {
  const { url } = await start();
  const chunk = `${(65_536).toString(16)}\r\n${" ".repeat(65_536)}\r\n`;
  const answer = await raw(url, `${head}transfer-encoding: chunked\r\n\r\n${chunk.repeat(17)}0\r\n\r\n`);
  expect(answer).toContain("HTTP/1.1 413 ");
  expect(answer).toContain("HTTP_BODY_TOO_LARGE");
});

test("what is no HTTP, or has too long a head, is answered in JSON", async () => {
  const { url } = await start();
  expect(await raw(url, "hello\r\n\r\n")).toMatch(/^HTTP\/1.1 400 [\s\S]*"HTTP_MALFORMED"/);
  expect(await raw(url, `GET / HTTP/1.1\r\nx: ${"a".repeat(20_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 431 [\s\S]*"HTTP_HEAD_TOO_LARGE"/,
  );
});

test("a client too slow to send its request is cut, with a word why", async () => {
  const { url } = await start({ requestTimeout: 300 });
  const began = performance.now();
  const answer = await raw(url, `${head}content-length: 100\r\n\r\n{`);
  expect(answer).toMatch(/^HTTP\/1.1 408 [\s\S]*"HTTP_TOO_SLOW"/);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test("a body that breaks off does no harm", async () => {
  const { url, events } = await start();
  const { hostname, port } = new URL(url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${head}content-length: 100\r\n\r\n{`, () => socket.destroy());
    });
    socket.once("close", () => resolve());
  });
  expect((await ask(url, "{ __typename }")).status).toBe(200);
  expect(events).toEqual([]);
});

test("operations made to hurt are refused without a word about the inside, and others are answered", async () => {
  const { url } = await start();
  const deep = (depth: number) => `{ tasks ${"{ supportedBy ".repeat(depth)} { id } ${"}".repeat(depth)} }`;
  const hostile = [
    deep(4_000),
    `{ ${"tasks { id } ".repeat(20_000)} }`,
    `{ __typename ${"@a ".repeat(3_000)} }`,
    ",".repeat(900_000),
    `{ tasks(where: ${"{ AND: [".repeat(2_500)} {} ${"] }".repeat(2_500)}) { id } }`,
  ];
  for (const query of hostile) {
    const { status, text } = await post(url, JSON.stringify({ query }));
    expect(status, query.slice(0, 40)).toBe(400);
    expect(text).not.toMatch(/call stack|node_modules| {4}at /);
    expect(text.length).toBeLessThan(20_000);
  }
  const nested = `${'{"AND":['.repeat(9_000)}${"]}".repeat(9_000)}`;
  const body = `{"query":"query Q($where: TaskWhere) { tasks(where: $where) { id } }","variables":{"where":${nested}}}`;
  const variables = await post(url, body);
  expect(variables.status).toBe(400);
  expect(variables.text).not.toMatch(/call stack|node_modules/);
  expect((await ask(url, "{ __typename }")).status).toBe(200);
});

/** Sixteen million rows, were it ever answered. */
const endless = `{ tasks { ${"prioritizedBy { ... on Event { prioritizes { ... on Task { ".repeat(12)} id ${"} } } } ".repeat(12)} } }`;

test("an operation that would visit more than it may is refused, and its place is free again", async () => {
  const { url } = await start({ visits: 100_000, cost: Number.POSITIVE_INFINITY });
  const { status, code, text } = await post(url, JSON.stringify({ query: endless }));
  expect([status, code]).toEqual([400, "BUDGET_EXCEEDED"]);
  expect(text).toContain("100000");
  expect((await ask(url, "{ __typename }")).data).toEqual({ __typename: "Query" });
});

test("an operation that is estimated to visit more than it may is refused before it runs, with its field", async () => {
  const { url } = await start({ visits: 1, cost: 100_000 });
  const { status, code, text } = await post(url, JSON.stringify({ query: endless }));
  expect([status, code]).toEqual([400, "COST_TOO_HIGH"]);
  expect(text).toContain("100,000");
  expect(text).toContain("along tasks.prioritizedBy.");
});

test("an operation without end lets others be answered, and ends when its client goes away", async () => {
  const server = await start({
    drainTimeout: 60_000,
    visits: Number.POSITIVE_INFINITY,
    cost: Number.POSITIVE_INFINITY,
  });
  const client = new AbortController();
  const asked = fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: endless }),
    signal: client.signal,
  });
  asked.catch(() => {});
  for (let turn = 0; turn < 10; turn++) expect((await ask(server.url, "{ __typename }")).status).toBe(200);
  client.abort();
  await expect(asked).rejects.toThrow("aborted");
  const began = performance.now();
  await server.close();
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(server.events).toEqual([]);
});

test("an operation without end is cut when the service stops", async () => {
  const server = await start({ drainTimeout: 300, visits: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY });
  const asked = ask(server.url, endless);
  asked.catch(() => {});
  await ask(server.url, "{ __typename }");
  const began = performance.now();
  await server.close();
  expect(performance.now() - began).toBeLessThan(5_000);
  await expect(asked).rejects.toThrow();
});

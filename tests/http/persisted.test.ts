import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../built.ts";
import { start } from "./running.ts";

const saved = readFileSync(join(root, "examples/support-for-priorities.graphql"), "utf8");
const own = "query Own($n: Int = 1) { tasks(limit: $n) { id } }";
const program = { "apollo-require-preflight": "1" };

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const hashed = (text: string, version = 1) => ({ persistedQuery: { version, sha256Hash: hashOf(text) } });

interface Told {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function told(answer: Response) {
  const { data, errors } = (await answer.json()) as Told;
  return [answer.status, errors?.[0]?.extensions.code ?? Object.keys(data ?? {}).join()];
}

const post = (url: string, json: unknown) =>
  fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(json),
  });
const get = (url: string, parameters: Readonly<Record<string, unknown>>, headers: Record<string, string> = program) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    search.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return fetch(`${url}/graphql?${search}`, { headers });
};

describe("an operation named by its hash", () => {
  test("is asked for with its text once, and answered without it from then on, by POST and GET", async () => {
    const { url } = await start();
    const missing = await post(url, { extensions: hashed(own) });
    expect(missing.headers.get("cache-control")).toBe("no-store");
    expect(await missing.json()).toMatchObject({ errors: [{ message: "PersistedQueryNotFound" }] });
    expect(await told(await get(url, { extensions: hashed(own) }))).toEqual([200, "PERSISTED_QUERY_NOT_FOUND"]);
    expect(await told(await post(url, { query: own, extensions: hashed(own) }))).toEqual([200, "tasks"]);
    const bodies = [];
    for (const answer of [
      await post(url, { query: own, variables: { n: 2 } }),
      await post(url, { extensions: hashed(own), variables: { n: 2 }, operationName: "Own" }),
      await post(url, { extensions: { ...hashed(own), clientLibrary: { name: "a client" } }, variables: { n: 2 } }),
      await get(url, { extensions: hashed(own), variables: { n: 2 } }),
    ]) {
      bodies.push(await answer.text());
      expect(answer.status).toBe(200);
    }
    expect(new Set(bodies).size).toBe(1);
  });

  test("is known from the start where it is a saved question, and has a tag by GET", async () => {
    const { url } = await start();
    expect(await told(await post(url, { extensions: hashed(saved) }))).toEqual([200, "tasks"]);
    const first = await get(url, { extensions: hashed(saved) });
    const etag = first.headers.get("etag") ?? "";
    expect([first.status, etag]).toEqual([200, expect.stringMatching(/^W\/"/)]);
    expect((await get(url, { extensions: hashed(saved) }, { ...program, "if-none-match": etag })).status).toBe(304);
  });

  test("is still asked for by no page of another site", async () => {
    const { url } = await start();
    expect(await told(await get(url, { extensions: hashed(saved) }, {}))).toEqual([400, "BAD_REQUEST"]);
  });

  test("is not taken where the hash is another's, and not remembered where it was not answered", async () => {
    const { url } = await start();
    const other = "{ goals { id } }";
    for (const extensions of [
      hashed(own),
      hashed(other, 2),
      { persistedQuery: {} },
      { persistedQuery: [] },
      { persistedQuery: "x" },
      { persistedQuery: { version: 1, sha256Hash: { toString: 1 } } },
      { persistedQuery: { version: 1, sha256Hash: hashOf(other).toUpperCase() } },
    ]) {
      expect(await told(await post(url, { query: other, extensions }))).toEqual([400, "PERSISTED_QUERY_INVALID"]);
    }
    const broken = "{ nothing }";
    expect((await post(url, { query: broken, extensions: hashed(broken) })).status).toBe(400);
    for (const text of [own, other, broken]) {
      expect(await told(await post(url, { extensions: hashed(text) }))).toEqual([200, "PERSISTED_QUERY_NOT_FOUND"]);
    }
    expect(await told(await post(url, { query: other, extensions: { persistedQuery: null } }))).toEqual([
      400,
      "PERSISTED_QUERY_INVALID",
    ]);
  });
});

describe("where saved questions are all that may be asked", () => {
  test("they are answered, by name, text and hash, as files and with values of their own", async () => {
    const { url } = await start({ onlySaved: true });
    const strategies = { strategies: ["none"] };
    for (const answer of [
      await post(url, { query: saved }),
      await post(url, { query: saved, variables: strategies }),
      await post(url, { extensions: hashed(saved) }),
      await get(url, { query: saved }),
      await get(url, { extensions: hashed(saved) }),
      await fetch(`${url}/q/support-for-priorities`),
    ]) {
      expect(await told(answer)).toEqual([200, "tasks"]);
    }
    expect((await fetch(`${url}/q/support-for-priorities.gexf`)).status).toBe(200);
    expect((await get(url, { query: saved, format: "gexf" }, {})).status).toBe(200);
  });

  test("everything else is refused, whatever way it comes, and the whole graph too", async () => {
    const { url } = await start({ onlySaved: true });
    for (const answer of [
      await post(url, { query: own }),
      await post(url, { query: `${saved} ` }),
      await post(url, { query: [saved] }),
      await post(url, { query: "{ __schema { queryType { name } } }" }),
      await post(url, { query: own, extensions: hashed(own) }),
      await post(url, { query: own, extensions: hashed(saved) }),
      await post(url, { query: null }),
      await post(url, {}),
      await post(url, [{ query: own }]),
      await get(url, { query: own }),
      await get(url, { query: own, extensions: hashed(own) }),
      await get(url, { query: own, format: "gexf" }, {}),
      await fetch(`${url}/graph.gexf`),
      await fetch(`${url}/graph.gephi?around=common/sector/industry`),
    ]) {
      expect(await told(answer)).toEqual([403, "OPERATION_NOT_SAVED"]);
    }
    expect(await told(await post(url, { extensions: hashed(own) }))).toEqual([200, "PERSISTED_QUERY_NOT_FOUND"]);
    // of two, neither is taken
    const twice = await fetch(`${url}/graphql?query=${encodeURIComponent(saved)}&query=${encodeURIComponent(own)}`, {
      headers: program,
    });
    expect(await told(twice)).toEqual([400, "BAD_REQUEST"]);
  });
});

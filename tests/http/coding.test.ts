import { readFileSync } from "node:fs";
import { get, type IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Coding, codingFor, createCoder } from "../../src/server/coding.ts";
import { makeToken, readTokens } from "../../src/server/tokens.ts";
import { root } from "../built.ts";
import { start } from "./running.ts";

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As it came over the wire: fetch would unpack it. */
function wire(address: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<Got> {
  return new Promise((resolve, reject) => {
    get(address, { headers, method }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
      response.on("error", reject);
    }).on("error", reject);
  });
}

function unpacked({ headers, body }: Got): string {
  const by = { br: brotliDecompressSync, gzip: gunzipSync } as const;
  const coding = headers["content-encoding"] as Coding | undefined;
  return String(coding === undefined ? body : by[coding](body));
}

test("a coding is chosen by the liking that the client states for each", () => {
  const chosen = (accepted: string) => codingFor(accepted);
  expect(["gzip, deflate, br", "*", "br;q=1.0", "BR", "gzip;q=0.5, *", "br;q=0.2;x=y"].map(chosen)).toEqual(
    Array(6).fill("br"),
  );
  expect(["gzip", "gzip;q=0.8, br;q=0.5", "*, br;q=0", "GZIP ; Q=0.001", "br;q=none, gzip"].map(chosen)).toEqual(
    Array(5).fill("gzip"),
  );
  const none = ["", "identity", "deflate, zstd", "gzip;q=0", "*;q=0", "gzip;q=2", "gzip;q=0.2, identity", "gzip;q=-1"];
  expect(none.map(chosen)).toEqual(none.map(() => null));
});

describe("answers", () => {
  const query = "/q/support-for-priorities";

  test("are compressed for who asks for it, and the same once unpacked", async () => {
    const { url } = await start();
    for (const path of [query, "/graph.gexf", "/graph.node-link", "/graph.svg", "/q/support-for-priorities.csv"]) {
      const plain = await wire(url + path);
      expect([plain.headers["content-encoding"], plain.headers.vary], path).toEqual([
        undefined,
        expect.stringContaining("accept-encoding"),
      ]);
      for (const coding of ["gzip", "br"] as const) {
        const got = await wire(url + path, { "accept-encoding": coding });
        expect([got.headers["content-encoding"], got.headers.vary], path).toEqual([coding, plain.headers.vary]);
        expect(got.headers.etag).toBe(plain.headers.etag);
        expect(got.body.length).toBeLessThan(plain.body.length / 2);
        const without = (text: string) => text.replace(/\d{4}-\d\d-\d\d(T[\d:]+Z)?/g, "");
        expect(without(unpacked(got))).toBe(without(String(plain.body)));
      }
    }
  });

  test("stay as they are where they are compressed already, small or at fault", async () => {
    const { url } = await start();
    const ask = { "accept-encoding": "gzip, br" };
    for (const path of ["/graph.png", "/graph.xlsx", "/graph.parquet", "/q/support-for-priorities.xlsx"]) {
      const { status, headers } = await wire(url + path, ask);
      expect([status, headers["content-encoding"]], path).toEqual([200, undefined]);
    }
    expect((await wire(`${url}/readyz`, ask)).headers["content-encoding"]).toBeUndefined();
    const fault = await wire(`${url}/graphql?query={${"x".repeat(3_000)}}`, {
      ...ask,
      "apollo-require-preflight": "1",
    });
    expect([fault.status, fault.headers["content-encoding"]]).toEqual([400, undefined]);
  });

  test("by POST too, with Apollo Server and without", async () => {
    const { url } = await start();
    const ask = async (coding: string) => {
      const got = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "accept-encoding": coding },
        body: JSON.stringify({ query: readFileSync(join(root, "examples/support-for-priorities.graphql"), "utf8") }),
      });
      return [got.headers.get("content-encoding"), got.headers.get("vary"), await got.text()];
    };
    const [, vary, text] = await ask("identity");
    for (const coding of ["br", "gzip", "br"]) expect(await ask(coding)).toEqual([coding, vary, text]);
  });

  test("are not compressed for a page of another site that may not read them", async () => {
    const { url } = await start({ admission: { tokens: null, origins: ["https://example.org"] } });
    const codingFor = async (headers: Readonly<Record<string, string>>) =>
      (await wire(url + query, { "accept-encoding": "gzip", ...headers })).headers["content-encoding"];
    expect(await codingFor({ "sec-fetch-site": "cross-site" })).toBeUndefined();
    expect(await codingFor({ "sec-fetch-site": "same-site", origin: "https://evil.example" })).toBeUndefined();
    expect(await codingFor({ "sec-fetch-site": "cross-site", origin: "https://example.org" })).toBe("gzip");
    expect(await codingFor({ "sec-fetch-site": "same-origin" })).toBe("gzip");
  });

  test("asked for by HEAD have the headers that GET has, and no body", async () => {
    const { url } = await start();
    for (const path of [query, "/graph.gexf"]) {
      const ask = { "accept-encoding": "br" };
      const [head, full] = [await wire(url + path, ask, "HEAD"), await wire(url + path, ask)];
      expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, full.headers.etag]);
      expect(head.headers["content-encoding"]).toBe("br");
      expect(head.headers["content-length"]).toBe(full.headers["content-length"]);
    }
  });

  test("are compressed once where they are kept, and so many at once that memory stays", async () => {
    const coder = createCoder();
    const kept = { status: 200, headers: { "content-type": "application/json" }, body: Buffer.from("7".repeat(5_000)) };
    const accepted = { "accept-encoding": "gzip" };
    const [one, other] = [await coder(accepted, kept), await coder(accepted, kept)];
    expect(one.body).not.toBe(kept.body);
    expect(one.body).toBe(other.body);
    const many = await Promise.all(
      Array.from({ length: 100 }, () => coder(accepted, { ...kept, body: Buffer.from("7".repeat(5_000)) })),
    );
    const coded = many.filter(({ headers }) => "content-encoding" in headers);
    expect(coded).toHaveLength(16);
    expect((await coder(accepted, { ...kept, body: "7".repeat(5_000) })).headers).toHaveProperty("content-encoding");
  });
});

describe("an answer that the client has", () => {
  const search = `?query=${encodeURIComponent("query Q($n: Int) { tasks(limit: $n) { id } }")}&variables={"n":1}`;
  const program = { "apollo-require-preflight": "1" };

  test("is not sent again, whatever it is and however it is compressed", async () => {
    const { url } = await start();
    for (const path of [
      `/graphql${search}`,
      `/graphql${search}&format=gexf`,
      "/graph.gexf",
      "/graph.png?around=common/sector/industry",
    ]) {
      const first = await wire(url + path, program);
      expect([first.status, first.headers["cache-control"]], path).toEqual([200, "no-cache"]);
      const { etag = "", vary } = first.headers;
      for (const known of [etag, etag.replace("W/", ""), `"x", ${etag}`]) {
        const again = await wire(url + path, { ...program, "if-none-match": known, "accept-encoding": "br" });
        expect([again.status, String(again.body)], `${path} ${known}`).toEqual([304, ""]);
        expect(again.headers).toMatchObject({ etag, vary, "cache-control": "no-cache" });
        expect(again.headers).not.toHaveProperty("content-length");
      }
      expect((await wire(url + path, { ...program, "if-none-match": `${etag}x` })).status).toBe(200);
    }
  });

  test("is another one where variables, form or what is accepted are others", async () => {
    const { url } = await start();
    const tags = [];
    for (const more of ["", "&operationName=Q", "&format=gexf"]) {
      tags.push((await wire(`${url}/graphql${search}${more}`, program)).headers.etag);
    }
    tags.push((await wire(`${url}/graphql${search.replace('"n":1', '"n":2')}`, program)).headers.etag);
    const accept = "application/graphql-response+json";
    tags.push((await wire(`${url}/graphql${search}`, { ...program, accept })).headers.etag);
    expect(new Set(tags).size).toBe(5);
    expect(tags).not.toContain(undefined);
  });

  test("has no tag where it is at fault, comes of no graph, or was sent by POST", async () => {
    const { url } = await start();
    for (const query of ["{ nothing }", "{ tasks(limit: -1) { id } }", "{ __typename }"]) {
      const { headers } = await wire(`${url}/graphql?query=${encodeURIComponent(query)}`, program);
      expect([query, headers.etag, headers["cache-control"]]).toEqual([query, undefined, "no-store"]);
    }
    const posted = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "if-none-match": "*" },
      body: '{"query":"{ tasks { id } }"}',
    });
    expect([posted.status, posted.headers.get("etag")]).toEqual([200, null]);
  });

  test("may be kept by its reader alone, where tokens are asked for", async () => {
    const { token, line } = makeToken("analyst");
    const { url } = await start({ admission: { tokens: readTokens(line, "tokens.txt"), origins: [] } });
    const ask = { ...program, authorization: `Bearer ${token}` };
    const { headers } = await wire(`${url}/graphql${search}`, ask);
    expect(headers["cache-control"]).toBe("private, no-cache");
    const known = { "if-none-match": headers.etag ?? "" };
    expect((await wire(`${url}/graphql${search}`, { ...program, ...known })).status).toBe(401);
    expect((await wire(`${url}/graphql${search}`, { ...ask, ...known })).status).toBe(304);
  });
});

test("a connection waits for the next request longer than servers in front of it do", async () => {
  const { url } = await start();
  const { headers } = await wire(`${url}/healthz`, { connection: "keep-alive" });
  expect(headers).toMatchObject({ connection: "keep-alive", "keep-alive": "timeout=65" });
});

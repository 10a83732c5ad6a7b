import { describe, expect, test } from "vitest";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { admissionOf } from "../../src/cli/access.ts";
import { makeToken, readTokens } from "../../src/server/tokens.ts";
import { raw, start } from "./running.ts";

const body = '{"query":"{ tasks(limit: 1) { __typename } }"}';
const answer = '{"tasks":[{"__typename":"Task"}]}';

async function post(url: string, headers: Readonly<Record<string, string>>) {
  const got = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return { status: got.status, headers: got.headers, text: await got.text() };
}

describe("tokens", () => {
  const analyst = makeToken("analyst");
  const other = makeToken("other");
  const tokens = readTokens(`# who may ask\n\n${analyst.line}\r\n${other.line}\n`, "tokens.txt");

  test("are known by their hash alone", () => {
    expect(analyst.line).toMatch(/^analyst sha256:[0-9a-f]{64}$/);
    expect(analyst.token).toMatch(/^sg_[\w-]{43}$/);
    expect(tokens.map(({ name }) => name)).toEqual(["analyst", "other"]);
    expect(makeToken("analyst").token).not.toBe(analyst.token);
  });

  test("let in who carries one of them, and nobody else", async () => {
    const { url } = await start({ admission: { tokens, origins: [] } });
    for (const { token } of [analyst, other]) {
      const { status, text } = await post(url, { authorization: `Bearer ${token}` });
      expect(status).toBe(200);
      expect(text).toContain(answer);
    }
    const hash = analyst.line.split("sha256:")[1] ?? "";
    const wrong = ["", "Bearer", "Bearer ", `Basic ${analyst.token}`, analyst.token, `Bearer ${hash}`];
    wrong.push(`Bearer ${analyst.token}x`, `Bearer ${analyst.token.slice(0, -1)}`, `Bearer ${makeToken("x").token}`);
    for (const authorization of wrong) {
      const { status, headers, text } = await post(url, { authorization });
      expect(status, authorization).toBe(401);
      expect(headers.get("www-authenticate")).toBe('Bearer realm="strategraph"');
      expect(text).toContain("HTTP_UNAUTHORIZED");
    }
  });

  test("guard every path but the one that says the service lives", async () => {
    const { url } = await start({ admission: { tokens, origins: [] } });
    const paths = ["/", "/graphql", "/q", "/q/ruled-out.csv", "/graph.gexf", "/readyz", "/playground/examples.json"];
    for (const path of [...paths, "/nope", "/healthz?x", "/healthz/../q", "//healthz"]) {
      expect((await fetch(`${url}${path}`, { redirect: "manual" })).status, path).toBe(401);
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test("are told line by line where their file is at fault", () => {
    const codes = (text: string) => {
      try {
        return readTokens(text, "tokens.txt").length;
      } catch (error) {
        if (!(error instanceof StrategraphError)) throw error;
        return error.diagnostics.map(({ code, place }) => [code, place?.line]);
      }
    };
    expect(codes(`${analyst.line}\n${analyst.token}\nanalyst sha256:abc\n`)).toEqual([
      ["SERVER_TOKENS_INVALID", 2],
      ["SERVER_TOKENS_INVALID", 3],
    ]);
    expect(codes(`${analyst.line} 5/s\n${other.line}  600/min  burst 50 \n`)).toBe(2);
    expect(codes(`${analyst.line} 5/s\n${other.line} often\n`)).toEqual([["SERVER_TOKENS_INVALID", 2]]);
    expect(codes("# nobody yet\n")).toEqual([["SERVER_TOKENS_INVALID", undefined]]);
  });
});

describe("pages of other sites", () => {
  const origins = ["https://example.org", "http://localhost:3000"];
  const asks = { "access-control-request-method": "POST", "access-control-request-headers": "content-type" };

  test("of listed ones may read answers, and ask beforehand whether they may", async () => {
    const { url } = await start({ admission: { tokens: null, origins } });
    for (const origin of origins) {
      const before = await fetch(`${url}/graphql`, { method: "OPTIONS", headers: { origin, ...asks } });
      expect([before.status, before.headers.get("access-control-allow-origin")]).toEqual([200, origin]);
      expect(before.headers.get("access-control-allow-headers")).toContain("content-type");
      const { headers, text } = await post(url, { origin });
      expect(text).toContain(answer);
      expect(headers.get("access-control-expose-headers")).toBe("etag, retry-after, x-request-id");
      expect([headers.get("access-control-allow-origin"), headers.get("vary")]).toEqual([
        origin,
        "accept, accept-encoding, origin",
      ]);
    }
  });

  test("of others may not, whatever they are called", async () => {
    const { url } = await start({ admission: { tokens: null, origins } });
    const others = ["null", "https://example.org.evil.example", "https://example.org:8443", "http://example.org", "*"];
    for (const origin of others) {
      const before = await fetch(`${url}/graphql`, { method: "OPTIONS", headers: { origin, ...asks } });
      expect([before.status, before.headers.get("access-control-allow-origin")], origin).toEqual([405, null]);
      expect((await post(url, { origin })).headers.get("access-control-allow-origin"), origin).toBeNull();
    }
  });

  test("of none may where none is listed", async () => {
    const { url } = await start();
    const { headers } = await post(url, { origin: "https://example.org" });
    expect([headers.get("access-control-allow-origin"), headers.get("vary")]).toEqual([
      null,
      "accept, accept-encoding",
    ]);
  });

  test("may ask beforehand without a token, and not read without one", async () => {
    const { line, token } = makeToken("analyst");
    const { url } = await start({ admission: { tokens: readTokens(line, "tokens.txt"), origins } });
    const [origin = ""] = origins;
    const before = await fetch(`${url}/graphql`, { method: "OPTIONS", headers: { origin, ...asks } });
    expect(before.status).toBe(200);
    expect(before.headers.get("access-control-allow-headers")).toContain("authorization");
    expect((await post(url, { origin })).status).toBe(401);
    expect((await post(url, { origin, authorization: `Bearer ${token}` })).status).toBe(200);
  });
});

describe("on this machine without tokens", () => {
  const asked = async (url: string, host: string | null, path = "/q", line = `GET ${path} HTTP/1.1`) => {
    const head = [line, ...(host === null ? [] : [`host: ${host}`]), "connection: close", "", ""];
    return (await raw(url, head.join("\r\n"))).split("\r\n")[0];
  };

  test("who asks for this machine is answered, and for no other name that leads here", async () => {
    const { url } = await start({ admission: await admissionOf({ host: "127.0.0.1" }) });
    for (const host of ["localhost", "LocalHost:4000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:4000"]) {
      expect(await asked(url, host), host).toBe("HTTP/1.1 200 OK");
    }
    const others = ["evil.example", "evil.example:4000", "localhost.evil.example", "127.0.0.1.evil.example", "::1", ""];
    for (const host of [...others, "localhost:4000:4000", "evil.example@localhost", "0.0.0.0", "192.0.2.1"]) {
      expect(await asked(url, host), host).toBe("HTTP/1.1 421 Misdirected Request");
    }
    // a browser says whom it asks
    expect(await asked(url, null, "/q", "GET /q HTTP/1.0")).toBe("HTTP/1.1 200 OK");
  });

  test("every path is guarded but the one that says the service lives, whichever site is listed", async () => {
    const { url } = await start({ admission: await admissionOf({ host: "localhost", cors: ["https://example.org"] }) });
    for (const path of ["/", "/graphql", "/q/ruled-out.csv", "/graph.gexf", "/readyz", "/nope"]) {
      expect(await asked(url, "evil.example", path), path).toBe("HTTP/1.1 421 Misdirected Request");
    }
    expect(await asked(url, "evil.example", "/healthz")).toBe("HTTP/1.1 200 OK");
    const answer = await raw(
      url,
      "OPTIONS /graphql HTTP/1.1\r\nhost: evil.example\r\norigin: https://example.org\r\naccess-control-request-method: POST\r\nconnection: close\r\n\r\n",
    );
    expect(answer).toContain("HTTP_HOST_UNKNOWN");
  });

  test("a host in front may be allowed, with any port", async () => {
    const { url } = await start({ admission: await admissionOf({ host: "::1", allowHost: ["Graph.example"] }) });
    expect(await asked(url, "graph.example:443")).toBe("HTTP/1.1 200 OK");
    expect(await asked(url, "graph.example.evil.example")).toBe("HTTP/1.1 421 Misdirected Request");
  });

  test("beyond it, any name may lead here", async () => {
    expect(await admissionOf({ host: "0.0.0.0", withoutTokens: true })).toEqual({ tokens: null, origins: [] });
  });
});

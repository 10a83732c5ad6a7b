import { describe, expect, test } from "vitest";
import { ask, raw, start } from "./running.ts";

const support = /* GraphQL */ `
  query Support {
    tasks(where: { prioritizedBy: { some: {} } }) {
      name
      supportedByConnection {
        edges { node { name } properties { basis evidence { quote document { credit } } } }
        absence { sentence }
      }
    }
  }
`;

describe("the API", () => {
  test("a question is answered with the words that say so", async () => {
    const { url } = await start();
    const { status, headers, data, errors } = await ask(url, support);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(JSON.stringify(data)).toContain("a mechanism of financial assistance will be launched for");
  });

  test("GET asks too, once the request says that no page sent it", async () => {
    const { url } = await start();
    const search = `query=${encodeURIComponent("query Q($n: Int) { tasks(limit: $n) { id } }")}&variables={"n":1}`;
    const page = await fetch(`${url}/graphql?${search}`);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain("Cross-Site Request Forgery");
    const program = await fetch(`${url}/graphql?${search}`, { headers: { "apollo-require-preflight": "1" } });
    expect(program.status).toBe(200);
    expect(((await program.json()) as { data: { tasks: unknown[] } }).data.tasks).toHaveLength(1);
  });

  test("a form or plain text, which any page could send, is refused", async () => {
    const { url } = await start();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const answer = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": type },
        body: '{"query":"{ __typename }"}',
      });
      expect(answer.status, type).toBe(400);
      expect(await answer.text()).toMatch(/"message":"This operation has been blocked.*"code":"BAD_REQUEST"/);
    }
  });

  test("introspection gives the schema", async () => {
    const { url } = await start();
    const { data } = await ask(url, "{ __schema { queryType { name } } __typename }");
    expect(data).toEqual({ __schema: { queryType: { name: "Query" } }, __typename: "Query" });
  });

  test("faults of an operation are told with status 400, code and place", async () => {
    const { url } = await start();
    const syntax = await ask(url, "{ tasks { id }");
    expect([syntax.status, syntax.errors?.[0]?.extensions.code]).toEqual([400, "GRAPHQL_PARSE_FAILED"]);
    const unknown = await ask(url, "{ tasks { nme } }");
    expect(unknown.status).toBe(400);
    expect(unknown.errors).toMatchObject([
      { message: expect.stringContaining('Did you mean "name"'), locations: [{ line: 1, column: 11 }] },
    ]);
    const page = await ask(url, "{ tasks(limit: -1) { id } }");
    expect([page.status, page.errors?.[0]?.extensions.code]).toEqual([400, "API_PAGE_NEGATIVE"]);
    const mutation = await ask(url, "mutation { tasks { id } }");
    expect(mutation.status).toBe(400);
  });

  test("a client that asks for the GraphQL media type gets it", async () => {
    const { url } = await start();
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json; charset=UTF-8", accept: "application/graphql-response+json" },
      body: '{"query":"{ tasks(limit: 1) { id } }"}',
    });
    expect(answer.headers.get("content-type")).toBe("application/graphql-response+json; charset=utf-8");
  });
});

describe("the other paths", () => {
  test("a browser gets the playground, a program the API", async () => {
    const { url } = await start();
    const accept = "text/html,application/xhtml+xml,*/*;q=0.8";
    const browser = await fetch(`${url}/graphql`, { headers: { accept } });
    expect(browser.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(browser.headers.get("x-content-type-options")).toBe("nosniff");
    expect(browser.headers.get("content-security-policy")).toContain("script-src 'self';");
    const program = await fetch(`${url}/graphql`, { headers: { accept: "application/json" } });
    expect(program.headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  test("the reading room is at the address of each of its views, and may load files of this service and nothing else", async () => {
    const { url } = await start();
    const views = ["/", "/matrix", "/table", "/graph", "/paths", "/what-if", "/search"];
    const pages = await Promise.all(views.map((path) => fetch(`${url}${path}`)));
    expect(pages.map(({ status }) => status)).toEqual(views.map(() => 200));
    const policy = pages[0]?.headers.get("content-security-policy")?.split("; ");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    const texts = await Promise.all(pages.map((page) => page.text()));
    expect(new Set(texts).size).toBe(1);
    const [text = ""] = texts;
    expect(text).not.toMatch(/https?:|<style|<script(?![^>]* src=)|style="/);
    const paths = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
    expect(paths.length).toBeGreaterThanOrEqual(3);
    for (const path of paths) {
      const file = await fetch(`${url}${path}`);
      expect([file.status, file.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
    }
  });

  test("every file of the playground comes from here, to be kept for good", async () => {
    const { url } = await start();
    const page = await (await fetch(`${url}/graphql`, { headers: { accept: "text/html" } })).text();
    expect(page).not.toMatch(/https?:/);
    const paths = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
    expect(paths).toHaveLength(5);
    for (const path of paths) {
      const file = await fetch(`${url}${path}`);
      expect(file.status).toBe(200);
      expect(file.headers.get("content-type")).toMatch(/^text\/(css|javascript); charset=utf-8$/);
      expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(file.headers.get("content-encoding")).toMatch(/^(br|gzip)$/);
      const plain = await fetch(`${url}${path}`, { headers: { "accept-encoding": "identity" } });
      expect(plain.headers.get("content-encoding")).toBeNull();
      expect(await plain.text()).toBe(await file.text());
    }
  });

  test("the examples come with titles, variables and text", async () => {
    const { url } = await start();
    const examples = (await (await fetch(`${url}/playground/examples.json`)).json()) as { title: string }[];
    expect(examples.length).toBeGreaterThanOrEqual(10);
    expect(examples).toContainEqual({
      name: expect.any(String),
      title: expect.stringMatching(/instruments support/i),
      description: expect.arrayContaining([expect.stringMatching(/^How to read it: /)]),
      query: expect.stringContaining("supportedBy"),
      variables: expect.any(Object),
      types: { strategy: "String" },
    });
  });

  test("the examples begin with the question of a start and what else a reader asks first, the others stand by name", async () => {
    const { url } = await start();
    const examples = (await (await fetch(`${url}/playground/examples.json`)).json()) as { name: string }[];
    const names = examples.map(({ name }) => name);
    const first = ["support-for-priorities", "unsupported-priorities", "who-pays-for-what", "promised-for-whom"];
    expect(names.slice(0, 4)).toEqual(first);
    const others = names.slice(4);
    expect(others).toEqual([...others].sort());
  });

  test("it says that it is alive, and which graph it is ready with", async () => {
    const { url, summary } = await start();
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "alive" });
    const { revision, entities, relations } = summary;
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: "ready", revision, entities, relations });
  });

  test("an unknown path and a wrong method are answered in JSON", async () => {
    const { url } = await start();
    const unknown = await fetch(`${url}/nope`, { headers: { accept: "text/html" } });
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, "HTTP_NOT_FOUND"]);
    for (const [path, method, allow] of [
      ["/graphql", "DELETE", "GET, POST"],
      ["/graphql", "OPTIONS", "GET, POST"],
      ["/readyz", "POST", "GET"],
    ] as const) {
      const wrong = await fetch(`${url}${path}`, { method });
      expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, allow]);
      expect(await codeOf(wrong)).toBe("HTTP_METHOD_NOT_ALLOWED");
    }
    expect(await raw(url, "GET //[ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).toContain("HTTP_MALFORMED");
  });

  test("HEAD is GET without a body", async () => {
    const { url } = await start();
    const answer = await raw(url, "HEAD /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    expect(answer).toContain("content-length: 19\r\n");
    expect(answer.endsWith("\r\n\r\n")).toBe(true);
  });
});

async function codeOf(answer: Response): Promise<string | undefined> {
  const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
  return errors[0]?.extensions.code;
}

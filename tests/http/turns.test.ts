import { describe, expect, test } from "vitest";
import { jsonReply, type Reply } from "../../src/server/reply.ts";
import { createTurns } from "../../src/server/turns.ts";
import { ask, start } from "./running.ts";

const never = new AbortController().signal;

/** Work that is begun and ended by hand. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, (reply: Reply) => void>();
  return {
    begun,
    work: (name: string) => () => {
      begun.push(name);
      return new Promise<Reply>((resolve) => ends.set(name, resolve));
    },
    end: (name: string) => ends.get(name)?.(jsonReply(200, name)),
  };
}

describe("turns", () => {
  test("are taken in the order of coming, so many at once", async () => {
    const { begun, work, end } = works();
    const inTurn = createTurns({ running: 2, waiting: 2 });
    const answers = ["a", "b", "c", "d"].map((name) => inTurn(never, work(name)));
    expect(begun).toEqual(["a", "b"]);
    end("b");
    await expect.poll(() => begun).toEqual(["a", "b", "c"]);
    end("a");
    await expect.poll(() => begun).toEqual(["a", "b", "c", "d"]);
    end("c");
    end("d");
    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual(['"a"\n', '"b"\n', '"c"\n', '"d"\n']);
  });

  test("are refused at once where too many wait, with when to come again", async () => {
    const { work, end } = works();
    const inTurn = createTurns({ running: 1, waiting: 1 });
    const first = inTurn(never, work("a"));
    const second = inTurn(never, work("b"));
    const { status, headers, body } = await inTurn(never, work("c"));
    expect([status, headers["retry-after"]]).toEqual([503, "1"]);
    expect(body).toContain("HTTP_OVERLOADED");
    end("a");
    await first;
    const third = inTurn(never, work("d"));
    end("b");
    await second;
    await expect.poll(() => end("d")).toBeUndefined();
    expect((await third).status).toBe(200);
  });

  test("of clients that have gone are given to the next", async () => {
    const { begun, work, end } = works();
    const inTurn = createTurns({ running: 1, waiting: 2 });
    const gone = new AbortController();
    const first = inTurn(never, work("a"));
    const second = inTurn(gone.signal, work("b"));
    const third = inTurn(never, work("c"));
    gone.abort(new Error("gone"));
    await expect(second).rejects.toThrow("gone");
    end("a");
    await first;
    await expect.poll(() => begun).toEqual(["a", "c"]);
    end("c");
    await third;
  });

  test("pass on after work that fails", async () => {
    const inTurn = createTurns({ running: 1, waiting: 0 });
    await expect(inTurn(never, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect((await inTurn(never, async () => jsonReply(200, {}))).status).toBe(200);
  });
});

test("a service with all its turns taken refuses questions, and still says that it is alive", async () => {
  const { url } = await start({ turns: { running: 0, waiting: 0 } });
  const { status, headers, errors } = await ask(url, "{ __typename }");
  expect([status, headers.get("retry-after"), errors?.[0]?.extensions.code]).toEqual([503, "1", "HTTP_OVERLOADED"]);
  for (const path of ["/q/ruled-out", "/q/ruled-out.csv", "/graph.gexf", "/graphql?query={__typename}&format=gexf"]) {
    expect((await fetch(`${url}${path}`)).status, path).toBe(503);
  }
  for (const path of ["/healthz", "/readyz", "/q"]) expect((await fetch(`${url}${path}`)).status, path).toBe(200);
});

test("a service that shows no schema answers questions, and neither introspection nor guesses", async () => {
  const { url } = await start({ introspection: false });
  expect((await ask(url, "{ tasks(limit: 1) { __typename } }")).data).toEqual({ tasks: [{ __typename: "Task" }] });
  for (const query of ["{ __schema { queryType { name } } }", '{ __type(name: "Task") { name } }']) {
    const { status, errors } = await ask(url, query);
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
  }
  for (const query of [
    "{ taks { id } }",
    "{ tasks { nme } }",
    "{ tasks(limt: 1) { id } }",
    "{ tasks { ... on Taks { id } } }",
  ]) {
    const { errors } = await ask(url, query);
    expect(errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
  }
});

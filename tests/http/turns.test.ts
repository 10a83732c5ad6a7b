import { describe, expect, test } from "vitest";
import { jsonReply, type Reply } from "../../src/server/reply.ts";
import { createTurns } from "../../src/server/turns.ts";
import { ask, start } from "./running.ts";

const asker = (client: string, signal = new AbortController().signal) => ({ client, signal });

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
    // the clock stands: on a slow machine a round would be over between the two
    const inTurn = createTurns({ running: 2, waiting: 2 }, undefined, () => 0);
    const answers = ["a", "b", "c", "d"].map((name) => inTurn(asker("one"), work(name)));
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
    const { begun, work, end } = works();
    const inTurn = createTurns({ running: 1, waiting: 1 });
    const first = inTurn(asker("one"), work("a"));
    const second = inTurn(asker("one"), work("b"));
    expect([inTurn.isFull("one"), inTurn.state()]).toEqual([true, { running: 1, waiting: 1 }]);
    const { status, headers, body } = await inTurn(asker("one"), work("c"));
    expect([status, headers["retry-after"]]).toEqual([503, "1"]);
    expect(body).toContain("HTTP_OVERLOADED");
    end("a");
    await first;
    await expect.poll(() => begun).toEqual(["a", "b"]);
    const third = inTurn(asker("one"), work("d"));
    end("b");
    await second;
    await expect.poll(() => begun).toEqual(["a", "b", "d"]);
    end("d");
    expect((await third).status).toBe(200);
    expect(inTurn.state()).toEqual({ running: 0, waiting: 0 });
  });

  test("are taken by clients, not by requests: who asks once is not behind all of one who asks without pause", async () => {
    const { begun, work, end } = works();
    const inTurn = createTurns({ running: 1, waiting: 3 });
    const answers = ["a", "b", "c", "d"].map((name) => inTurn(asker("greedy"), work(name)));
    // there is no room left, but for who has nothing waiting
    expect([inTurn.isFull("greedy"), inTurn.isFull("modest")]).toEqual([true, false]);
    answers.push(inTurn(asker("modest"), work("e")));
    for (const [at, name] of ["a", "b", "e", "c", "d"].entries()) {
      await expect.poll(() => begun[at]).toBe(name);
      end(name);
    }
    await Promise.all(answers);
  });

  test("may all be waited for in a burst; where the wait does not end, few wait for long", async () => {
    let time = 0;
    const { begun, work, end } = works();
    const inTurn = createTurns(
      { running: 1, waiting: 100 },
      () => true,
      () => time,
    );
    const names = Array.from({ length: 34 }, (_, at) => `work ${at}`);
    const answers = names.map((name) => inTurn(asker("one"), work(name)));
    time = 99;
    expect(inTurn.isFull("one")).toBe(false);
    time = 101;
    expect(inTurn.isFull("one")).toBe(true);
    end("work 0");
    await expect.poll(() => begun.length).toBe(2);
    expect(inTurn.isFull("one")).toBe(true);
    end("work 1");
    await expect.poll(() => begun.length).toBe(3);
    // 31 are few
    expect([inTurn.state().waiting, inTurn.isFull("one")]).toEqual([31, false]);
    for (const name of names.slice(2)) {
      await expect.poll(() => begun).toContain(name);
      end(name);
    }
    await Promise.all(answers);
    answers.push(...names.map((name) => inTurn(asker("one"), work(name))));
    time = 150;
    // these have not waited for long
    expect([inTurn.state().waiting, inTurn.isFull("one")]).toEqual([33, false]);
    for (const name of names) end(name);
    for (const name of names) {
      await expect.poll(() => begun.filter((one) => one === name)).toHaveLength(2);
      end(name);
    }
    await Promise.all(answers);
  });

  test("are begun no more in one round of the loop than some milliseconds allow", async () => {
    let time = 0;
    const begun: string[] = [];
    const inTurn = createTurns(
      { running: 10, waiting: 10 },
      () => false,
      () => time,
    );
    const slow = (name: string) => async () => {
      begun.push(name);
      time += 4;
      return jsonReply(200, name);
    };
    const answers = ["a", "b", "c", "d", "e"].map((name) => inTurn(asker("one"), slow(name)));
    await Promise.all(answers.slice(0, 2));
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(begun).toEqual(["a", "b"]);
    await Promise.all(answers);
    expect(begun).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("are begun four at once on this thread; those that take long keep nobody out", async () => {
    let time = 0;
    const { begun, work, end } = works();
    const inTurn = createTurns(
      { running: 6, waiting: 10 },
      () => true,
      () => time,
    );
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const answers = names.map((name) => inTurn(asker("one"), work(name)));
    expect(begun).toEqual(["a", "b", "c", "d"]);
    time = 30;
    await expect.poll(() => begun).toEqual(["a", "b", "c", "d", "e", "f"]);
    end("a");
    await expect.poll(() => begun).toEqual(names);
    for (const name of names) end(name);
    await Promise.all(answers);
  });

  test("of clients that have gone are given to the next", async () => {
    const { begun, work, end } = works();
    const inTurn = createTurns({ running: 1, waiting: 2 });
    const gone = new AbortController();
    const first = inTurn(asker("one"), work("a"));
    const second = inTurn(asker("one", gone.signal), work("b"));
    const third = inTurn(asker("one"), work("c"));
    gone.abort(new Error("gone"));
    await expect(second).rejects.toThrow("gone");
    end("a");
    await first;
    await expect.poll(() => begun).toEqual(["a", "c"]);
    end("c");
    await third;
  });

  test("are given to nobody while they are held, and then to those who waited, in their order", async () => {
    const { begun, work, end } = works();
    const inTurn = createTurns({ running: 2, waiting: 3 });
    const first = inTurn(asker("one"), work("a"));
    const release = inTurn.hold();
    const answers = ["b", "c", "d"].map((name) => inTurn(asker("one"), work(name)));
    expect((await inTurn(asker("one"), work("e"))).status).toBe(503);
    end("a");
    await first;
    expect(begun).toEqual(["a"]);
    release();
    await expect.poll(() => begun).toEqual(["a", "b", "c"]);
    end("b");
    await expect.poll(() => begun).toEqual(["a", "b", "c", "d"]);
    end("c");
    end("d");
    await Promise.all(answers);
  });

  test("pass on after work that fails", async () => {
    const inTurn = createTurns({ running: 1, waiting: 0 });
    await expect(inTurn(asker("one"), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect((await inTurn(asker("one"), async () => jsonReply(200, {}))).status).toBe(200);
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

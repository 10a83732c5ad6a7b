import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createHttp, type Http } from "../../src/server/http.ts";
import { listen } from "../../src/server/listen.ts";
import { jsonReply } from "../../src/server/reply.ts";
import { raw, start } from "./running.ts";

const get = "GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n";

async function serve(
  answer: Parameters<typeof createHttp>[0],
): Promise<{ url: string; http: Http; faults: unknown[] }> {
  const faults: unknown[] = [];
  const http = createHttp(answer, { requestTimeout: 30_000, onFault: (error) => faults.push(error) });
  onTestFinished(() => http.drain(0));
  return { url: await listen(http.server, "127.0.0.1", 0), http, faults };
}

describe("a client that goes away", () => {
  test("aborts its operation", async () => {
    let abort: (reason: unknown) => void;
    const aborted = new Promise((resolve) => {
      abort = resolve;
    });
    const { url } = await serve((_, signal) => {
      signal.addEventListener("abort", () => abort(signal.reason));
      return new Promise(() => {});
    });
    const client = httpRequest(url, { agent: false });
    client.on("error", () => {});
    client.end();
    setTimeout(() => client.destroy(), 50);
    expect(await aborted).toMatchObject({ extensions: { code: "API_CANCELLED" } });
  });

  test("aborts nothing once it has its answer", async () => {
    const signals: AbortSignal[] = [];
    const { url } = await serve(async (_, signal) => {
      signals.push(signal);
      return jsonReply(200, {});
    });
    await (await fetch(url)).text();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(signals.map((signal) => signal.aborted)).toEqual([false]);
  });
});

test("what the answering throws is kept from the client", async () => {
  const { url, faults } = await serve(() => Promise.reject(new Error("the password is swordfish")));
  const answer = await fetch(url);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("swordfish");
  expect(faults).toHaveLength(1);
});

describe("draining", () => {
  test("lets requests under way finish, ends their connections, and accepts no more", async () => {
    const answers: (() => void)[] = [];
    const { url, http } = await serve(
      () => new Promise((resolve) => answers.push(() => resolve(jsonReply(200, { done: true })))),
    );
    const underWay = raw(url, get);
    await expect.poll(() => answers.length).toBe(1);
    const drained = http.drain(5_000);
    await expect(fetch(url)).rejects.toThrow();
    answers[0]?.();
    expect(await underWay).toMatch(/connection: close[\s\S]*"done":true/);
    await drained;
  });

  test("does not wait for connections that are kept alive or were never used", async () => {
    const { url, http } = await serve(async () => jsonReply(200, {}));
    const { hostname, port } = new URL(url);
    const unused = connect(Number(port), hostname);
    const kept = connect(Number(port), hostname, () => kept.write(get));
    await new Promise((resolve) => kept.once("data", resolve));
    const began = performance.now();
    await http.drain(5_000);
    expect(performance.now() - began).toBeLessThan(4_500);
    unused.destroy();
  });

  test("cuts what is left when its time is over, and aborts it", async () => {
    const reasons: unknown[] = [];
    const { url, http } = await serve((_, signal) => {
      signal.addEventListener("abort", () => reasons.push(signal.reason));
      return new Promise(() => {});
    });
    const underWay = raw(url, get).catch(() => "");
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = performance.now();
    await http.drain(200);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await underWay).toBe("");
    expect(reasons).toHaveLength(1);
  });

  test("is told to whoever asks whether the service is ready", async () => {
    const server = await start({ drainTimeout: 5_000 });
    let send = (_: string) => {};
    const probe = raw(server.url, get.slice(0, -2), (more) => {
      send = more;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closed = server.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    send("\r\n");
    expect(await probe).toMatch(/^HTTP\/1.1 503 [\s\S]*"draining"/);
    await closed;
  });
});

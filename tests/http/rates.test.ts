import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRates, readRate } from "../../src/server/rates.ts";
import { makeToken, readTokens, type Token } from "../../src/server/tokens.ts";
import { start } from "./running.ts";

const tokenWith = (rate: string) => readTokens(makeToken("analyst", rate).line, "tokens.txt")[0] as Token;

/** Whether each request is let in that comes at these milliseconds, and after which wait it is told to come again. */
function asked(rate: string, times: readonly number[]): readonly (string | null)[] {
  const token = tokenWith(rate);
  let time = 0;
  const tooOften = createRates(() => time);
  return times.map((at) => {
    time = at;
    return tooOften(token)?.headers["retry-after"] ?? null;
  });
}

describe("a rate", () => {
  test("is so many for each second, minute or hour, and so many at once", () => {
    expect(readRate("5/s")).toEqual({ perSecond: 5, burst: 5 });
    expect(readRate("600/min")).toEqual({ perSecond: 10, burst: 10 });
    expect(readRate("100/h burst 20")).toEqual({ perSecond: 100 / 3_600, burst: 20 });
    expect(readRate("1/h")?.burst).toBe(1);
    for (const none of [
      "",
      "5",
      "0/s",
      "5/s burst 0",
      "-1/s",
      "1.5/s",
      "5/d",
      "5 /s",
      "5/s burst",
      "1000001/s",
      "5/s x",
    ]) {
      expect(readRate(none), none).toBeNull();
    }
  });

  test("lets through what comes evenly, and after a pause as many at once as it says", () => {
    expect(asked("2/s", [0, 500, 1_000, 1_500])).toEqual([null, null, null, null]);
    expect(asked("2/s", [0, 1, 2, 3])).toEqual([null, null, "1", "1"]);
    expect(asked("2/s", [0, 1, 2, 502, 503, 60_000, 60_000, 60_000])).toEqual([
      null,
      null,
      "1",
      null,
      "1",
      null,
      null,
      "1",
    ]);
    expect(asked("60/min burst 3", [0, 0, 0, 0, 999, 1_000, 1_001])).toEqual([null, null, null, "1", "1", null, "1"]);
    expect(asked("2/h", [0, 1_000])).toEqual([null, "1799"]);
  });

  test("is kept over any time, whatever comes, and who waits as told is let in", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        (pauses, perSecond, burst) => {
          const token = tokenWith(`${perSecond}/s burst ${burst}`);
          let time = 0;
          const tooOften = createRates(() => time);
          const entered: number[] = [];
          for (const pause of pauses) {
            time += pause;
            const refused = tooOften(token);
            if (refused === null) entered.push(time);
            else {
              time += Number(refused.headers["retry-after"]) * 1_000;
              expect(tooOften(token)).toBeNull();
              entered.push(time);
            }
          }
          for (const [at, from] of entered.entries()) {
            for (const [more, to] of entered.slice(at).entries()) {
              expect(more + 1).toBeLessThanOrEqual(burst + ((to - from) / 1_000) * perSecond + 1e-6);
            }
          }
        },
      ),
    );
  });
});

describe("a token with a rate", () => {
  test("is refused when it comes more often, on every path but the one that says the service lives", async () => {
    const [analyst, other] = [makeToken("analyst", "2/h burst 3"), makeToken("other")];
    const tokens = readTokens(`${analyst.line}\n${other.line}\n`, "tokens.txt");
    const { url } = await start({ admission: { tokens, origins: ["https://example.org"] } });
    const get = async (path: string, token: string) => {
      const headers = { authorization: `Bearer ${token}`, origin: "https://example.org" };
      const answer = await fetch(url + path, { headers });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    };
    for (const path of ["/q", "/graph.gexf", "/nothing"]) expect((await get(path, analyst.token)).status).not.toBe(429);
    for (const path of ["/q", "/graphql", "/readyz", "/nothing"]) {
      const { status, headers, text } = await get(path, analyst.token);
      expect([path, status]).toEqual([path, 429]);
      expect(text).toContain('"code":"HTTP_TOO_OFTEN"');
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(1_000);
      expect(headers.get("access-control-allow-origin")).toBe("https://example.org");
    }
    expect((await get("/healthz", analyst.token)).status).toBe(200);
    for (let time = 0; time < 10; time++) expect((await get("/q", other.token)).status).toBe(200);
  });
});

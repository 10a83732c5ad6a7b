import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exposition, type Family, merged } from "../../src/server/exposition.ts";
import { createMetrics } from "../../src/server/metrics.ts";
import { makeToken, readTokens } from "../../src/server/tokens.ts";
import { root } from "../built.ts";
import { ask, copy, start } from "./running.ts";

const open = { accept: "application/openmetrics-text; version=1.0.0" };

/** By name and labels, as they stand; throws where a line is none. */
async function metricsOf(url: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(`${url}/metrics`, { headers });
  const lines = (await answer.text()).split("\n");
  expect([answer.status, lines.pop()]).toEqual([200, ""]);
  const values = new Map<string, number>();
  const families = new Map<string, string>();
  for (const line of lines) {
    const [, family, type] = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (family !== undefined && type !== undefined) families.set(family, type);
    if (line.startsWith("#")) continue;
    const [, series = "", value = ""] =
      /^([a-z][a-z0-9_]*(?:\{(?:[a-z]+="(?:[^"\\]|\\.)*",?)+\})?) (\d+(?:\.\d+)?(?:e-?\d+)?)$/.exec(line) ?? [];
    expect(series, line).not.toBe("");
    values.set(series, Number(value));
  }
  return { type: answer.headers.get("content-type"), lines, values, families };
}

/** Once so many requests are counted that asked for something else: a request is when its answer is out. */
async function metricsAfter(requests: number, url: string, headers: Readonly<Record<string, string>> = {}) {
  const others = ([series]: readonly [string, number]) =>
    series.startsWith("strategraph_requests_total") && !series.includes('route="/metrics",status="200"');
  for (;;) {
    const metrics = await metricsOf(url, headers);
    const counted = [...metrics.values].filter(others).reduce((sum, [, count]) => sum + count, 0);
    if (counted >= requests) return metrics;
  }
}

async function started() {
  const metrics = createMetrics();
  const trial = await start({ metrics });
  return { ...trial, metrics };
}

describe("metrics", () => {
  test("are told only where that is asked for, and to who may ask", async () => {
    expect((await fetch(`${(await start()).url}/metrics`)).status).toBe(404);
    const { token, line } = makeToken("prometheus");
    const admission = { tokens: readTokens(line, "tokens.txt"), origins: [] };
    const { url } = await start({ metrics: createMetrics(), admission });
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
    const { values } = await metricsAfter(1, url, { authorization: `Bearer ${token}` });
    expect(values.get('strategraph_requests_total{route="/metrics",status="401"}')).toBe(1);
    expect(values.get('strategraph_refusals_total{code="HTTP_UNAUTHORIZED"}')).toBe(1);
  });

  test("count requests by path and status, how long they took, and what was refused", async () => {
    const { url, summary } = await started();
    for (let time = 0; time < 4; time++) await ask(url, "{ tasks { id } }");
    await ask(url, "{ nothing }");
    for (const path of ["/q/ruled-out.csv?x", "/q/nothing", "/made-up/1", "/made-up/2", "/playground/nothing.js"]) {
      await (await fetch(url + path)).text();
    }
    const { values } = await metricsAfter(10, url);
    const of = (series: string) => values.get(series);
    expect(of('strategraph_requests_total{route="/graphql",status="200"}')).toBe(4);
    expect(of('strategraph_requests_total{route="/graphql",status="400"}')).toBe(1);
    expect(of('strategraph_requests_total{route="/q/",status="400"}')).toBe(1);
    expect(of('strategraph_requests_total{route="/q/",status="404"}')).toBe(1);
    expect(of('strategraph_requests_total{route="other",status="404"}')).toBe(3);
    expect(of('strategraph_refusals_total{code="GRAPHQL_VALIDATION_FAILED"}')).toBe(1);
    expect(of('strategraph_refusals_total{code="HTTP_NOT_FOUND"}')).toBe(3);
    expect(of('strategraph_request_duration_seconds_count{route="/graphql"}')).toBe(5);
    expect(of('strategraph_request_duration_seconds_bucket{route="/graphql",le="+Inf"}')).toBe(5);
    const buckets = [...values]
      .filter(([series]) => series.includes('_bucket{route="/graphql"'))
      .map(([, count]) => count);
    expect(buckets).toEqual(buckets.toSorted((one, other) => one - other));
    expect(of('strategraph_request_duration_seconds_sum{route="/graphql"}')).toBeGreaterThan(0);
    expect(of("strategraph_sent_bytes_total")).toBeGreaterThan(1_000);
    // asked for by the fourth time: twice to be kept, twice given
    expect([of("strategraph_kept_answers"), of("strategraph_kept_answers_given_total")]).toEqual([1, 2]);
    expect(of("strategraph_kept_answers_bytes")).toBeGreaterThan(100);
    expect(of("strategraph_connections")).toBeGreaterThan(0);
    expect([of("strategraph_questions_running"), of("strategraph_questions_waiting")]).toEqual([0, 0]);
    const { revision, entities, relations } = summary;
    expect([of("strategraph_graph_entities"), of("strategraph_graph_relations")]).toEqual([entities, relations]);
    const info = [...values.keys()].find((series) => series.startsWith("strategraph_graph_info"));
    expect(info).toContain(`revision="${revision}",engine="memory"`);
    expect(of("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  });

  test("count graphs taken over, those that were not, and faults of the program", async () => {
    const metrics = createMetrics();
    const places = copy();
    const told: string[] = [];
    const log = metrics.counting(({ event }) => told.push(event));
    const { url } = await start({ ...places, watch: true, metrics, log });
    const file = join(places.seedsFolder, "eaeu-2030/entities.yaml");
    const good = readFileSync(file, "utf8");
    const reloads = async () => {
      const { values } = await metricsOf(url);
      return ["reloaded", "kept"].map((result) => values.get(`strategraph_reloads_total{result="${result}"}`));
    };
    expect(await reloads()).toEqual([0, 0]);
    writeFileSync(file, `${good}\nnonsense`);
    await expect.poll(reloads, { timeout: 60_000 }).toEqual([0, 1]);
    writeFileSync(file, `${good}\n`);
    await expect.poll(reloads, { timeout: 60_000 }).toEqual([1, 1]);
    log({ event: "fault", error: new Error("broken") });
    expect((await metricsOf(url)).values.get("strategraph_faults_total")).toBe(1);
    expect(told.slice(-3)).toEqual(["kept", "reloaded", "fault"]);
  });

  test("have as many series after many made-up requests as after a few", async () => {
    const { url } = await started();
    const count = async (from: number, to: number) => {
      for (let at = from; at < to; at++) {
        await (await fetch(`${url}/made-up-${at}?x=${at}`, { method: at % 2 ? "GET" : "DELETE" })).text();
        await (await fetch(`${url}/q/made-up-${at}`)).text();
        await ask(url, `query Made${at} { nothing${at} }`);
      }
      return (await metricsAfter(3 * to, url)).values.size;
    };
    await count(0, 2);
    expect(await count(2, 60)).toBe(await count(60, 62));
  });

  test("come in the form that is asked for", async () => {
    const { url } = await started();
    const plain = await metricsOf(url);
    expect(plain.type).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(plain.families.get("strategraph_requests_total")).toBe("counter");
    expect(plain.lines).not.toContain("# EOF");
    const other = await metricsOf(url, open);
    const asked = 'strategraph_requests_total{route="/metrics",status="200"}';
    const count = async () => (await metricsOf(url, open)).values.get(asked) ?? 0;
    expect(other.type).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
    expect(other.families.get("strategraph_requests")).toBe("counter");
    expect(other.lines.at(-1)).toBe("# EOF");
    await expect.poll(count).toBeGreaterThan(1);
  });

  test("are listed in the docs, all of them", async () => {
    const { families } = await metricsOf((await started()).url);
    const docs = readFileSync(join(root, "docs/serve.md"), "utf8");
    const listed = [...docs.matchAll(/`((?:strategraph|process|nodejs)_[a-z_]+)(?:\{[a-z, ]+\})?`/g)].map(
      (found) => found[1],
    );
    expect(new Set([...families.keys(), "strategraph_replica_current"])).toEqual(new Set(listed));
  });
});

test("labels may have any text", () => {
  const samples = [{ value: 1, labels: { text: 'a "quoted" \\ word\non two lines' } }];
  expect(exposition([{ name: "one", type: "gauge", help: "One.", samples }], "plain")).toBe(
    '# HELP one One.\n# TYPE one gauge\none{text="a \\"quoted\\" \\\\ word\\non two lines"} 1\n',
  );
});

test("what several processes have measured is one: sums, or the most or least of them", () => {
  const of = (value: number): readonly Family[] => [
    { name: "asked", type: "counter", help: "", samples: [{ value, labels: { route: "/" } }] },
    { name: "late", type: "gauge", help: "", samples: [{ value }], together: "most" },
    { name: "up", type: "gauge", help: "", samples: [{ value }], together: "least" },
  ];
  const only = { name: "only", type: "gauge", help: "", samples: [{ value: 9 }] } as const;
  const together = merged([of(1), [...of(3), only], of(2)]);
  expect(together.map(({ name, samples }) => [name, samples.map(({ value }) => value)])).toEqual([
    ["asked", [6]],
    ["late", [3]],
    ["up", [1]],
    ["only", [9]],
  ]);
});

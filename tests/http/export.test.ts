import { get } from "node:http";
import { expect, test } from "vitest";
import { formats } from "../../graph/export/formats.ts";
import { unzip } from "../export/unzip.ts";
import { start } from "./running.ts";

const support = `{
  tasks(where: { prioritizedBy: { some: {} } }) {
    name
    supportedByConnection { edges { node { name } properties { basis evidence { quote } } } }
  }
}`;
const asked = (format: string) => `query=${encodeURIComponent(support)}&format=${format}`;
const goal = "eaeu-2030/goal/develop-industrial-cooperation";

interface NodeLink {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly {
    readonly source: string;
    readonly target: string;
    readonly evidence: readonly unknown[];
  }[];
}

function ids({ nodes, edges }: NodeLink) {
  return { nodes: nodes.map(({ id }) => id), edges: edges.map(({ source, target }) => [source, target]) };
}

test("an answer's part of the graph comes in the form that the address names, without a header", async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/graphql?${asked("node-link")}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="answer.json"');
  const graph = (await answer.json()) as NodeLink;
  expect(ids(graph).edges).toEqual([
    ["eaeu-2030/instrument/financial-assistance", "eaeu-2030/task/develop-project-support"],
  ]);
  expect(graph.nodes).toHaveLength(5);
  expect(graph.edges[0]?.evidence).toHaveLength(2);
});

test("a program names the form by the media type that it accepts, and sends the question as ever", async () => {
  const { url } = await start();
  const post = (accept: string) =>
    fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept },
      body: JSON.stringify({ query: support }),
    });
  const gexf = await post("application/gexf+xml, application/json;q=0.5");
  expect(gexf.headers.get("content-type")).toBe("application/gexf+xml");
  expect(await gexf.text()).toContain('<edge id="');
  for (const accept of ["application/json, application/gexf+xml", "*/*", "image/unknown"]) {
    expect((await post(accept)).headers.get("content-type"), accept).toContain("json");
  }
});

test("every form can be had of an answer, under its own media type", async () => {
  const { url } = await start();
  for (const { name, mediaType } of formats) {
    const answer = await fetch(`${url}/graphql?${asked(name)}`);
    expect([answer.status, name]).toEqual([200, name]);
    const type = answer.headers.get("content-type") ?? "";
    if (type !== "application/zip") expect(type.split(";")[0]).toBe(mediaType.split(";")[0]);
    expect((await answer.arrayBuffer()).byteLength, name).toBeGreaterThan(100);
  }
});

test("a form of several files is an archive of them", async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/graphql?${asked("csv-excel")}`);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="answer.zip"');
  const files = unzip(Buffer.from(await answer.arrayBuffer()));
  expect([...files.keys()]).toEqual(expect.arrayContaining(["entities.csv", "relations.csv", "evidence.csv"]));
  expect(files.get("relations.csv")).toContain("eaeu-2030/instrument/financial-assistance");
});

test("the graph has an address in every form, whole or around some entities", async () => {
  const { url } = await start();
  const read = async (search: string) => (await (await fetch(`${url}/graph.node-link${search}`)).json()) as NodeLink;
  const whole = await read("");
  expect([whole.nodes.length, whole.edges.length]).toEqual([42, 85]);
  const near = await read(`?around=${goal}&hops=1`);
  expect(near.nodes.map(({ id }) => id)).toContain(goal);
  expect(near.nodes.length).toBeLessThan(whole.nodes.length);
  expect(ids(await read(`?around=${goal}`))).toEqual(ids(near));
  expect((await read(`?around=${goal}&around=common/sector/industry&hops=2`)).nodes.length).toBeGreaterThan(
    near.nodes.length,
  );
  expect((await fetch(`${url}/graph.excel`)).headers.get("content-type")).toContain("spreadsheetml");
  const gexf = await fetch(`${url}/graph.gexf`);
  expect(gexf.headers.get("content-disposition")).toBe('attachment; filename="graph.gexf"');
  expect((await gexf.text()).match(/<node /g)).toHaveLength(42);
});

test("faults are told in JSON, with code and hint", async () => {
  const { url } = await start();
  const fault = async (path: string) => {
    const answer = await fetch(`${url}${path}`);
    const { errors } = (await answer.json()) as { errors: { extensions: { code: string; hint?: string } }[] };
    return [answer.status, errors[0]?.extensions.code];
  };
  expect(await fault(`/graphql?${asked("gexff")}`)).toEqual([400, "EXPORT_FORMAT_UNKNOWN"]);
  expect(await fault("/graphql?format=gexf&query={nothing}")).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
  expect(await fault("/graphql?format=gexf")).toEqual([400, "BAD_REQUEST"]);
  expect(await fault("/graphql?format=gexf&query={goals(limit:-1){id}}")).toEqual([400, "API_PAGE_NEGATIVE"]);
  expect(await fault("/graph.gexf?around=nowhere")).toEqual([404, "EXPORT_NOTHING_THERE"]);
  expect(await fault(`/graph.gexf?around=${goal}&hops=7`)).toEqual([400, "EXPORT_HOPS"]);
  expect(await fault(`/graph.gexf?around=${goal}&hops=many`)).toEqual([400, "EXPORT_HOPS"]);
  expect(await fault("/graph.unknown")).toEqual([404, "HTTP_NOT_FOUND"]);
});

test("HEAD has what GET has but for the body", async () => {
  const { url } = await start();
  const head = await fetch(`${url}/graph.gexf`, { method: "HEAD" });
  expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, "application/gexf+xml", ""]);
});

test("a client that goes away in the midst of a file leaves a service that answers", async () => {
  const { url, events } = await start();
  await new Promise<void>((resolve) => {
    const request = get(`${url}/graph.gexf`, (response) => {
      response.once("data", () => {
        response.destroy();
        resolve();
      });
    });
    request.on("error", () => {});
  });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(events.filter(({ event }) => event === "fault")).toEqual([]);
});

test("a file's heading is what its question calls itself; the question itself stands with the receipt", async () => {
  const { url } = await start();
  const heading = async (address: string) =>
    /<h1[^>]*>([^<]*)</.exec(await (await fetch(`${url}${address}`)).text())?.[1] ?? "";
  expect(await heading("/q/who-pays-for-what.html")).toMatch(/^Who pays for what[^:{]*: [0-9]+ entities, /);
  const named = encodeURIComponent("query NamesOfGoals { goals { name } }");
  expect(await heading(`/graphql?format=html&query=${named}`)).toMatch(
    /^NamesOfGoals: 1 entities, 0 relations, 0 quotes$/,
  );
  expect(await heading(`/graphql?format=html&query=${encodeURIComponent("{ goals { name } }")}`)).toMatch(
    /^What an answer shows: /,
  );
  expect(await (await fetch(`${url}/graphql?format=html&query=${named}`)).text()).toContain(
    "query NamesOfGoals{goals{name}}",
  );
});

test("pictures are drawn beside the service, one after the other, and one that nobody waits for is given up", async () => {
  const { url } = await start();
  const leaving = new AbortController();
  const left = fetch(`${url}/graph.png`, { signal: leaving.signal }).catch((error: unknown) => error);
  const both = Promise.all(["svg", "svg"].map(async (form) => (await fetch(`${url}/graph.${form}`)).text()));
  const tasks = await (
    await fetch(`${url}/graphql?query={tasks{name}}`, { headers: { "apollo-require-preflight": "1" } })
  ).json();
  expect(tasks).toHaveProperty("data.tasks");
  leaving.abort();
  expect(await left).toHaveProperty("name", "AbortError");
  const [one, other] = (await both).map((text) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g, ""));
  expect(one).toBe(other);
  expect(one).toContain("Mechanism of financial assistance");
});

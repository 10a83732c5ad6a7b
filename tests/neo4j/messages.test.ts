import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { load } from "../../graph/neo4j/load.ts";
import { ask } from "../http/running.ts";
import { readCommittedSeeds, root } from "../seed/graph.ts";
import { type Message, readMessages } from "./bolt.ts";
import { onServer, openNeo4j } from "./server.ts";
import { type Serving, serveThrough } from "./serving.ts";

const neo4j = await openNeo4j("the messages of an operation");
const folder = join(root, "examples");
const examples = readdirSync(folder).filter((file) => file.endsWith(".graphql"));

onServer(neo4j, "what an operation sends to Neo4j", (server) => {
  let serving: Serving;
  let sent: Message[] = [];
  beforeAll(async () => {
    const { ontology, dataset } = await readCommittedSeeds();
    await load(server.connection, ontology, dataset);
    serving = await serveThrough(server, {
      // none that a busy machine could come to
      timeLimit: 100_000,
      listen: () => readMessages((message) => sent.push(message)),
    });
  });
  afterAll(() => serving.close());

  /** What is sent while a question is answered. */
  const asked = async (query: string) => {
    sent = [];
    const { data, errors } = await ask(serving.url, query);
    expect(errors).toBeUndefined();
    expect(data).toBeTypeOf("object");
    return sent;
  };
  const run = (sent: readonly Message[], count = 1) => {
    const runs = sent.filter(({ name }) => name === "RUN");
    expect(runs).toHaveLength(count);
    const [text, parameters, settings] = runs[0]?.fields ?? [];
    return { text, parameters, settings } as {
      readonly text: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly settings: Readonly<Record<string, unknown>>;
    };
  };

  test.each<readonly [string, string]>([
    ...examples.map((file) => [file, readFileSync(join(folder, file), "utf8")] as const),
    [
      "several root fields",
      "{ tasks { id } goals { id } sectorsConnection { totalCount } one: tasks(limit: 1) { name } }",
    ],
    [
      "relations four deep",
      "{ goals { contributedToBy { id ... on Task { supportedBy { name supports { name } } } } } }",
    ],
    ["the size of the graph beside what it holds", "{ graph { entities relations stated } tasks { id } }"],
    ["the size of the graph alone", "{ graph { entities relations stated } }"],
    ["what nothing is", '{ tasks(where: { name: { eq: "nowhere" } }) { name } }'],
  ])("is one RUN message in READ mode, outside any transaction: %s", async (_, query) => {
    const messages = await asked(query);
    expect(run(messages).settings).toMatchObject({ mode: "r" });
    // what else there is opens the connection, fetches the answer, or makes the connection ready for the next
    const others = messages.map(({ name }) => name).filter((name) => name !== "RUN");
    expect(["HELLO", "LOGON", "PULL", "RESET", "TELEMETRY"]).toEqual(expect.arrayContaining(others));
  });

  test("is followed by another, where nothing at all is found, that asks which of the ids there are", async () => {
    const messages = await asked('{ task(id: "nowhere") { name } }');
    const [, second] = messages.filter(({ name }) => name === "RUN");
    expect(run(messages, 2).settings).toMatchObject({ mode: "r" });
    expect(second?.fields[1]).toMatchObject({ p0: ["nowhere"] });
    expect(second?.fields[2]).toMatchObject({ mode: "r" });
  });

  test("has its values as parameters, written out in the question or not", async () => {
    const of = ({ text, limit }: { readonly text: string; readonly limit: number }) => `{
      entity(id: "${text}/id") { name }
      tasks(where: { name: { contains: "${text}-name" } }, limit: ${limit}) {
        supportedBy(where: { description: { startsWith: "${text}-hop" } }, limit: ${limit + 1}) { name }
      }
      goalsConnection(first: ${limit + 2}, where: { id: { in: ["${text}/list"] } }) { edges { node { name } } }
    }`;
    const [one, other] = [
      run(await asked(of({ text: "' OR 1=1 //", limit: 4_001 })), 2),
      run(await asked(of({ text: "plain", limit: 5_001 })), 2),
    ];
    expect(one.text).toBe(other.text);
    expect(one.text).not.toMatch(/1=1|400[123]/);
    const values = JSON.stringify(Object.values(one.parameters));
    for (const value of ["/id", "-name", "-hop", "/list"]) expect(values).toContain(`' OR 1=1 //${value}`);
    for (const limit of [4_001, 4_002, 4_003]) expect(values).toMatch(new RegExp(`\\b${limit}\\b`));
    expect(Object.keys(one.parameters).sort()).toEqual(Object.keys(other.parameters).sort());
  });
});

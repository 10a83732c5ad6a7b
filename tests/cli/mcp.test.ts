import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { expect, onTestFinished, test } from "vitest";
import { built, root } from "../built.ts";
import { onServer, openNeo4j } from "../neo4j/server.ts";
import { emptyFolder, strategraph } from "./command.ts";

const neo4j = await openNeo4j("tools of an assistant on Neo4j");

/** A client that has started the command; both end with the test. */
async function connected(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [built(), "mcp", ...args],
    cwd: root,
    env: { ...(process.env as Record<string, string>), ...env },
    stderr: "pipe",
  });
  let complaints = "";
  transport.stderr?.on("data", (text: Buffer) => {
    complaints += text.toString("utf8");
  });
  const client = new Client({ name: "a test", version: "0" });
  await client.connect(transport);
  onTestFinished(() => client.close());
  const call = async (name: string, given: Record<string, unknown> = {}) =>
    (await client.callTool({ name, arguments: given })) as CallToolResult;
  return { client, call, complaints: () => complaints };
}

const textOf = ({ content }: CallToolResult): string =>
  content.map((one) => (one.type === "text" ? one.text : "")).join("\n");
const saved = readdirSync(join(root, "examples"))
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => file.replace(/\.graphql$/, ""));
const own = ["search", "links", "paths", "coverage"];
const credit = "may not be reproduced without reference to Kazakhstan Today";

test("every saved question is a tool, and search, links, paths and coverage are, each described and typed", async () => {
  const { client, complaints } = await connected();
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).toSorted()).toEqual([...saved, ...own].toSorted());
  for (const { name, description, inputSchema, annotations } of tools) {
    expect(description?.length, name).toBeGreaterThan(60);
    expect(annotations, name).toMatchObject({ readOnlyHint: true });
    for (const [argument, schema] of Object.entries(inputSchema.properties ?? {})) {
      expect(["string", "integer", "number", "boolean", "array", "object"], `${name}.${argument}`).toContain(
        (schema as { type: string }).type,
      );
    }
  }
  const gaps = tools.find(({ name }) => name === "gaps-in-support");
  expect(gaps?.description).toContain("Which goals, tasks and projects have no stated support, and why?");
  expect(gaps?.description).toContain("To change: `bases`.");
  expect(gaps?.inputSchema.properties?.bases).toMatchObject({
    type: "array",
    items: { type: "string", enum: ["STATED", "INFERRED"] },
    default: ["STATED"],
  });
  const links = tools.find(({ name }) => name === "links");
  expect(links?.inputSchema.required).toEqual(["of", "by"]);
  expect(links?.inputSchema.properties?.of).toMatchObject({
    properties: { ids: { type: "array" }, kinds: { items: { enum: expect.arrayContaining(["Goal", "Task"]) } } },
  });
  expect(client.getInstructions()).toContain("credit");
  expect(complaints()).toBe("");
});

test("every saved question is answered, as the command line answers it, with its credits", async () => {
  const { client, call } = await connected();
  const { tools } = await client.listTools();
  for (const { name, inputSchema } of tools.filter((one) => saved.includes(one.name))) {
    expect(inputSchema.required, name).toEqual([]);
    const answer = await call(name);
    expect(answer.isError, name).toBeFalsy();
    expect(textOf(answer), name).toContain(credit);
  }
  for (const name of saved.slice(0, 2)) {
    const { stdout } = await strategraph(["query", `examples/${name}.graphql`, "--json"]);
    expect((await call(name)).structuredContent?.data).toEqual(JSON.parse(stdout).data);
  }
});

test("the tools of every graph find, link, lead and count, and show the words that say so", async () => {
  const { call } = await connected();
  const found = await call("search", { text: "financial assistence", first: 1 });
  expect(found.structuredContent).toMatchObject({
    data: { search: [{ node: { id: "eaeu-2030/instrument/financial-assistance", kind: "Instrument" } }] },
  });
  const ends = { of: { kinds: ["Task"] }, by: { kinds: ["Instrument"] } };
  const links = await call("links", { ...ends, relations: ["supports"] });
  expect(textOf(links)).toContain("quote: a mechanism of financial assistance will be launched");
  expect(textOf(links)).toContain("name: Kazakhstan Today news item");
  const paths = await call("paths", {
    from: { ids: ["eaeu-2030/funding-source/eaeu-budget"] },
    to: { kinds: ["Goal"] },
    first: 1,
  });
  expect(paths.structuredContent).toMatchObject({ data: { paths: [{ start: { name: "EAEU budget" } }] } });
  expect(textOf(paths)).toMatch(/quote: \S/);
  const coverage = await call("coverage", { rows: ends.of, columns: ends.by, via: ["supports"] });
  expect(coverage.structuredContent).toMatchObject({ data: { coverage: { rows: expect.any(Array) } } });
  // also where there is nothing: the words that leave it open, with their line and document
  const open = {
    quote: "For example",
    line: 21,
    document: { name: expect.stringMatching(/^Kazakhstan Today news item/), credit: expect.any(String) },
  };
  const absence = { code: "LIST_OPEN", evidence: [open] };
  expect(links.structuredContent).toMatchObject({ data: { links: [{ absence: null }, { absence }, {}, {}] } });
  expect(coverage.structuredContent).toMatchObject({ data: { coverage: { rows: [{}, { absence }, {}, {}] } } });
});

test("what is wrong is told with its code and what to do, and the next question is answered", async () => {
  const { call } = await connected();
  const faults: readonly (readonly [name: string, given: Record<string, unknown>, code: string, hint: RegExp])[] = [
    ["support-for-prioritys", {}, "MCP_TOOL_UNKNOWN", /did you mean support-for-priorities\?/],
    ["search", { txt: "a" }, "MCP_ARGUMENT_UNKNOWN", /did you mean text\?/],
    ["search", {}, "API_VARIABLE_INVALID", /./],
    ["search", { text: "a", first: "many" }, "API_VARIABLE_INVALID", /./],
    ["search", { text: "a", first: -1 }, "API_PAGE_NEGATIVE", /./],
  ];
  for (const [name, given, code, hint] of faults) {
    const answer = await call(name, given);
    expect(answer.isError, code).toBe(true);
    expect(textOf(answer)).toMatch(new RegExp(`^${code} `));
    const { errors } = answer.structuredContent as { errors: readonly { code: string; hint?: string }[] };
    expect(errors[0]?.code).toBe(code);
    if (errors[0]?.hint !== undefined) expect(errors[0].hint).toMatch(hint);
  }
  expect((await call("search", { text: "industry" })).isError).toBeFalsy();
});

test("a saved question that cannot be a tool is said to be none, and the others are tools", async () => {
  const examples = join(emptyFolder(), "examples");
  mkdirSync(examples);
  writeFileSync(
    join(examples, "good.graphql"),
    "# How many goals are there?\nquery Good { goalsConnection { totalCount } }",
  );
  writeFileSync(join(examples, "broken.graphql"), "query Broken {");
  writeFileSync(join(examples, "unknown.graphql"), "query Unknown { nothing }");
  writeFileSync(join(examples, "search.graphql"), "query Mine { goals { name } }");
  writeFileSync(join(examples, "a b.graphql"), "query Odd { goals { name } }");
  writeFileSync(join(examples, "two.graphql"), "query One { goals { name } } query Two { goals { name } }");
  const { client, call, complaints } = await connected(["--questions", examples]);
  const offered = (await client.listTools()).tools.map(({ name }) => name);
  expect(offered.toSorted()).toEqual([...own, ...saved, "good"].toSorted());
  expect((await call("good")).structuredContent).toMatchObject({ data: { goalsConnection: { totalCount: 1 } } });
  for (const name of ["broken", "unknown", "search", "a b", "two"])
    expect(complaints()).toContain(`${name} is not offered: `);
});

test("the command ends when its client goes away", async () => {
  expect(await strategraph(["mcp"])).toEqual({ code: 0, stdout: "", stderr: "" });
});

onServer(neo4j, "tools of an assistant on Neo4j", ({ uri, username, password, empty }) => {
  test("a graph in Neo4j is asked by the same tools, and answers the same", async () => {
    const env = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    await empty();
    expect(await strategraph(["load", "--engine", "neo4j"], { env })).toMatchObject({ code: 0 });
    const [there, here] = [await connected(["--engine", "neo4j"], env), await connected()];
    for (const [name, given] of [
      ["support-for-priorities", {}],
      ["search", { text: "industry" }],
      ["paths", { from: { kinds: ["FundingSource"] }, to: { kinds: ["Goal"] } }],
    ] as const) {
      expect((await there.call(name, given)).structuredContent).toEqual(
        (await here.call(name, given)).structuredContent,
      );
    }
  });
});

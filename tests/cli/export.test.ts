import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { formats } from "../../graph/export/formats.ts";
import { built } from "../built.ts";
import { emptyFolder, shell, strategraph } from "./command.ts";

const env = { SOURCE_DATE_EPOCH: "1718000000" };

test("a file is written whole, and what it does not hold is said beside it", async () => {
  const folder = emptyFolder();
  const { code, stdout, stderr } = await strategraph(["export", "--for", "gephi", "-o", join(folder, "a.gexf")], {
    env,
  });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toContain("a.gexf: GEXF 1.3, for Gephi; 42 entities, 85 relations, 105 quotes\n");
  expect(stderr).toContain("left out or changed: ");
  expect(readdirSync(folder)).toEqual(["a.gexf"]);
  const again = await strategraph(["export", "--format", "gexf"], { env });
  expect(again.stdout).toBe(readFileSync(join(folder, "a.gexf"), "utf8"));
  expect(again.stderr).toBe("");
});

test("several files go into a folder of their own, and none into one that holds something", async () => {
  const folder = emptyFolder();
  const to = join(folder, "tables");
  expect(await strategraph(["export", "--format", "csv-excel", "-o", to])).toMatchObject({ code: 0 });
  expect(readdirSync(to).sort()).toEqual(["about.csv", "entities.csv", "evidence.csv", "relations.csv"]);
  const taken = await strategraph(["export", "--for", "kumu", "-o", to]);
  expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining("EXPORT_FOLDER_TAKEN") });
  expect(readdirSync(to).sort()).toEqual(["about.csv", "entities.csv", "evidence.csv", "relations.csv"]);
  expect(readdirSync(folder)).toEqual(["tables"]);
  const nowhere = await strategraph(["export", "--for", "kumu"]);
  expect(nowhere).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("EXPORT_FOLDER_NEEDED") });
});

test("a file that cannot be written leaves what was there", async () => {
  const folder = emptyFolder();
  const there = join(folder, "there");
  mkdirSync(there);
  writeFileSync(join(there, "kept"), "kept");
  for (const to of [there, join(folder, "missing", "a.gexf"), join(there, "kept", "a.gexf")]) {
    const { code, stderr } = await strategraph(["export", "--format", "gexf", "-o", to]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("EXPORT_NOT_WRITTEN") });
  }
  expect(readFileSync(join(there, "kept"), "utf8")).toBe("kept");
  expect(readdirSync(folder)).toEqual(["there"]);
  expect(existsSync(join(folder, "missing"))).toBe(false);
});

test("only what lies around an entity is written, if there is such an entity", async () => {
  const goal = "eaeu-2030/goal/develop-industrial-cooperation";
  const { code, stdout } = await strategraph(["export", "--format", "node-link", "--around", goal]);
  expect(code).toBe(0);
  const { nodes, edges, graph } = JSON.parse(stdout);
  const ids = new Set(nodes.map(({ id }: { id: string }) => id));
  expect(ids).toContain(goal);
  expect(nodes.length).toBeLessThan(42);
  expect(edges.every((edge: { source: string; target: string }) => ids.has(edge.source) && ids.has(edge.target))).toBe(
    true,
  );
  expect(graph).toMatchObject({ question: `Within 1 of ${goal}`, nodes: nodes.length, edges: edges.length });
  const missing = await strategraph(["export", "--format", "node-link", "--around", "nobody"]);
  expect(missing).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("EXPORT_NOTHING_THERE") });
});

test("forms are listed, and one that there is not is refused with the nearest", async () => {
  const { code, stdout } = await strategraph(["export", "--list"]);
  expect(code).toBe(0);
  for (const { name, title } of formats) expect(stdout).toMatch(new RegExp(`^${name} +${title.split(",")[0]}`, "m"));
  const unknown = await strategraph(["export", "--format", "gefx"]);
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining("did you mean gexf?") });
  expect(await strategraph(["export"])).toMatchObject({ code: 2, stderr: expect.stringContaining("CLI_USAGE") });
});

test("names begin with the base that is given, and one that cannot begin an IRI is refused", async () => {
  const base = "https://data.example.org/strategy/";
  const { code, stdout } = await strategraph(["export", "--for", "rdflib", "--base", base]);
  expect({ code, line: stdout.split("\n").find((line) => line.includes("prefix kind:")) }).toEqual({
    code: 0,
    line: `@prefix kind: <${base}kind/> .`,
  });
  const refused = await strategraph(["export", "--for", "rdflib", "--base", "strategy"]);
  expect(refused).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("EXPORT_BASE_INVALID") });
});

test("a map of a part of the graph goes to standard output", async () => {
  const goal = "eaeu-2030/goal/develop-industrial-cooperation";
  const { code, stdout } = await strategraph(["export", "--format", "svg", "--around", goal], { env });
  expect(code).toBe(0);
  expect(stdout).toContain(`data-id="${goal}"`);
  expect(stdout).toContain("</svg>");
});

test.each(["@viz-js/viz", "@resvg/resvg-js"])("%s is loaded only when something is drawn", (name) => {
  const chunks = readdirSync(dirname(built())).filter((name) => name.endsWith(".js"));
  const texts = chunks.map((chunk) => readFileSync(join(dirname(built()), chunk), "utf8"));
  expect(texts.some((text) => text.includes(`import("${name}")`))).toBe(true);
  expect(texts.filter((text) => text.includes(`from "${name}"`) || text.includes(`import "${name}"`))).toEqual([]);
});

test("a reader that goes away ends it quietly", async () => {
  expect(await shell("strategraph export --format graphml | head -1")).toMatchObject({ stderr: "" });
});

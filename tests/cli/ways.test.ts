import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../built.ts";
import { emptyFolder, strategraph } from "./command.ts";

const wide = { env: { COLUMNS: "100" } };
const budget = "eaeu-2030/funding-source/eaeu-budget";
/** The words that leave the list of instruments open, as a program gets them. */
const forExample = {
  quote: "For example",
  sentence: expect.stringMatching(/^For example, this year a mechanism of financial assistance/),
  line: 21,
  document: { id: "eaeu-2030/source-document/kazakhstan-today", name: expect.any(String), credit: expect.any(String) },
};

/** The project's seeds, and beside them a strategy that leaves a list of its own open. */
async function twoStrategies(): Promise<string> {
  const cwd = emptyFolder();
  cpSync(join(root, "seeds"), join(cwd, "seeds"), { recursive: true });
  await strategraph(["new", "cycling"], { cwd });
  const more = `entities:
  - { id: task/halve-trips, name: Halve the trips, mentions: [half of all short trips] }
lists:
  - entity: instrument/cycling-grant
    relation: exampleOf
    direction: in
    members: [Instrument]
    status: open
    quote: The cycling grant
`;
  writeFileSync(join(cwd, "seeds/cycling/more.yaml"), more);
  expect(await strategraph(["lock"], { cwd })).toMatchObject({ code: 0 });
  return cwd;
}

test("links are a table with a row for what nothing links, and as JSON the service's answer", async () => {
  const { code, stdout } = await strategraph(["links", "tasks", "instruments", "--relation", "supports"], wide);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^links \(4\)\nof +by +basis +strength +sentence +quote +line\n/);
  expect(stdout).toMatch(/INFERRED +MEDIUM +— +a mechanism of +21\n/);
  // the words of a reason stand where those of a relation do
  expect(stdout).toMatch(/Join efforts +— +— +— +No instrument +For example +21\n/);
  expect(stdout).toContain("Kazakhstan Today. Copyright");
  const json = await strategraph(["links", "Task", "Instrument", "--relation", "supports", "--first", "2", "--json"]);
  const { data, extensions } = JSON.parse(json.stdout) as { data: { links: object[] }; extensions: object };
  expect(data.links).toMatchObject([
    { of: { id: "eaeu-2030/task/develop-project-support" }, relation: "supports", direction: "IN", distance: 1 },
    {
      of: { id: "eaeu-2030/task/localize-joint-production" },
      by: null,
      absence: { code: "LIST_OPEN", evidence: [forExample] },
    },
  ]);
  expect(extensions).toMatchObject({ receipt: { engine: "memory", evidence: 3 } });
});

test("a command about ways goes only over what a document says, or what somebody is reported to have said", async () => {
  const reported = ["--said-by", "eaeu-2030/organization/ministry-press-service"];
  const { stdout } = await strategraph(["paths", "organizations", "all", "--max-hops", "1", ...reported], wide);
  expect(stdout.split("\n").slice(0, 4)).toEqual([
    "Eurasian Economic Commission",
    "└─ carries out (stated) Discussion of the draft Main Directions until 2030",
    "Eurasian Economic Union (EAEU)",
    "└─ has the member (stated) EAEU member states",
  ]);
  const one = ["links", "events", "tasks", "--json", "--first", "1"];
  const counts = async (...more: readonly string[]) => {
    const { data } = JSON.parse((await strategraph([...one, ...more])).stdout) as {
      data: { links: { by: unknown }[] };
    };
    return data.links.map(({ by }) => by !== null);
  };
  expect(await counts("--document", "eaeu-2030/source-document/kazakhstan-today")).toEqual([true]);
  expect(await counts("--document", "eaeu-2030/source-document/kazakhstan-today", ...reported)).toEqual([false]);
});

test("paths are a tree in which what they share stands once", async () => {
  const { stdout } = await strategraph(["paths", budget, "goals", "--pattern", "paysFor"], wide);
  expect(stdout.split("\n").slice(0, 7)).toEqual([
    "EAEU budget",
    "└─ funds (stated) Mechanism of financial assistance for joint cooperation projects",
    "   ├─ supports (inferred, strong) Develop industrial cooperation of the EAEU member states",
    "   └─ supports (inferred, medium) Develop mechanisms to support the implementation of cooperation",
    "      projects in the industrial sector",
    "      └─ contributes to (inferred, medium) Develop industrial cooperation of the EAEU member states",
    "",
  ]);
  const avoid = ["--avoid", "eaeu-2030/instrument/financial-assistance"];
  const none = await strategraph([
    "paths",
    budget,
    "goals",
    "--max-hops",
    "3",
    "--relation",
    "fundedBy",
    "supports",
    ...avoid,
  ]);
  expect(none.stdout.split("\n")[0]).toBe("No path is recorded.");
  const json = await strategraph(["paths", budget, "goals", "--max-hops", "2", "--json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({ data: { paths: [{ length: 2, weakest: { strength: "STRONG" } }] } });
});

test("where there is no path it is said why, with the words that leave it open", async () => {
  const task = "eaeu-2030/task/strengthen-cooperation";
  const asked = ["paths", task, "instruments", "--relation", "supports", "--max-hops", "1"];
  const { stdout } = await strategraph(asked, wide);
  expect(stdout.split("\n").slice(0, 6)).toEqual([
    "No path is recorded.",
    "",
    "Strengthen cooperation",
    "  No instrument recorded that supports it (sources read: 1 of 1; the source leaves its list of",
    '  instruments open: "For example")',
    '    "For example" (line 21)',
  ]);
  const { data } = JSON.parse((await strategraph([...asked, "--json"])).stdout) as { data: object };
  expect(data).toMatchObject({ paths: [] });
  expect(Object.keys(data)).toEqual(["paths", "ontology"]);
  // of many that have none, as many are told of as were asked for
  const few = await strategraph(["paths", "instruments", "countries", "--max-hops", "1", "--first", "2"], wide);
  expect(few.stdout).toMatch(
    /^No path is recorded\.\n\nMechanism of .*\n {2}No country .*\nSubsidy .*\n.*\nand 1 more\n/,
  );
});

test("a line alone does not tell where words stand in one of several documents", async () => {
  const cwd = await twoStrategies();
  const asked = ["tasks", "instruments", "--relation", "supports"];
  const matrix = await strategraph(["coverage", ...asked], { cwd, ...wide });
  expect(matrix.stdout).toMatch(/\n {4}"The cycling grant" \(A made-up text on cycling, line 5\)\n/);
  expect(matrix.stdout).toMatch(/\n {4}"For example" \(Kazakhstan Today news item[^)]*, line 21\)\n/);
  const table = await strategraph(["links", ...asked], { cwd, env: { COLUMNS: "140" } });
  expect(table.stdout).toMatch(/^links \(\d\)\nof +by +basis +strength +sentence +quote +line +document\n/);
});

test("of one strategy only its own are told of, beside what is named by its id", async () => {
  const cwd = await twoStrategies();
  const own = ["--strategy", "cycling", "--json"];
  const answer = async (...args: readonly string[]) =>
    JSON.parse((await strategraph([...args, ...own], { cwd })).stdout).data;
  const of = { id: expect.stringMatching(/^cycling\/task\//) };
  expect(await answer("links", "tasks", "instruments")).toMatchObject({ links: [{ of }, { of }] });
  const { coverage } = await answer("coverage", "tasks", "instruments");
  expect(coverage.rows.map(({ entity }: { entity: { id: string } }) => entity.id)).toEqual([
    "cycling/task/build-cycle-lanes",
    "cycling/task/halve-trips",
  ]);
  expect(coverage.columns).toHaveLength(1);
  expect((await answer("paths", "all", "goals", "--max-hops", "1")).paths).toHaveLength(2);
  const [one] = (await answer("coverage", "eaeu-2030/task/strengthen-cooperation", "instruments")).coverage.rows;
  expect(one).toMatchObject({ entity: { id: "eaeu-2030/task/strengthen-cooperation" }, count: 0 });
  const { search } = await answer("search", "the");
  expect(search.length).toBeGreaterThan(0);
  for (const { node } of search) expect(node.id).toMatch(/^cycling\//);
});

test("coverage is a matrix of how firm each link is, and says of each empty line why", async () => {
  const { stdout } = await strategraph(["coverage", "tasks", "instruments", "--relation", "supports"], wide);
  const lines = stdout.split("\n");
  expect(lines[0]?.trim().split(/ +/)).toEqual(["1", "2", "3"]);
  expect(lines[1]).toMatch(/^Develop mechanisms .* medium {3}- {8}-$/);
  expect(lines[4]).toMatch(/^Strengthen cooperation {2,}- {8}- {8}-$/);
  expect(lines[6]).toBe("1   Mechanism of financial assistance for joint cooperation projects");
  expect(stdout).toContain("Empty, and why:\nJoin efforts to localize");
  expect(stdout).toContain("over a longer chain: Subsidy of the interest rate");
  expect(stdout).toContain('  instruments open: "For example")\n    "For example" (line 21)\n');
  const json = await strategraph(["coverage", "tasks", "instruments", "--relation", "supports", "--json"]);
  const { rows } = JSON.parse(json.stdout).data.coverage;
  expect(rows[1].absence).toEqual({ code: "LIST_OPEN", sentence: expect.any(String), evidence: [forExample] });
});

test("a matrix that is too wide goes on below", async () => {
  const { stdout } = await strategraph(["coverage", "instruments", "outcomes", "--pattern", "bringsAbout"], {
    env: { COLUMNS: "60" },
  });
  expect(stdout.split("\n").filter((line) => /^ +\d( +\d)*$/.test(line)).length).toBeGreaterThan(1);
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
});

function misnamed(args: readonly string[]): [readonly string[], number, string] {
  const line = 'API_STRATEGY_UNKNOWN There is no strategy "eaeu-203". (did you mean eaeu-2030?)';
  return [[...args, "--strategy", "eaeu-203"], 1, line];
}

test.each<[readonly string[], number, string]>([
  [
    ["links", "tasks", "all", "--relation", "suports"],
    2,
    'CLI_USAGE There is no relation "suports". (did you mean supports?)',
  ],
  [
    ["links", "tasks", "all", "--relation", "x"],
    2,
    'CLI_USAGE There is no relation "x". (one of hasGoal, hasSubgoal, ',
  ],
  [["links", "tasks", "all", "--pattern", "x"], 2, 'CLI_USAGE There is no pattern "x". (one of supportsIndirectly, '],
  [["links", "taks", "instruments"], 2, 'CLI_USAGE "taks" is no kind of entity and no id. (did you mean tasks?)'],
  [["paths", "tasks", "goals", "--max-hops", "far"], 2, "CLI_USAGE "],
  [["paths", "tasks", "goals", "--max-hops", "7"], 1, "command line"],
  [["links", "goals", "sectors", "--relation", "supports"], 1, "command line"],
  // what is not there is linked to nothing, which would be no answer
  [
    ["paths", "eaeu-2030/funding-source/eaeu-budgt", "goals"],
    1,
    `API_ENTITY_UNKNOWN There is no entity "eaeu-2030/funding-source/eaeu-budgt". (did you mean ${budget}?)`,
  ],
  [
    ["links", "funding-source/eaeu-budget", "goals"],
    1,
    `API_ENTITY_UNKNOWN There is no entity "funding-source/eaeu-budget". (did you mean ${budget}?)`,
  ],
  [["coverage", "tasks", "eaeu-2030/no/such-thing"], 1, "API_ENTITY_UNKNOWN"],
  [["links", "tasks", "instruments", "--document", "nowhere"], 1, "API_ENTITY_UNKNOWN"],
  [["paths", budget, "goals", "--avoid", "nobody"], 1, "API_ENTITY_UNKNOWN"],
  ...[["links"], ["paths"], ["coverage"]].map(([command = ""]) => misnamed([command, "tasks", "goals"])),
  misnamed(["search", "task"]),
  misnamed(["findings"]),
  misnamed(["what-if", budget]),
  [
    ["links", "tasks", "goals", "--strategy", "x"],
    1,
    'API_STRATEGY_UNKNOWN There is no strategy "x". (one of eaeu-2030)',
  ],
])("strategraph %j ends clearly", async (args, code, line) => {
  const result = await strategraph(args);
  expect([result.code, result.stdout]).toEqual([code, ""]);
  expect(result.stderr.startsWith(line)).toBe(true);
});

test("an ontology without patterns is asked without them", async () => {
  const cwd = emptyFolder();
  await strategraph(["new", "mine"], { cwd });
  const text = readFileSync("schema.graphql", "utf8").replace(/"Every chain of relations[\s\S]*?\n\}\n/, "");
  writeFileSync(join(cwd, "schema.graphql"), text);
  expect(await strategraph(["links", "tasks", "instruments"], { cwd })).toMatchObject({ code: 0, stderr: "" });
});

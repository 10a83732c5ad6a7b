import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, strategraph } from "./command.ts";

const wide = { env: { COLUMNS: "100" } };
const budget = "eaeu-2030/funding-source/eaeu-budget";

test("links are a table with a row for what nothing links, and as JSON the service's answer", async () => {
  const { code, stdout } = await strategraph(["links", "tasks", "instruments", "--relation", "supports"], wide);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^links \(4\)\nof +by +basis +strength +quote +line +sentence\n/);
  expect(stdout).toMatch(/INFERRED +MEDIUM/);
  expect(stdout).toContain("Kazakhstan Today. Copyright");
  const json = await strategraph(["links", "Task", "Instrument", "--relation", "supports", "--first", "2", "--json"]);
  const { data, extensions } = JSON.parse(json.stdout) as { data: { links: object[] }; extensions: object };
  expect(data.links).toMatchObject([
    { of: { id: "eaeu-2030/task/develop-project-support" }, relation: "supports", direction: "IN", distance: 1 },
    { of: { id: "eaeu-2030/task/localize-joint-production" }, by: null, absence: { code: "LIST_OPEN" } },
  ]);
  expect(extensions).toMatchObject({ receipt: { engine: "memory", evidence: 2 } });
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

test("coverage is a matrix of how firm each link is, and says of each empty line why", async () => {
  const { stdout } = await strategraph(["coverage", "tasks", "instruments", "--relation", "supports"], wide);
  const lines = stdout.split("\n");
  expect(lines[0]?.trim().split(/ +/)).toEqual(["1", "2", "3"]);
  expect(lines[1]).toMatch(/^Develop mechanisms .* medium {3}- {8}-$/);
  expect(lines[4]).toMatch(/^Strengthen cooperation {2,}- {8}- {8}-$/);
  expect(lines[6]).toBe("1   Mechanism of financial assistance for joint cooperation projects");
  expect(stdout).toContain("Empty, and why:\nJoin efforts to localize");
  expect(stdout).toContain("over a longer chain: Subsidy of the interest rate");
});

test("a matrix that is too wide goes on below", async () => {
  const { stdout } = await strategraph(["coverage", "instruments", "outcomes", "--pattern", "bringsAbout"], {
    env: { COLUMNS: "60" },
  });
  expect(stdout.split("\n").filter((line) => /^ +\d( +\d)*$/.test(line)).length).toBeGreaterThan(1);
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
});

test.each([
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

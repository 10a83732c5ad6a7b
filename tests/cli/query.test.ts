import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../built.ts";
import { emptyFolder, shell, strategraph } from "./command.ts";

const question = "examples/support-for-priorities.graphql";

test.each([80, 100, 120])(
  "the support question is a readable table at %d columns, with its quotes and the credit",
  async (columns) => {
    const { code, stdout, stderr } = await strategraph(["query", question], { env: { COLUMNS: String(columns) } });
    expect([code, stderr]).toEqual([0, ""]);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
    const flat = stdout.replace(/\s+/g, " ");
    expect(flat).toContain("tasks (4)");
    expect(flat).toContain("Strengthen cooperation");
    expect(flat).toContain("without reference to Kazakhstan Today");
  },
);

test("--json is the response that the service would send", async () => {
  const { code, stdout } = await strategraph(["query", question, "--json"]);
  expect(code).toBe(0);
  const { data } = JSON.parse(stdout) as { data: { tasks: { supportedByConnection: { edges: [] } }[] } };
  expect(data.tasks.map((task) => task.supportedByConnection.edges.length).sort()).toEqual([0, 0, 0, 1]);
});

test("an answer goes into a file in the form its name ends with: rows with the credit, or the response", async () => {
  const folder = emptyFolder();
  const [rows, book, response] = ["rows.csv", "rows.xlsx", "response.json"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const file of [rows, book, response]) {
    expect(await strategraph(["query", question, "-o", file])).toEqual({ code: 0, stdout: "", stderr: "" });
  }
  const [heading = "", ...lines] = readFileSync(rows, "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\r\n");
  expect(heading.split(",").at(-1)).toBe("credit");
  expect(lines).toHaveLength(5);
  expect(lines.filter((line) => line.includes(",a mechanism of financial assistance will be launched"))).toHaveLength(
    1,
  );
  expect(readFileSync(book).subarray(0, 2).toString()).toBe("PK");
  expect(JSON.parse(readFileSync(response, "utf8")).data.tasks).toHaveLength(4);
  const matrix = join(folder, "tasks-matrix.csv");
  await strategraph(["query", join(root, "examples/tasks-by-instruments.graphql"), "-o", matrix]);
  expect(readFileSync(matrix, "utf8")).toContain('sector,"inferred, medium",none recorded,none recorded,');
});

test("a file whose name says no form, or an answer with faults, leaves nothing behind", async () => {
  const folder = emptyFolder();
  const nameless = await strategraph(["query", question, "-o", join(folder, "rows")]);
  expect(nameless).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("a name that ends with .csv, .xlsx, .json"),
  });
  const costly = await strategraph(["query", question, "--max-cost", "2", "-o", join(folder, "rows.csv")]);
  expect(costly).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("COST_TOO_HIGH") });
  expect(readdirSync(folder)).toEqual([]);
});

test.each(readdirSync(join(root, "examples")).filter((name) => name.endsWith(".graphql")))(
  "examples/%s is answered and planned",
  async (name) => {
    const file = `examples/${name}`;
    const { code, stdout, stderr } = await strategraph(["query", file]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.length).toBeGreaterThan(40);
    expect(await strategraph(["plan", file])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^plan rows\n/),
      stderr: "",
    });
  },
);

test("below a plan stands what it is estimated to visit, of the seeds and root by root", async () => {
  const plain = await strategraph(["plan", question]);
  expect(plain.stdout).toMatch(
    /\n\nestimate, of seeds: some \d+ entities and relations visited\n {2}0: \d+, \d+ (to find|along) tasks\S*\n$/,
  );
  const statement = await strategraph(["plan", "--engine", "neo4j", question], { env: { NEO4J_PASSWORD: "" } });
  expect(statement.stdout).toMatch(/\n\n\/\/ estimate, of seeds: some \d+ entities and relations visited\n\/\/ {3}0: /);
  const none = await strategraph(["plan", question, "--seeds", "nowhere"]);
  expect(none).toMatchObject({ code: 0, stdout: expect.stringMatching(/\n\nno estimate: nowhere cannot be read; /) });
});

test("a question above --max-cost is refused with its field, its estimate and a hint", async () => {
  const { code, stdout, stderr } = await strategraph(["query", question, "--max-cost", "2"]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/COST_TOO_HIGH The question would visit some \d+ entities and relations, and may visit 2: /);
  expect(stderr).toMatch(/\((ask|name) /);
  expect(await strategraph(["query", question, "--max-cost", "2000"])).toMatchObject({ code: 0, stderr: "" });
  const odd = await strategraph(["query", question, "--max-cost", "few"]);
  expect(odd).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/--max-cost/) });
});

test("variables come as JSON or from a file", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "variables.json"), '{"id": "eaeu-2030/task/strengthen-cooperation"}');
  const input = "query Q($id: ID!) { entity(id: $id) { __typename name } }";
  const expected = { data: { entity: { __typename: "Task", name: "Strengthen cooperation" } } };
  for (const variables of ['{"id": "eaeu-2030/task/strengthen-cooperation"}', "@variables.json"]) {
    const { stdout } = await strategraph(["query", "-", "--json", "--variables", variables], { cwd, input });
    expect(JSON.parse(stdout)).toMatchObject(expected);
  }
});

test("of several operations --operation names one", async () => {
  const input = "query A { goals { id } } query B { strategyDocuments { name } }";
  const { code, stdout } = await strategraph(["query", "-", "--operation", "B"], { input });
  expect([code, stdout.split("\n")[0]]).toEqual([0, "strategyDocuments (3)"]);
  const none = await strategraph(["query", "-"], { input });
  expect([none.code, none.stdout, none.stderr]).toEqual([1, "", expect.stringContaining("API_OPERATION_REQUIRED")]);
});

test("the plan is printed without the values it is asked with", async () => {
  const input = "query Q($name: String) { goals(where: { name: { eq: $name } }) { name } }";
  const { stdout } = await strategraph(["plan", "-", "--variables", '{"name": "Secret"}'], { input });
  expect(stdout).toContain("list of Goal");
  expect(stdout).toContain("name eq $");
  expect(stdout).not.toContain("Secret");
});

test.each([
  ["query", "{ goals { nam } }", 1, /^-:1:11: GRAPHQL_VALIDATION_FAILED .*Did you mean "name"/],
  ["plan", "{ goals { nam } }", 1, /^-:1:11: GRAPHQL_VALIDATION_FAILED /],
  ["query", "{ goals {", 1, /^-:1:10: GRAPHQL_PARSE_FAILED /],
])("%s %j is a fault with its place", async (command, input, code, line) => {
  const result = await strategraph([command, "-"], { input });
  expect([result.code, result.stdout]).toEqual([code, ""]);
  expect(result.stderr).toMatch(line);
  expect(result.stderr.trimEnd().split("\n")).toHaveLength(1);
});

test.each([
  [["query", "nowhere.graphql"], 3, "CLI_FILE_UNREADABLE nowhere.graphql cannot be read: there is no such file."],
  [["query", "folder"], 3, "CLI_FILE_UNREADABLE folder cannot be read: it is a folder."],
  [["query", "/dev/zero"], 3, "CLI_FILE_UNREADABLE /dev/zero cannot be read: it has more than 16 MB."],
  [["query", "latin1.graphql"], 3, "CLI_FILE_UNREADABLE latin1.graphql cannot be read: it is not UTF-8."],
  [
    ["plan", "q.graphql", "--ontology", "nowhere"],
    3,
    "CLI_FILE_UNREADABLE nowhere cannot be read: there is no such file.",
  ],
  [["query", "q.graphql", "--seeds", "nowhere"], 3, "nowhere:1:1: SEED_FOLDER_UNREADABLE"],
  [["query", "q.graphql", "--variables", "{"], 2, "CLI_VARIABLES_INVALID The variables are no JSON"],
  [["query", "q.graphql", "--variables", "[1]"], 2, "CLI_VARIABLES_INVALID The variables are JSON, but no object."],
  [
    ["query", "q.graphql", "--variables", '{"strategy":"x"}'],
    2,
    "CLI_VARIABLES_INVALID The question has no variable $strategy. (it has none)",
  ],
  [["query", "q.graphql", "--variables", "@nowhere"], 3, "CLI_FILE_UNREADABLE nowhere cannot be read"],
])("strategraph %j ends clearly", async (args, code, line) => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "folder"));
  writeFileSync(join(cwd, "q.graphql"), "{ goals { name } }");
  writeFileSync(join(cwd, "latin1.graphql"), Buffer.from([0x23, 0xe9, 0x0a]));
  const result = await strategraph(args, { cwd });
  expect([result.code, result.stdout]).toEqual([code, ""]);
  expect(result.stderr.startsWith(line)).toBe(true);
  expect(result.stderr.trimEnd().split("\n")).toHaveLength(1);
});

test("a reader that goes away is no fault", async () => {
  const { code, stderr } = await shell(
    `for i in 1 2 3; do strategraph query ${question} --json | head -1 || exit; done`,
  );
  expect([code, stderr]).toEqual([0, ""]);
});

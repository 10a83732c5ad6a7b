import { expect, test } from "vitest";
import { strategraph } from "./command.ts";

const wide = { env: { COLUMNS: "160" } };

test("a search prints a row a hit, with the words around what was found and the document of a quote", async () => {
  const { code, stdout } = await strategraph(["search", "relevant", "documnt"], wide);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^search \(1\)\nname +id +score +words\n/);
  expect(stdout).toContain("draft of the [relevant]");
  expect(stdout).toMatch(/quote, Kazakhstan Today/);
});

test("only hits of a kind are given, and so many, in whichever language they are asked for", async () => {
  const { stdout } = await strategraph(["search", "экономическая комисия", "--kind", "organizations"], wide);
  expect(stdout).toContain("common/organization/eurasian-economic-commission");
  expect((await strategraph(["search", "комиссия", "--kind", "tasks"], wide)).stdout).toMatch(/^search \(0\)\n/);
  const { stdout: one } = await strategraph(["search", "main direction", "--first", "1"], wide);
  expect(one).toMatch(/^search \(1\)\n/);
  expect(await strategraph(["search", "a", "--kind", "taks"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("did you mean tasks?"),
  });
});

test("as JSON it is the service's answer; a text without a word is refused", async () => {
  const { stdout } = await strategraph(["search", "Казахстан", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    data: { search: [{ node: { id: "common/country/kazakhstan" }, score: 24, matches: [{ language: "ru" }] }] },
  });
  const refused = await strategraph(["search", "—"]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("API_SEARCH_TEXT");
});

import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { readCsv } from "./read-csv.ts";
import { litWords, openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
/** What can be changed is a press away. */
const openChanges = (page: Page) => page.getByText("How to read it, and what can be changed").click();

const supported = "/table?kind=Task&column=supportedBy";

test("a kind is a table whose cells of relations lead to the words behind them, and say why where they are empty", async () => {
  if (!chromiumHere) return left("the table in a browser");
  const { page, hosts, complaints, url } = await openRoom(supported);
  const table = page.getByRole("table");
  await table.waitFor();
  expect(await table.getByRole("rowheader").count()).toBe(4);
  expect(await table.getByRole("cell").filter({ hasText: "none recorded" }).count()).toBe(3);
  await table
    .getByText('the source leaves its list of instruments open: "For example"')
    .first()
    .waitFor({ state: "attached" });
  await table
    .getByRole("cell")
    .getByRole("link", { name: /Mechanism of financial assistance/ })
    .click();
  await page.getByRole("complementary").getByText("same wording on both sides").waitFor();
  expect(new URL(page.url()).searchParams.get("pick")).toBe(
    "eaeu-2030/instrument/financial-assistance>supports>eaeu-2030/task/develop-project-support",
  );
  expect([...hosts]).toEqual([new URL(url).host]);
  expect(complaints).toEqual([]);
});

test("a column's name sorts up and down, a filter leaves what says the words, and the address shows the same again", async () => {
  if (!chromiumHere) return left("order and filter of the table in a browser");
  const { page } = await openRoom(supported);
  const rows = () => page.getByRole("table").getByRole("rowheader").allTextContents();
  const head = page.getByRole("columnheader").first();
  await head.getByRole("link").click();
  await expect.poll(() => head.getAttribute("aria-sort")).toBe("ascending");
  const up = await rows();
  await head.getByRole("link").click();
  await expect.poll(() => head.getAttribute("aria-sort")).toBe("descending");
  await expect.poll(rows).toEqual([...up].reverse());
  await page.getByRole("textbox", { name: "says" }).fill("cooperation");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByText("2 of 2 shown").waitFor();
  const shown = await rows();
  await page.reload();
  await page.getByText("2 of 2 shown").waitFor();
  expect(await rows()).toEqual(shown);
  await page.getByRole("link", { name: "Take the filter by name away" }).click();
  await page.getByText("4 of 4 shown").waitFor();
});

test("columns are chosen, and only entities that have a relation recorded, or have not", async () => {
  if (!chromiumHere) return left("columns of the table in a browser");
  const { page } = await openRoom(supported);
  await page.locator("summary").filter({ hasText: "Columns" }).click();
  await page.getByRole("checkbox", { name: "number" }).check();
  await page.getByRole("columnheader", { name: /number/ }).waitFor();
  await page.locator("summary").filter({ hasText: "Not recorded" }).click();
  await page.getByRole("checkbox", { name: "is supported by" }).last().check();
  await page.getByText("3 of 3 shown").waitFor();
  expect(new URL(page.url()).searchParams.get("lacks")).toBe("supportedBy");
});

test("values of the ontology's own types stand in words, truths in the page's, and in a file as the service has them", async () => {
  if (!chromiumHere) return left("the values of the table in a browser");
  const { page } = await openRoom("/table?kind=StrategyDocument&column=documentType&column=basis&column=id&lang=ru");
  const table = page.getByRole("table");
  await table.waitFor();
  const cells = await table.getByRole("cell").allTextContents();
  expect(cells).toContain("action plan");
  expect(cells).toContain("сказано");
  expect(cells.filter((cell) => /^[A-Z_]+$/.test(cell))).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /CSV/ }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("ACTION_PLAN");
});

test("what is pressed in a table keeps the focus", async () => {
  if (!chromiumHere) return left("the focus of a table in a browser");
  const { page } = await openRoom(supported);
  const head = page.getByRole("columnheader").first().getByRole("link");
  await head.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("sort")).toBe("name");
  await page.getByRole("table").waitFor();
  expect(await page.locator("thead a:focus").count()).toBe(1);
});

test("what is shown is downloaded as CSV, and reads back", async () => {
  if (!chromiumHere) return left("the table's download in a browser");
  const { page } = await openRoom(supported);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download what is shown as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("tasks.csv");
  const [head, ...rows] = readCsv(readFileSync(await download.path(), "utf8"));
  expect(head).toEqual(["id", "task", "basis", "is supported by"]);
  expect(rows).toHaveLength(4);
  expect(rows[0]?.[3]).toBe("Mechanism of financial assistance for joint cooperation projects (inferred, medium)");
});

test("a saved question is asked with variables of one's own, and its answer comes as rows and as files", async () => {
  if (!chromiumHere) return left("saved questions as tables in a browser");
  const { page, url } = await openRoom("/table");
  await page.getByRole("button", { name: /Saved question/ }).click();
  await page.getByRole("option", { name: "On whom does most rest?" }).click();
  await page.getByRole("button", { name: /Shown$/ }).click();
  await page.getByRole("option", { name: "As a table" }).click();
  const rows = page.getByRole("table").getByRole("row");
  await openChanges(page);
  await page.getByRole("textbox", { name: "first" }).fill("2");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect.poll(() => rows.count()).toBe(3);
  expect(new URL(page.url()).searchParams.get("v.first")).toBe("2");
  const file = await page.getByRole("link", { name: "csv", exact: true }).getAttribute("href");
  const answer = await fetch(`${url}${file}`);
  expect(readCsv(await answer.text())).toHaveLength(3);
});

test("a saved question's columns are headed in words, ids are folded away, and its words stand beside what they are of", async () => {
  if (!chromiumHere) return left("the columns of saved questions in a browser");
  const { page } = await openRoom("/table?question=who-pays-for-what&as=rows");
  const heads = page.getByRole("columnheader");
  await heads.first().waitFor();
  const told = (await heads.allTextContents()).map((head) => head.replace(/ [↕↑↓]$/, ""));
  expect(told.slice(0, 3)).toEqual(["funding source", "In the words of the source", "is the budget of"]);
  expect(told).toContain("funds");
  expect(told.join()).not.toMatch(/__|\w\.\w/);
  await page.locator("summary").filter({ hasText: "Columns" }).click();
  const kind = page.getByRole("checkbox", { name: "funds: kind", exact: true });
  expect(await kind.isChecked()).toBe(false);
  await kind.check();
  await page.getByRole("columnheader", { name: "funds: kind" }).waitFor();
  expect(new URL(page.url()).searchParams.getAll("column")).toContain("funds.__typename");
});

test("a saved question's rows are counted and sorted by a press, and why nothing is recorded stands in sight", async () => {
  if (!chromiumHere) return left("the rows of saved questions in a browser");
  const { page } = await openRoom("/table?question=support-for-priorities&as=rows");
  const names = page.getByRole("rowheader");
  await names.first().waitFor();
  expect(await page.getByText("5 rows", { exact: true }).count()).toBe(1);
  const heads = (await page.getByRole("columnheader").allTextContents()).map((head) => head.replace(/ [↕↑↓]$/, ""));
  expect(heads.slice(0, 3)).toEqual([
    "task",
    "In the words of the source",
    expect.stringContaining("why none is recorded"),
  ]);
  const before = await names.allTextContents();
  await page.getByRole("columnheader", { name: /^task/ }).getByRole("link").click();
  await page.getByRole("columnheader", { name: /^task/ }).getByRole("link").click();
  await expect.poll(() => names.allTextContents(), { timeout: 30_000 }).toEqual(before.toReversed());
  expect(new URL(page.url()).searchParams.get("sort")).toBe("-name");
  expect(await page.getByRole("columnheader", { name: /^task/ }).getAttribute("aria-sort")).toBe("descending");
});

test("a cell of a saved question's answer opens the very claim that it shows, with its words lit in the source", async () => {
  if (!chromiumHere) return left("the cells of saved questions in a browser");
  const { page, complaints } = await openRoom("/table?question=support-for-priorities&as=rows");
  const row = page.getByRole("row").filter({ hasText: "developing mechanisms to support the implementation" }).first();
  await row.getByRole("link", { name: /^developing mechanisms to support the implementation/ }).click();
  const beside = page.getByRole("complementary");
  await beside.getByText("same wording on both sides").waitFor();
  const words = "developing mechanisms to support the implementation of cooperation projects in the industrial sector";
  await expect.poll(() => litWords(page), { timeout: 30_000 }).toEqual([words]);
  const supported = page.getByRole("row").filter({ has: page.getByRole("link", { name: "inferred", exact: true }) });
  await supported.getByRole("link", { name: "inferred", exact: true }).click();
  const others = /^a mechanism of financial assistance will be launched/;
  await expect.poll(() => litWords(page), { timeout: 30_000 }).toEqual([expect.stringMatching(others)]);
  expect(new URL(page.url()).searchParams.get("pick")).toBe(
    "eaeu-2030/instrument/financial-assistance>supports>eaeu-2030/task/develop-project-support",
  );
  await supported.getByRole("rowheader").getByRole("link").click();
  await beside.getByRole("heading", { name: "Relations" }).waitFor();
  expect(complaints).toEqual([]);
});

test("a cell of a relation that is empty leads to the words that leave a list open", async () => {
  if (!chromiumHere) return left("empty cells of a table in a browser");
  const { page, complaints } = await openRoom("/table?kind=Task");
  const row = page.getByRole("row", { name: /Strengthen cooperation/ });
  await row.getByRole("link", { name: /none recorded.*No instrument recorded that supports it/ }).click();
  await expect.poll(() => litWords(page)).toEqual(["For example"]);
  expect(complaints).toEqual([]);
});

test("arrow keys go from cell to cell of a table", async () => {
  if (!chromiumHere) return left("the keys of a table in a browser");
  const { page } = await openRoom("/table?question=support-for-priorities&as=rows");
  const rows = page.getByRole("row");
  const inRow = (at: number) => rows.nth(at).getByRole("link");
  await inRow(1).first().focus();
  await page.keyboard.press("ArrowRight");
  const focused = () => page.locator(":focus").textContent();
  expect(await focused()).toMatch(/^a mechanism of financial assistance/);
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toMatch(/^developing mechanisms to support/);
  await page.keyboard.press("ArrowLeft");
  expect(await focused()).toBe(await rows.nth(1).getByRole("rowheader").textContent());
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(await rows.nth(3).getByRole("rowheader").textContent());
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toBe(await rows.nth(1).getByRole("rowheader").textContent());
});

test("what a question can be told is chosen from the values that there are, and asked at once", async () => {
  if (!chromiumHere) return left("the variables of a saved question in a browser");
  const { page, complaints } = await openRoom("/table?question=unsupported-priorities&as=rows");
  await page.getByText("3 rows", { exact: true }).waitFor();
  await openChanges(page);
  await page.locator("summary").filter({ hasText: "bases" }).click();
  expect(await page.locator("label", { hasText: "inferred" }).getAttribute("title")).toMatch(/\w/);
  await page.getByRole("checkbox", { name: "inferred" }).uncheck();
  await page.getByText("4 rows", { exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.getAll("v.bases")).toEqual(["STATED"]);
  expect(await violations(page)).toEqual([]);
  await page.goto(new URL("/table?question=only-what-is-stated&as=rows", page.url()).href);
  await openChanges(page);
  await page.getByRole("button", { name: /basis$/ }).click();
  await page.getByRole("option", { name: /^inferred/ }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("v.basis"), { timeout: 30_000 }).toBe("INFERRED");
  expect(complaints).toEqual([]);
});

test("of a saved question's columns none may be chosen, or only the words, and then the usual ones again", async () => {
  if (!chromiumHere) return left("the choice of a saved question's columns in a browser");
  const { page } = await openRoom("/table?question=who-pays-for-what&as=rows");
  const heads = page.getByRole("columnheader");
  await heads.first().waitFor();
  const usual = await heads.count();
  await page.locator("summary").filter({ hasText: "Columns" }).click();
  await page.getByRole("button", { name: "Choose none" }).click();
  await expect.poll(() => heads.count(), { timeout: 30_000 }).toBe(1);
  await page.getByRole("checkbox", { name: "In the words of the source" }).check();
  await expect.poll(() => heads.count(), { timeout: 30_000 }).toBe(2);
  expect(await page.getByRole("table").locator("q").count()).toBeGreaterThan(0);
  await page.getByRole("button", { name: "The usual ones" }).click();
  await expect.poll(() => heads.count(), { timeout: 30_000 }).toBe(usual);
});

test("the answer to a saved question is drawn as a graph, under the same variables, and leads back to its rows", async () => {
  if (!chromiumHere) return left("the graph of a saved question in a browser");
  const { page, complaints } = await openRoom(
    "/table?question=said-of-a-sector&as=rows&v.sector=common/sector/industry",
  );
  await page.getByRole("link", { name: "As a graph" }).click();
  const drawn = page.getByRole("group", { name: /^The graph as a drawing/ });
  await drawn.waitFor();
  expect(new URL(page.url()).searchParams.get("v.sector")).toBe("common/sector/industry");
  const written = await page.evaluate(async () => {
    const answer = await fetch("/q/said-of-a-sector.cytoscape?sector=common/sector/industry");
    const { elements } = (await answer.json()) as { elements: { nodes: unknown[]; edges: unknown[] } };
    return `${elements.nodes.length} entities, ${elements.edges.length} relations`;
  });
  expect(await drawn.getAttribute("aria-label")).toContain(written);
  await page.getByRole("link", { name: "As a table of rows" }).click();
  await page.getByRole("table").waitFor();
  expect(new URL(page.url()).searchParams.get("v.sector")).toBe("common/sector/industry");
  expect(complaints).toEqual([]);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing in a table of a kind and in one of a saved question, ${scheme}`, async () => {
    if (!chromiumHere) return left("the accessibility of tables");
    const { page, url } = await openRoom(`${supported}&filter=name:e&sort=-name`);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.getByRole("table").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${url}/table?question=said-of-a-sector&as=rows`);
    await page.getByRole("table").waitFor();
    expect(await violations(page)).toEqual([]);
  });
}

test("another kind is shown once its own rows are there, and until then the last one's stay as they were", async () => {
  if (!chromiumHere) return leftOut("another kind in the table", `no Chromium at ${whereChromiumIs}`);
  const { page, complaints } = await openRoom("/table?kind=Task");
  await page.getByRole("table").waitFor();
  await page.getByRole("button", { name: /Kind$/ }).click();
  await page.getByRole("option", { name: /^goals/ }).click();
  await page.getByRole("rowheader", { name: /Develop industrial cooperation/ }).waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
  expect(complaints).toEqual([]);
});

test("on a phone what a row is of keeps to its column, and words that a claim is inferred from are marked so", async () => {
  if (!chromiumHere) return left("the rows of a saved question on a phone");
  const { page } = await openRoom("/table?question=support-for-priorities&as=rows", { width: 390, height: 844 });
  const first = page.getByRole("rowheader");
  await first.first().waitFor();
  const over = await first.evaluateAll((heads) => heads.map((head) => head.scrollWidth - head.clientWidth));
  expect(over.filter((more) => more > 0)).toEqual([]);
  const quoted = page
    .getByRole("table")
    .getByRole("link")
    .filter({ has: page.locator("q") });
  const bases = await quoted.evaluateAll((links) => links.map((link) => link.getAttribute("data-basis")));
  // the words that leave a list open are those of no claim
  expect(bases).toEqual(["INFERRED", "INFERRED", null, null, null]);
});

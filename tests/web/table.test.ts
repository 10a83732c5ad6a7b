import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCsv } from "../../src/web/data/csv.ts";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
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
  await page.getByRole("button", { name: /Or a saved question/ }).click();
  await page.getByRole("option", { name: "On whom does most rest?" }).click();
  const rows = page.getByRole("table").getByRole("row");
  await page.getByRole("textbox", { name: "first" }).fill("2");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect.poll(() => rows.count()).toBe(3);
  expect(new URL(page.url()).searchParams.get("v.first")).toBe("2");
  const file = await page.getByRole("link", { name: "csv", exact: true }).getAttribute("href");
  const answer = await fetch(`${url}${file}`);
  expect(readCsv(await answer.text())).toHaveLength(3);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing in a table of a kind and in one of a saved question, ${scheme}`, async () => {
    if (!chromiumHere) return left("the accessibility of tables");
    const { page, url } = await openRoom(`${supported}&filter=name:e&sort=-name`);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.getByRole("table").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${url}/table?question=said-of-a-sector`);
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

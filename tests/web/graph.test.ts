import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom, violations } from "./room.ts";

const goal = "eaeu-2030/goal/develop-industrial-cooperation";
const task = "eaeu-2030/task/develop-project-support";
const instrument = "eaeu-2030/instrument/financial-assistance";
const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
/** However slow the machine is: no test measures it. */
const waiting = { timeout: 30_000 };

/** The drawing, once the graph is laid out and drawn. */
async function drawing(page: Page) {
  const box = page.getByRole("group", { name: /^The graph as a drawing/ });
  await box.locator("canvas").first().waitFor();
  await expect.poll(() => page.getByRole("progressbar").count(), waiting).toBe(0);
  return box;
}

test("the whole graph is drawn, with everything in it counted in the legend, and asks nothing of any other host", async () => {
  if (!chromiumHere) return left("the graph in a browser");
  const { page, hosts, complaints, url } = await openRoom("/graph");
  const box = await drawing(page);
  expect(await box.getAttribute("aria-label")).toContain("42 entities, 85 relations");
  const legend = page.getByRole("group", { name: "Rests on" });
  expect(await legend.getByRole("checkbox").count()).toBe(2);
  expect(await legend.getByText("45", { exact: true }).count()).toBe(1);
  expect(await legend.getByText("40", { exact: true }).count()).toBe(1);
  expect([...hosts]).toEqual([new URL(url).host]);
  expect(complaints).toEqual([]);
});

test("what the legend hides is counted, stands in the address, and is not in the export", async () => {
  if (!chromiumHere) return left("the legend of the graph in a browser");
  const { page } = await openRoom("/graph");
  await drawing(page);
  await page.getByRole("checkbox", { name: /^inferred/ }).uncheck();
  await page.getByText("40 of 85 relations hidden").waitFor();
  await page.getByRole("checkbox", { name: /^organizations/ }).uncheck();
  await expect.poll(() => decodeURIComponent(page.url())).toContain("hide=kind:Organization&hide=basis:INFERRED");

  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  const box = await drawing(page);
  const [, entities, relations] =
    /: (\d+) entities, (\d+) relations/.exec((await box.getAttribute("aria-label")) ?? "") ?? [];
  expect(Number(relations)).toBeLessThan(45);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "networkx", exact: true }).click();
  const written = JSON.parse(readFileSync(await (await downloading).path(), "utf8")) as {
    nodes: { kind: string }[];
    edges: { basis: string }[];
  };
  expect([written.nodes.length, written.edges.length]).toEqual([Number(entities), Number(relations)]);
  expect(new Set(written.edges.map(({ basis }) => basis))).toEqual(new Set(["STATED"]));
  expect(written.nodes.map(({ kind }) => kind)).not.toContain("Organization");

  await page.getByRole("link", { name: "Show all", exact: true }).first().click();
  await expect.poll(() => box.getAttribute("aria-label")).toContain("42 entities, 85 relations");
});

test("the table beside the drawing says what it shows, and a relation picked there shows its sentence", async () => {
  if (!chromiumHere) return left("the table beside the graph in a browser");
  const { page } = await openRoom(`/graph?around=${instrument}`);
  await drawing(page);
  await page.getByText("As a table", { exact: true }).click();
  const relations = page.getByRole("table", { name: /relations$/ });
  await relations
    .getByRole("row")
    .filter({ hasText: "Develop mechanisms to support" })
    .getByRole("link")
    .first()
    .click();
  await expect.poll(() => decodeURIComponent(page.url())).toContain(`pick=${instrument}>supports>${task}`);
  await page
    .getByRole("complementary")
    .getByText("a mechanism of financial assistance will be launched")
    .first()
    .waitFor();
});

test("what is found in the graph is picked, and expanding it adds what lies around it", async () => {
  if (!chromiumHere) return left("finding in the graph in a browser");
  const { page } = await openRoom(`/graph?around=${goal}`);
  await drawing(page);
  await page.getByRole("combobox", { name: "Find in the graph" }).fill("finan assis");
  await page.getByRole("option", { name: /Mechanism of financial assistance/ }).click();
  await expect.poll(() => page.url()).toContain(`pick=${instrument}`);
  await page.getByRole("link", { name: /^Expand/ }).click();
  await page.getByRole("heading", { name: "Around 2 entities" }).waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.getAll("around")).toEqual([goal, instrument]);
});

test("a node clicked in the drawing is picked, and clicked twice it is expanded", async () => {
  if (!chromiumHere) return left("clicks on the graph in a browser");
  const { page } = await openRoom("/");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${new URL(page.url()).origin}/graph?around=${goal}`);
  const box = await drawing(page);
  // what is found stands in the middle
  await page.getByRole("combobox", { name: "Find in the graph" }).fill("finan assis");
  await page.getByRole("option", { name: /Mechanism of financial assistance/ }).click();
  await page.getByRole("link", { name: "Close the source" }).click();
  await expect.poll(() => page.url()).not.toContain("pick=");
  await box.click();
  await expect.poll(() => page.url(), waiting).toContain(`pick=${instrument}`);
  await box.dblclick();
  await expect.poll(() => new URL(page.url()).searchParams.getAll("around"), waiting).toEqual([goal, instrument]);
});

test("without WebGL the view says so, and the table has it all", async () => {
  if (!chromiumHere) return left("the graph without WebGL");
  const { page, url } = await openRoom("/");
  await page.addInitScript("HTMLCanvasElement.prototype.getContext = () => null;");
  await page.goto(`${url}/graph`);
  await page.getByText("This browser draws no WebGL 2.").waitFor();
  await page.getByText("As a table", { exact: true }).click();
  await page.getByRole("table", { name: "42 entities" }).getByRole("link").first().waitFor();
});

test("the graph that comes after one with nothing in it is drawn in the colours that it has by itself", async () => {
  if (!chromiumHere) return left("the graph after an empty one");
  const { page, url } = await openRoom("/");
  await page.emulateMedia({ colorScheme: "dark" });
  const colours = () =>
    page
      .getByRole("group", { name: "Kinds" })
      .locator("[aria-hidden='true']")
      .evaluateAll((dots) => dots.map((dot) => dot.getAttribute("style")));
  await page.goto(`${url}/graph`);
  await drawing(page);
  const own = await colours();
  await page.goto(`${url}/graph?around=nothing`);
  await page.getByText("The graph has nothing under these ids.").waitFor();
  await page.getByRole("navigation").first().getByRole("link", { name: "Graph" }).click();
  await drawing(page);
  expect(own.length).toBeGreaterThan(3);
  await expect.poll(colours, waiting).toEqual(own);
});

test("the legend says what each stage of commitment means", async () => {
  if (!chromiumHere) return left("what stages mean");
  const { page } = await openRoom("/graph");
  await page
    .getByRole("group", { name: "How far it has come" })
    .getByText("intended: a time or a plan is given")
    .waitFor();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing in the graph with an entity picked, ${scheme}`, async () => {
    if (!chromiumHere) return left("the accessibility of the graph");
    const { page } = await openRoom(`/graph?colour=community&pick=${instrument}`);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await drawing(page);
    await page.getByText("As a table", { exact: true }).click();
    await page.getByRole("complementary").getByRole("heading").first().waitFor();
    await page.getByRole("heading", { name: "by community" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
}

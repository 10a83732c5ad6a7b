import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Excerpt, type ExcerptEdge, type ExcerptNode, excerptOf } from "../../graph/excerpt.ts";
import { coloursOf } from "../../graph/export/colour.ts";
import { html } from "../../graph/export/html.ts";
import { makeDataset } from "../../graph/revision.ts";
import { asked, hostile, hostileExcerpt, seedExcerpt } from "../export/excerpts.ts";
import { dotsIn } from "../export/png.ts";
import { written } from "../export/written.ts";
import { leftOut } from "../left-out.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { chromiumHere, open, whereChromiumIs } from "./open.ts";

const seed = await seedExcerpt();
/** As long as a busy machine may take to draw. */
const patient = { timeout: 60_000 };

/** An exported page, opened from disk; null, said loudly, where there is no browser. */
async function opened(name: string, excerpt: Excerpt, size?: Parameters<typeof open>[0]) {
  if (!chromiumHere) {
    leftOut("exported pages in a browser", `no Chromium at ${whereChromiumIs}`);
    return null;
  }
  const file = pathToFileURL(await written(html, name, excerpt)).href;
  const { page, requests, complaints } = await open(size);
  await page.goto(file);
  await page.getByRole("tabpanel").first().waitFor();
  return { page, complaints, others: () => requests.filter((url) => url !== file) };
}

/** As far as a graphics card may round a colour, and as far as the dots of a slanting line are mixed with the ground. */
const [near, mixed] = [8, 60];

/** Where on the screen the drawing has dots of a kind's colour: their middle, and how many. */
async function dotsOf(page: Page, kind: string, within = near) {
  const colour = coloursOf(seed.ontology)(kind);
  const { width, bytes } = dotsIn(await page.screenshot());
  const box = await page.getByRole("img", { name: /^The graph/ }).boundingBox();
  if (box === null) throw new Error("no graph");
  const found: { x: number; y: number }[] = [];
  for (let y = Math.ceil(box.y); y < box.y + box.height - 1; y++) {
    for (let x = Math.ceil(box.x); x < box.x + box.width - 1; x++) {
      const at = (y * width + x) * 4;
      if (colour.every((part, place) => Math.abs((bytes[at + place] as number) - part) <= within)) found.push({ x, y });
    }
  }
  const middle = (of: "x" | "y"): number => found.reduce((sum, one) => sum + one[of], 0) / found.length;
  return { count: found.length, x: middle("x"), y: middle("y"), all: found };
}

const rows = (page: Page, table: string) =>
  page.locator(`table[aria-label="${table}"] tbody tr`).evaluateAll((all) => all.map((row) => row.textContent ?? ""));

test("a page opened from disk draws the graph, lists all of it, and asks nobody for anything", async () => {
  const there = await opened("page", seed);
  if (there === null) return;
  const { page, complaints, others } = there;
  expect(await rows(page, "Entities")).toHaveLength(seed.receipt.nodes);
  expect(await rows(page, "Relations")).toHaveLength(seed.receipt.edges);
  await expect.poll(async () => (await dotsOf(page, "Task")).count, patient).toBeGreaterThan(100);
  const footer = await page.locator("footer").textContent();
  expect(footer).toContain(seed.receipt.revision);
  expect(footer).toContain("may not be reproduced without reference to Kazakhstan Today");
  await page.getByRole("button", { name: "By relations" }).click();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByRole("button", { name: "Show all" }).click();
  expect(others()).toEqual([]);
  expect(complaints).toEqual([]);
});

test("an entity that is clicked in the drawing tells its relations, with their sentences, quotes, places and credits", async () => {
  const there = await opened("clicked", seed);
  if (there === null) return;
  const { page, complaints } = there;
  const [goal] = [...seed.nodes].filter(({ kind }) => kind === "Goal") as [ExcerptNode];
  await expect.poll(async () => (await dotsOf(page, "Goal")).count, patient).toBeGreaterThan(30);
  const { x, y } = await dotsOf(page, "Goal");
  await page.mouse.click(x, y);
  const details = page.getByRole("region", { name: "What is chosen" });
  await details.getByRole("heading", { name: goal.name }).waitFor();
  const edges = [...seed.edges].filter(({ from, to }) => from === goal.id || to === goal.id);
  const unfolding = details.locator("details.relation");
  expect(await unfolding.count()).toBe(edges.length);
  for (const one of await unfolding.all()) await one.locator("summary").click();
  const told = (await details.textContent())?.replaceAll(/\s+/g, " ") ?? "";
  for (const { quote, sentence, line } of edges.flatMap(({ evidence }) => evidence)) {
    expect(told).toContain(sentence.replaceAll(/\s+/g, " "));
    expect(await details.locator("mark").allTextContents()).toContain(quote);
    expect(told).toContain(`line ${line}`);
  }
  expect(told).toContain("may not be reproduced without reference to Kazakhstan Today");
  await page.keyboard.press("Escape");
  expect(await details.isHidden()).toBe(true);
  expect(complaints).toEqual([]);
});

test("a relation that is chosen from the table tells its claims", async () => {
  const there = await opened("relation", seed);
  if (there === null) return;
  const { page } = there;
  const [first] = [...seed.edges] as [ExcerptEdge];
  await page.getByRole("tab", { name: "Relations" }).click();
  await page.getByRole("tabpanel").getByRole("button").first().click();
  const details = page.getByRole("region", { name: "What is chosen" });
  expect(await details.locator("mark").allTextContents()).toEqual(first.evidence.map(({ quote }) => quote));
});

test("what is filtered out is neither drawn nor listed, and comes back; a search leaves what says the words", async () => {
  const there = await opened("filters", seed);
  if (there === null) return;
  const { page, complaints } = there;
  await expect.poll(async () => (await dotsOf(page, "Instrument")).count, patient).toBeGreaterThan(100);
  const kinds = page.getByRole("group", { name: "Kinds" });
  await kinds.getByLabel(/^Instruments/i).uncheck();
  await expect.poll(async () => (await dotsOf(page, "Instrument")).count, patient).toBe(0);
  const instruments = new Set([...seed.nodes].filter(({ kind }) => kind === "Instrument").map(({ id }) => id));
  const left = [...seed.edges].filter(({ from, to }) => !instruments.has(from) && !instruments.has(to));
  expect(await rows(page, "Entities")).toHaveLength(seed.receipt.nodes - instruments.size);
  expect(await rows(page, "Relations")).toHaveLength(left.length);
  await kinds.getByLabel(/^Instruments/i).check();

  const edges = [...seed.edges];
  await page
    .getByRole("group", { name: "Basis" })
    .getByLabel(/^Inferred/i)
    .uncheck();
  const stated = new Set([...seed.nodes].filter(({ basis }) => basis === "STATED").map(({ id }) => id));
  expect(await rows(page, "Relations")).toHaveLength(
    edges.filter(({ basis, from, to }) => basis === "STATED" && stated.has(from) && stated.has(to)).length,
  );
  await page
    .getByRole("group", { name: "Basis" })
    .getByLabel(/^Inferred/i)
    .check();

  await page
    .getByRole("group", { name: "How far it has come" })
    .getByLabel(/^Not said/i)
    .uncheck();
  expect(await rows(page, "Relations")).toHaveLength(edges.filter(({ commitment }) => commitment !== null).length);
  await page
    .getByRole("group", { name: "How far it has come" })
    .getByLabel(/^Not said/i)
    .check();

  const relations = page.getByRole("group", { name: "Relations" });
  await relations.getByRole("button", { name: "all / none" }).click();
  expect(await rows(page, "Relations")).toEqual([]);
  await relations.getByRole("button", { name: "all / none" }).click();
  expect(await rows(page, "Relations")).toHaveLength(edges.length);

  await page.getByRole("searchbox").fill("FINANCIAL assistance");
  const found = await rows(page, "Entities");
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(seed.receipt.nodes / 2);
  expect(found.join("\n")).toContain("Mechanism of financial assistance");
  expect(complaints).toEqual([]);
});

test("the page is dark or light as the system asks, and as the reader turns it", async () => {
  const there = await opened("colours", seed);
  if (there === null) return;
  const { page } = there;
  const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
  const [light, dark] = ["rgb(255, 255, 255)", "rgb(20, 25, 31)"];
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await ground()).toBe(dark);
  await page.getByRole("button", { name: "Light", exact: true }).click();
  expect(await ground()).toBe(light);
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  expect(await ground()).toBe(dark);
});

test("on a phone's screen nothing is wider than the screen", async () => {
  const there = await opened("phone", seed, { width: 390, height: 844 });
  if (there === null) return;
  const { page } = there;
  await page.getByRole("tabpanel").getByRole("button").first().click();
  await page.locator("details.relation summary").first().click();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
});

test("hostile names are text, whatever stands in them and however long they are", async () => {
  const { ontology, dataset } = await readCommittedSeeds();
  const names = [...hostile, "</script><script>document.title='run'</script>", "<!--<script>", "long ".repeat(2_000)];
  const [like] = dataset.entities;
  if (like === undefined) throw new Error("no entities");
  const entities = names.map((name, at) => ({
    ...like,
    id: `odd/${String(at).padStart(2, "0")}`,
    names: [{ language: "en", name }],
    mentions: [],
    fieldEvidence: [],
  }));
  const none = { strategies: [], documents: [], relations: [], lists: [], exclusions: [], silences: [] };
  const there = await opened("hostile", excerptOf(ontology, makeDataset({ ...none, entities }), asked));
  if (there === null) return;
  const { page, complaints, others } = there;
  const listed = await page.locator('table[aria-label="Entities"] tbody button').allTextContents();
  expect(listed).toEqual(names);
  for (const button of await page.locator('table[aria-label="Entities"] tbody button').all()) await button.click();
  expect(await page.title()).toMatch(/^The whole graph/);
  expect(others()).toEqual([]);
  expect(complaints).toEqual([]);
});

test.each([1, 2, 3])("hostile graph %s is drawn and listed without a complaint", async (at) => {
  const excerpt = hostileExcerpt(at);
  const there = await opened(`hostile graph ${at}`, excerpt);
  if (there === null) return;
  const { page, complaints, others } = there;
  expect(await page.locator('table[aria-label="Entities"] + button, p.found').first().textContent()).toBe(
    `${excerpt.receipt.nodes} of ${excerpt.receipt.nodes} entities`,
  );
  for (const button of (await page.getByRole("tabpanel").getByRole("button").all()).slice(0, 10)) await button.click();
  for (const one of (await page.locator("details.relation summary").all()).slice(0, 10)) await one.click();
  expect(others()).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a stated relation is a solid line, an inferred one dashed", async () => {
  for (const basis of ["STATED", "INFERRED"] as const) {
    const [task] = [...seed.nodes].filter(({ kind }) => kind === "Task") as [ExcerptNode];
    const [goal] = [...seed.nodes].filter(({ kind }) => kind === "Goal") as [ExcerptNode];
    const [like] = [...seed.edges] as [ExcerptEdge];
    const edge = { ...like, from: task.id, to: goal.id, basis, commitment: "DONE" as const };
    const receipt = { ...seed.receipt, nodes: 2, edges: 1 };
    const there = await opened(basis, { ...seed, receipt, nodes: [task, goal], edges: [edge] });
    if (there === null) return;
    const { page } = there;
    await expect.poll(async () => (await dotsOf(page, "Task")).count, patient).toBeGreaterThan(30);
    const lines = new Set((await dotsOf(page, "Task", mixed)).all.map(({ y }) => y));
    const [top, bottom] = [Math.min(...lines), Math.max(...lines)];
    const gaps = Array.from({ length: bottom - top }, (_, at) => top + at).filter(
      (y) => lines.has(y) && !lines.has(y + 1),
    );
    expect(bottom - top).toBeGreaterThan(200);
    // a name covers a piece of the line
    if (basis === "STATED") expect(gaps.length).toBeLessThan(15);
    else expect(gaps.length).toBeGreaterThan(30);
  }
});

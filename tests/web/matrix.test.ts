import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { readCsv } from "./read-csv.ts";
import { litWords, openRoom, violations } from "./room.ts";

const instrument = "eaeu-2030/instrument/financial-assistance";
const task = "eaeu-2030/task/develop-project-support";
const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);

test("the matrix's one filled cell, pressed, lights its very sentence in the source, and its address shows the same again", async () => {
  if (!chromiumHere) return left("the matrix in a browser");
  const { page, hosts, complaints, url } = await openRoom("/matrix");
  const grid = page.getByRole("grid");
  await grid.waitFor();
  expect(await grid.getByRole("rowheader").allTextContents()).toHaveLength(4);
  const filled = grid.getByRole("gridcell").locator("a[data-basis]");
  expect(await filled.count()).toBe(1);
  expect(await grid.getByRole("gridcell").filter({ hasText: "none recorded" }).count()).toBe(11);

  await filled.click();
  const beside = page.getByRole("complementary");
  await beside.getByText("same wording on both sides").waitFor();
  await expect
    .poll(() => litWords(page))
    .toEqual([
      "developing mechanisms to support the implementation of cooperation projects in the industrial sector",
      "a mechanism of financial assistance will be launched for the implementation by EAEU member states of joint cooperation projects in industries",
    ]);
  await expect.poll(() => page.locator("mark[data-lit]").first().isVisible()).toBe(true);
  expect(await beside.getByText("This information may not be reproduced").count()).toBeGreaterThan(0);

  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await expect.poll(() => litWords(page)).not.toEqual([]);
  await page.getByRole("complementary").getByText("same wording on both sides").waitFor();
  expect([...hosts]).toEqual([new URL(url).host]);
  expect(complaints).toEqual([]);
});

test("a row without a cell says in whose words its list is open, and never that there is none", async () => {
  if (!chromiumHere) return left("empty rows of the matrix in a browser");
  const { page } = await openRoom("/matrix");
  const rows = page.getByRole("rowheader");
  const reason = rows.getByRole("link", { name: 'the source leaves its list of instruments open: "For example"' });
  await reason.click();
  await expect.poll(() => litWords(page)).toEqual(["For example"]);
  // what is the same is told once
  expect(await reason.count()).toBe(1);
  await page.getByRole("link", { name: "Close the source" }).click();
  await rows
    .filter({ hasText: "Strengthen cooperation" })
    .getByRole("link", { name: "none recorded, as above", exact: true })
    .click();
  await expect.poll(() => litWords(page)).toEqual(["For example"]);
});

for (const [on, height, width] of [
  ["a screen", 900, 1440],
  ["a phone", 844, 390],
] as const) {
  test(`how many quotes of a cell are lit is told, and each is brought into sight in the card's order by a press or a key, on ${on}`, async () => {
    if (!chromiumHere) return left("the quotes of a cell in a browser");
    const { page } = await openRoom("/matrix", { width, height });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.getByRole("gridcell").locator("a[data-basis]").click();
    const beside = page.getByRole("complementary");
    await beside.getByText("2 quotes in this text (now 1 of 2)").waitFor();
    const now = page.locator("mark[data-now]");
    const isSeen = (words: string) =>
      expect
        .poll(
          () =>
            now.evaluateAll(
              (runs, sought) =>
                (runs[0]?.textContent ?? "").startsWith(sought) &&
                runs.every((run) => {
                  const { left: start, top, bottom } = run.getClientRects()[0] ?? { left: 0, top: 0, bottom: 0 };
                  const { ownerDocument: page } = run;
                  return [top + 3, bottom - 3].every((y) => run.contains(page.elementFromPoint(start + 3, y)));
                }),
              words,
            ),
          { timeout: 30_000 },
        )
        .toBe(true);
    await isSeen("a mechanism of financial assistance");
    await beside.getByRole("button", { name: "Next quote" }).click();
    await beside.getByText("(now 2 of 2)").waitFor();
    await isSeen("developing mechanisms");
    await page.keyboard.press("Alt+ArrowUp");
    await isSeen("a mechanism of financial assistance");
  });
}

test("what moves into sight goes there smoothly, and at once for who wants less motion", async () => {
  if (!chromiumHere) return left("motion in the source");
  const { page, url } = await openRoom("/");
  await page.addInitScript(`
    globalThis.ways = [];
    const { scrollBy } = Element.prototype;
    Element.prototype.scrollBy = function (to) { ways.push(to.behavior); return scrollBy.call(this, to); };
  `);
  for (const [reducedMotion, way] of [
    ["no-preference", "smooth"],
    ["reduce", "instant"],
  ] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.goto(`${url}/matrix?pick=${instrument}>supports>${task}`);
    await page.getByRole("button", { name: "Next quote" }).click();
    await page.getByText("(now 2 of 2)").waitFor();
    expect(new Set(await page.evaluate<string[]>("ways"))).toEqual(new Set([way]));
    if (reducedMotion === "reduce") expect(await page.evaluate("document.getAnimations().length")).toBe(0);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`each press of the colours' button changes what is seen, where the system is ${colorScheme}`, async () => {
    if (!chromiumHere) return left("the colours' button");
    const { page } = await openRoom("/matrix");
    await page.emulateMedia({ colorScheme });
    const seen = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const [own, button] = [await seen(), page.getByRole("button", { name: /^Colours/ })];
    await button.click();
    await expect.poll(seen, { timeout: 30_000 }).not.toBe(own);
    await button.click();
    await expect.poll(seen, { timeout: 30_000 }).toBe(own);
  });
}

test("a cell without a relation says between which two none is recorded, and what was read", async () => {
  if (!chromiumHere) return left("empty cells of the matrix in a browser");
  const { page, complaints } = await openRoom("/matrix");
  const row = page.getByRole("row", { name: /Strengthen cooperation/ });
  await row.getByRole("gridcell").nth(1).getByRole("link", { name: "none recorded" }).click();
  const card = page.getByRole("complementary");
  await card
    .getByRole("heading", { name: /Strengthen cooperation none recorded Subsidy of the interest rate/ })
    .waitFor();
  await card.getByText("sources read: 1 of 1").waitFor();
  expect(complaints).toEqual([]);
});

test("the matrix is downloaded as the matrix that is shown, in a file that says what it is", async () => {
  if (!chromiumHere) return left("the matrix's files in a browser");
  const { page } = await openRoom("/matrix?rows=Task&columns=Instrument&via=supports&basis=STATED");
  await page.getByRole("grid").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("tasks-by-instruments-matrix.csv");
  const [head = [], ...rows] = readCsv(readFileSync(await download.path(), "utf8"));
  const heads = await page.getByRole("columnheader").locator("> a").allTextContents();
  expect(head.slice(1, heads.length + 1)).toEqual(heads);
  const names = await page.getByRole("rowheader").locator("> a").allTextContents();
  expect(rows.slice(0, names.length).map(([name]) => name)).toEqual(names);
  await page.getByRole("grid").getByText("none stated").first().waitFor({ state: "attached" });
  expect(await page.getByText("none recorded").count()).toBe(0);
  const none = "none recorded that passes the filter";
  expect(rows[0]?.slice(1, 4)).toEqual([none, none, none]);
  expect(rows[0]?.[4]).toContain("passes the filter (1 without it");
});

test("the overview leads to the answer of each saved question", async () => {
  if (!chromiumHere) return left("the saved questions of the overview");
  const { page, complaints } = await openRoom("/");
  await page.getByRole("link", { name: "Who pays for what", exact: false }).first().click();
  await page.getByRole("heading", { level: 3, name: "EAEU budget" }).waitFor();
  await page.getByRole("heading", { name: /Who pays for what/ }).waitFor();
  expect(new URL(page.url()).searchParams.get("question")).toBe("who-pays-for-what");
  await page.goBack();
  expect(await page.getByRole("link", { name: "What stands around the money?" }).isVisible()).toBe(false);
  await page.getByText(/^[0-9]+ more questions$/).click();
  await page.getByRole("link", { name: "What stands around the money?" }).click();
  await page.getByRole("heading", { name: "What stands around the money?" }).waitFor();
  expect(complaints).toEqual([]);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing in the overview and the matrix with a relation picked, ${scheme}`, async () => {
    if (!chromiumHere) return left("the accessibility of the matrix");
    const { page, url } = await openRoom("/");
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.getByRole("grid").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${url}/matrix`);
    await page.getByRole("gridcell").locator("a[data-basis]").click();
    await page.locator("mark[data-lit]").first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
}

test("words that are selected in the source stay selected, to be copied, while what was read from them is listed", async () => {
  if (!chromiumHere) return left("a selection in the source");
  const { page } = await openRoom("/?source=eaeu-2030/source-document/kazakhstan-today");
  const paragraph = page.locator("p", { hasText: "which in turn will increase the growth" }).last();
  await paragraph.scrollIntoViewIfNeeded();
  const box = await paragraph.boundingBox();
  if (box === null) throw new Error("the paragraph has no place");
  // from its first character to its last, by mouse
  await page.mouse.move(box.x + 2, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height - 20, { steps: 8 });
  await page.mouse.up();
  await page.getByRole("group").filter({ hasText: "Read from this passage" }).getByRole("link").first().waitFor();
  const selected = await page.evaluate<string>("getSelection().toString()");
  const lit = (await litWords(page)).join("");
  expect(lit.length).toBeGreaterThan(50);
  expect(selected.replaceAll(/\s+/g, " ").trim()).toBe(lit.replaceAll(/\s+/g, " ").trim());
});

test("keys go from cell to cell as in a grid, Tab comes to one of them, and Enter opens it and lights its headings", async () => {
  if (!chromiumHere) return left("the keys of the matrix");
  const { page, url } = await openRoom("/matrix");
  const grid = page.getByRole("grid");
  await grid.waitFor();
  const stops = grid.locator("td:has([tabindex='0']), th:has([tabindex='0']), td[tabindex='0']");
  expect(await stops.count()).toBe(1);
  await grid.locator("[tabindex='0']").focus();
  const focused = () =>
    page.evaluate<[number, number]>(
      "((cell) => [cell.parentElement.rowIndex, cell.cellIndex])(document.activeElement.closest('td, th'))",
    );
  const [rows, columns] = [4, 3];
  expect(await focused()).toEqual([1, 1]);
  for (const [key, place] of [
    ["ArrowRight", [1, 2]],
    ["ArrowDown", [2, 2]],
    ["Home", [2, 0]],
    ["End", [2, columns]],
    ["ArrowRight", [2, columns]],
    ["PageDown", [rows, columns]],
    ["PageUp", [0, columns]],
    ["ArrowUp", [0, columns]],
    ["Control+Home", [0, 0]],
    ["Control+End", [rows, columns]],
  ] as const) {
    await page.keyboard.press(key);
    expect([key, await focused()]).toEqual([key, place]);
    expect(await stops.count()).toBe(1);
  }
  // from a heading, Tab goes on to why nothing is recorded
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  expect(await page.evaluate<string>("document.activeElement.textContent")).toContain("none recorded, as above");
  const filled = grid.getByRole("gridcell").locator("a[data-basis]");
  await filled.focus();
  const [row, column] = await focused();
  await page.keyboard.press("Control+Home");
  for (let at = 0; at < row; at++) await page.keyboard.press("ArrowDown");
  for (let at = 0; at < column; at++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("complementary").waitFor();
  expect(await grid.locator("th[data-picked]").count()).toBe(2);
  expect(
    await grid
      .getByRole("rowheader")
      .nth(row - 1)
      .getAttribute("data-picked"),
  ).toBe("true");
  expect(
    await grid
      .getByRole("columnheader")
      .nth(column - 1)
      .getAttribute("data-picked"),
  ).toBe("true");
  expect(await filled.getAttribute("aria-current")).toBe("true");

  // the same relation, picked elsewhere, is written along its own direction
  await page.goto(`${url}/matrix?pick=${instrument}>supports>${task}`);
  await grid.locator("[aria-current]").waitFor();
  expect(await grid.locator("th[data-picked]").count()).toBe(2);
});

for (const [on, width] of [
  ["a screen", 1100],
  ["a phone", 390],
] as const) {
  test(`on ${on} a cell that is picked stays in sight, however little room is left beside its words`, async () => {
    if (!chromiumHere) return left("a picked cell's place in the matrix");
    const { page } = await openRoom("/matrix?rows=StrategyDocument&columns=Organization", { width });
    const cells = page.getByRole("gridcell").locator("a[data-basis]");
    await cells.first().waitFor();
    const places = await cells.evaluateAll((all) => all.map((one) => one.closest("td")?.cellIndex ?? 0));
    const cell = cells.nth(places.lastIndexOf(Math.max(...places)));
    await cell.click();
    const beside = await page.getByRole("complementary").boundingBox();
    const box = await cell.boundingBox();
    if (beside === null || box === null) throw new Error("the cell or what is beside it has no place");
    expect(box.x).toBeGreaterThan(0);
    if (width > 900) expect(box.x + box.width).toBeLessThanOrEqual(beside.x);
    else expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y).toBeGreaterThan(0);
    expect(box.y + box.height).toBeLessThanOrEqual(width > 900 ? 900 : beside.y);
    const isWhole = await cell.evaluate((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return one.contains(one.ownerDocument.elementFromPoint(x + width - 4, y + height / 2));
    });
    expect(isWhole).toBe(true);
  });
}

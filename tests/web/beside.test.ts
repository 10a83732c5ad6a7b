import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const waiting = { timeout: 30_000 };

const pressed = [
  ["an answer that is read", "/table?question=promised-for-whom", "main a[data-basis]"],
  ["an answer as rows", "/table?question=promised-for-whom&as=rows", "main td a"],
  ["a table of a kind", "/table?kind=Task", "main td a"],
  ["the matrix", "/matrix", "main td a[data-basis]"],
  ["what each carries alone", "/what-if?kind=Instrument", "main li a"],
] as const;

for (const [what, address, links] of pressed)
  test(`what is pressed in ${what} stays at its place when its words open beside it, and when they close`, async () => {
    if (!chromiumHere) return left("the place of what is pressed");
    const { page } = await openRoom(address);
    const link = await centred(page, links);
    const [height, beside] = [await topOf(link), page.getByRole("complementary")];
    await link.click();
    await page.locator("mark[data-lit]").first().waitFor();
    expect(Math.abs((await topOf(link)) - height)).toBeLessThan(4);
    await beside.getByRole("link", { name: "Close the source" }).click();
    await beside.waitFor({ state: "detached" });
    expect(Math.abs((await topOf(link)) - height)).toBeLessThan(4);
  });

test("on a phone the words are in sight after one press, with what was pressed above them, which goes back where it was", async () => {
  if (!chromiumHere) return left("the words on a phone");
  for (const [, address, links] of pressed) {
    const { page } = await openRoom(address, { width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    const link = await centred(page, links);
    const [height, beside] = [await topOf(link), page.getByRole("complementary")];
    await link.click();
    const words = page.locator("mark[data-now]").first();
    await words.waitFor();
    const [panel, over] = [await topOf(beside), await topOf(link)];
    expect(over).toBeGreaterThanOrEqual(0);
    expect(over).toBeLessThan(panel);
    expect(await isSeen(link)).toBe(true);
    await expect.poll(() => isSeen(words), waiting).toBe(true);
    await beside.getByRole("link", { name: "Close the source" }).click();
    await beside.waitFor({ state: "detached" });
    expect(Math.abs((await topOf(link)) - height)).toBeLessThan(4);
  }
});

test("on a phone the credit of a text is in sight with it", async () => {
  if (!chromiumHere) return left("the credit on a phone");
  for (const lang of ["en", "ru", "kk"]) {
    const pick = "eaeu-2030/instrument/financial-assistance>supports>eaeu-2030/task/develop-project-support";
    const { page, complaints } = await openRoom(`/matrix?lang=${lang}&pick=${pick}`, { width: 390, height: 844 });
    const credit = page.locator("aside footer").getByText(/Kazakhstan Today\.$/);
    await credit.waitFor();
    const bottom = await credit.evaluate((one) => one.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThanOrEqual(844);
    if (lang === "kk") expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }
});

test("what closes gives the focus back to what was pressed", async () => {
  if (!chromiumHere) return left("the focus of what was pressed");
  const { page } = await openRoom("/table?question=who-pays-for-what");
  const link = await centred(page, "main a[data-basis]");
  await link.focus();
  await page.keyboard.press("Enter");
  await page.locator("mark[data-lit]").first().waitFor();
  await expect.poll(() => page.locator("aside:focus").count(), waiting).toBe(1);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator("main a[data-basis]:focus").count(), waiting).toBe(1);
});

test("the text has half of what stands beside the answer at least, however much is claimed; a line of each quote is above it", async () => {
  if (!chromiumHere) return left("the room of the text");
  const { page, complaints } = await openRoom("/table?question=who-pays-for-what");
  const beside = page.getByRole("complementary");
  for (const pick of [
    "eaeu-2030/instrument/financial-assistance>supports>eaeu-2030/task/develop-project-support",
    "eaeu-2030/instrument/financial-assistance",
    "eaeu-2030/task/develop-project-support>supports>eaeu-2030/instrument/interest-rate-subsidy",
  ]) {
    await page.goto(`${new URL(page.url()).origin}/table?question=who-pays-for-what&pick=${pick}`);
    await page.locator("mark[data-now]").first().waitFor();
    const [whole, text] = [await heightOf(beside), await heightOf(page.locator("[data-text]"))];
    expect(text / whole).toBeGreaterThan(0.495);
    for (const quote of await beside.locator("a[data-below] q").all()) expect(await heightOf(quote)).toBeLessThan(30);
    expect(await violations(page)).toEqual([]);
  }
  expect(complaints).toEqual([]);
});

test("however much was read from a passage, all that stands beside the answer is in sight", async () => {
  if (!chromiumHere) return left("what was read from a passage");
  const { page } = await openRoom("/?source=eaeu-2030/source-document/kazakhstan-today@2149-2400");
  await page.getByText(/^Read from this passage: \d\d$/).waitFor();
  const bottom = await page.locator("aside footer").evaluate((one) => one.getBoundingClientRect().bottom);
  expect(Math.round(bottom)).toBeLessThanOrEqual(900);
});

test("why a relation is inferred stands with how firmly, before the words", async () => {
  if (!chromiumHere) return left("the reasoning of a claim");
  const { page } = await openRoom(
    "/matrix?pick=eaeu-2030/instrument/financial-assistance>supports>eaeu-2030/task/develop-project-support",
  );
  const claim = page.getByRole("complementary").getByRole("article");
  await claim.waitFor();
  const said = (await claim.textContent()) ?? "";
  expect(said).toMatch(
    /^inferred, medium\s*planned\s*Reasoning: same wording on both sides.*“?a mechanism of financial/,
  );
});

for (const [lang, sentence] of [
  ["en", /^Another reading: Joint cooperation projects .* is funded by EAEU budget, because "at the expense/],
  ["ru", /^Другое прочтение: .* is funded by .*, потому что "at the expense/],
  ["kk", /^Басқа оқылым: .* is funded by .*, себебі "at the expense/],
] as const)
  test(`another reading of a claim is a sentence, with what it leaves as it is (${lang})`, async () => {
    if (!chromiumHere) return left("other readings of a claim");
    const budget = "eaeu-2030/instrument/financial-assistance>fundedBy>eaeu-2030/funding-source/eaeu-budget";
    const { page } = await openRoom(`/matrix?lang=${lang}&pick=${budget}`);
    const article = page.getByRole("complementary").getByRole("article");
    await article.waitFor();
    expect(await article.getByText(sentence).isVisible()).toBe(true);
  });

/** A link from the middle of an answer, in the middle of the page. */
async function centred(page: Page, links: string): Promise<Locator> {
  await page.locator(links).filter({ visible: true }).first().waitFor();
  // by its own place: what is seen changes
  const all = await page.locator(links).all();
  const isVisible = await Promise.all(all.map((one) => one.isVisible()));
  const places = isVisible.flatMap((is, at) => (is ? [at] : []));
  const link = page.locator(links).nth(places[Math.floor(places.length / 2)] ?? 0);
  await link.evaluate((one) => one.scrollIntoView({ block: "center" }));
  return link;
}

async function topOf(element: Locator): Promise<number> {
  return element.evaluate((one) => one.getBoundingClientRect().top);
}

async function heightOf(element: Locator): Promise<number> {
  return element.evaluate((one) => one.getBoundingClientRect().height);
}

/** Whether an element is what stands at its place, and nothing over it. */
async function isSeen(element: Locator): Promise<boolean> {
  return element.evaluate((one) => {
    const { left: x, top: y } = one.getClientRects()[0] ?? one.getBoundingClientRect();
    return one.contains(one.ownerDocument.elementFromPoint(x + 3, y + 5));
  });
}

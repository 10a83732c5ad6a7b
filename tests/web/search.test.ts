import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);

test("from anywhere the key / leads to the search, which forgives a letter and marks what it found", async () => {
  if (!chromiumHere) return left("the search in a browser");
  const { page, hosts, complaints, url } = await openRoom("/matrix");
  await page.getByRole("grid").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("financial assistence");
  await page.keyboard.press("Enter");
  const hit = page.getByRole("main").getByRole("listitem");
  await hit.first().waitFor();
  expect(new URL(page.url()).pathname).toBe("/search");
  expect(await hit.count()).toBe(1);
  expect(await hit.locator("mark").allTextContents()).toEqual(["financial", "assistance"]);
  expect(await hit.textContent()).toContain("assistence nearly");

  await hit.getByRole("link", { name: /Mechanism of financial assistance/ }).click();
  const beside = page.getByRole("complementary");
  await beside.getByRole("heading", { name: /Mechanism of financial assistance/ }).waitFor();
  expect(new URL(page.url()).searchParams.get("pick")).toBe("eaeu-2030/instrument/financial-assistance");
  expect([...hosts]).toEqual([new URL(url).host]);
  expect(complaints).toEqual([]);
});

test("words that only a quote has lead to their place in the source", async () => {
  if (!chromiumHere) return left("the search of quotes in a browser");
  const { page } = await openRoom("/search?text=ensure");
  const quote = page
    .getByRole("main")
    .getByRole("listitem")
    .getByRole("link")
    .filter({ has: page.locator("q") });
  await quote.first().click();
  await page.locator("mark[data-lit]").first().waitFor();
  expect(new URL(page.url()).searchParams.get("source")).toMatch(/@\d+-\d+$/);
});

test("a search without hits says what was looked through, and never that there is no such thing", async () => {
  if (!chromiumHere) return left("empty searches in a browser");
  const { page } = await openRoom("/search?text=zzqqzz&kind=Task");
  await page.getByText(/names, other names, quotes and descriptions of 42 entities, read from 1 source/).waitFor();
  await page.getByText("Only tasks were looked for.").waitFor();
  expect((await page.getByRole("main").textContent())?.toLowerCase()).not.toContain("not exist");
});

test("a kind leaves only its own hits, more come as they are asked for, and the address keeps both", async () => {
  if (!chromiumHere) return left("the filter and pages of the search in a browser");
  const { page } = await openRoom("/search?text=of");
  const main = page.getByRole("main");
  await main.getByText(/^20 of \d+ shown$/).waitFor();
  await main.getByRole("link", { name: /^Show \d+ more$/ }).click();
  await expect.poll(() => main.locator("ol > li").count()).toBeGreaterThan(20);
  await main.getByRole("button", { name: /all kinds/ }).click();
  await page.getByRole("option", { name: "goals" }).click();
  await expect.poll(() => main.locator("ol > li").count()).toBeLessThan(20);
  expect(new URL(page.url()).searchParams.get("kind")).toBe("Goal");
  const shown = await main.locator("ol > li").allTextContents();
  await page.reload();
  await expect.poll(() => main.locator("ol > li").allTextContents()).toEqual(shown);
});

test("saved questions that have the words are offered before what is recorded under them", async () => {
  if (!chromiumHere) return left("saved questions in the search in a browser");
  const { page, complaints } = await openRoom("/search?text=promised");
  await page.getByRole("link", { name: /^What is promised for whom/ }).click();
  await page.getByRole("heading", { level: 3, name: "Domestic companies" }).waitFor();
  expect(new URL(page.url()).searchParams.get("question")).toBe("promised-for-whom");
  expect(complaints).toEqual([]);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing in a search with hits and in one without, ${scheme}`, async () => {
    if (!chromiumHere) return left("the accessibility of the search");
    const { page, url } = await openRoom("/search?text=industr");
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.getByRole("main").getByRole("listitem").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${url}/search?text=zzqqzz`);
    await page.getByText(/Looked through/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
}

import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { litWords, openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const assistance = "eaeu-2030/instrument/financial-assistance";

test("the overview's question of what falls opens the answer: what each instrument carries alone, each loss with its words", async () => {
  if (!chromiumHere) return left("the question of what falls in a browser");
  const { page, hosts, complaints, url } = await openRoom("/");
  await page.getByRole("link", { name: "What falls if one of the instruments is dropped?" }).click();
  const main = page.getByRole("main");
  await main.getByText("2 entities each carry something alone").waitFor();
  const names = main.getByRole("heading", { level: 2 });
  expect(await names.allTextContents()).toEqual([
    "Mechanism of financial assistance for joint cooperation projects instrument",
    "Subsidy of the interest rate on loans and credits instrument",
  ]);
  const [first] = await main.locator("section section").all();
  await first?.getByText("Without it: 6 entities lose all that is recorded to serve them in some way;").waitFor();
  for (const card of (await first?.locator("li[data-standing='onlyOnes']").all()) ?? [])
    expect(await card.locator("q").count()).toBeGreaterThan(0);
  expect(await first?.locator("li[data-standing]").count()).toBe(12);
  // who has no way left shows one that it had, and whom it concerns in turn stands behind what is lost
  const cutOff = first?.locator("li[data-standing='cutOff']").filter({ hasText: /^EAEU budget/ });
  await cutOff
    ?.getByRole("link", { name: "supports Develop industrial cooperation of the EAEU member states" })
    .waitFor();
  // those of the first stand open, those of the others are a line
  const inTurnOfSecond = main.locator("section section").nth(1).locator("li[data-standing='inTurn']").first();
  expect(await inTurnOfSecond.isVisible()).toBe(false);
  const inTurn = first?.locator("li[data-standing='inTurn']");
  expect(await inTurn?.locator("> p").allTextContents()).toEqual([
    expect.stringMatching(/^Positive impact on Kazakhstan's economy/),
    expect.stringMatching(/^Positive impact on the development of Kazakhstan's industry/),
    expect.stringMatching(/^Develop industrial cooperation/),
    expect.stringMatching(/^Main Directions/),
  ]);
  expect(await inTurn?.nth(2).isVisible()).toBe(false);
  await first?.getByText("2 more, which others are recorded to serve too").click();
  await inTurn?.nth(2).getByText("is contributed to by: 3 others recorded").waitFor();
  await first
    ?.getByRole("link", { name: /^This instrument will allow .* creation of additional jobs”?\s*line/ })
    .click();
  await page
    .getByRole("complementary")
    .getByRole("heading", { name: /has the expected outcome.*Creation of additional jobs/ })
    .waitFor();
  await expect
    .poll(() => litWords(page), { timeout: 30_000 })
    .toEqual([expect.stringMatching(/^This instrument will allow .* creation of additional jobs$/)]);
  // by the keyboard: a loss says of whom and what, and opens its relation
  const loss = main.getByRole("link", { name: /^Mechanism of financial .* operates through: nothing else recorded$/ });
  await loss.focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => new URL(page.url()).searchParams.get("pick"), { timeout: 30_000 })
    .toBe(`${assistance}>operatesThrough>eaeu-2030/instrument/interest-rate-subsidy`);
  expect([...hosts]).toEqual([new URL(url).host]);
  expect(complaints).toEqual([]);
});

test("of any kind, each that carries something alone is a press away from all that it concerns, and back", async () => {
  if (!chromiumHere) return left("what each carries alone, of any kind");
  const { page } = await openRoom("/what-if");
  const main = page.getByRole("main");
  await main.getByText("8 entities each carry something alone").waitFor();
  await main.getByRole("link", { name: "EAEU member states", exact: true }).first().waitFor();
  // what is left to it is inferred: that is another matter than having nothing left
  await main.getByText("all that is stated to serve it in some way: what is left is inferred").first().waitFor();
  await main.getByRole("heading", { level: 2 }).first().getByRole("link").click();
  await main.getByText("8 of 15 entities linked with what is taken out lose the last of something recorded.").waitFor();
  expect(new URL(page.url()).searchParams.getAll("without")).toEqual([assistance]);
  await main.getByRole("link", { name: "What each carries alone" }).click();
  await main.getByText("8 entities each carry something alone").waitFor();
  await main.getByRole("button", { name: /Of which kind/ }).click();
  await page.getByRole("option", { name: "funding sources" }).click();
  await main.getByText("1 entity carries something alone").waitFor();
  expect(new URL(page.url()).searchParams.get("kind")).toBe("FundingSource");
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing in what each carries alone, nor where one of them is picked, ${scheme}`, async () => {
    if (!chromiumHere) return left("the accessibility of what each carries alone");
    const { page } = await openRoom("/what-if?kind=Instrument");
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.getByRole("main").getByText("2 entities each carry something alone").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: /^Creation of additional jobs is an expected outcome/ }).click();
    await page.getByRole("complementary").getByRole("heading", { level: 2 }).first().waitFor();
    await page.locator("mark[data-lit]").first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
}

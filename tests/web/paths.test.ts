import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { litWords, openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const budget = "eaeu-2030/funding-source/eaeu-budget";

test("ends are chosen by a name with a wrong letter and by a kind, with the keyboard alone; each path is a sentence", async () => {
  if (!chromiumHere) return left("paths in a browser");
  const { page, hosts, complaints, url } = await openRoom("/paths");
  const from = page.getByRole("combobox", { name: "From" });
  await from.fill("EAEU budgit");
  await page.getByRole("option", { name: /EAEU budget/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("from")).toBe(budget);
  await expect.poll(() => from.inputValue()).toBe("EAEU budget");
  const to = page.getByRole("combobox", { name: "To" });
  await to.fill("goals");
  await page.getByRole("option", { name: /all goals/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("to")).toBe("Goal");

  const first = page.getByRole("main").locator("ol").first().locator("> li").first();
  await first
    .getByText(
      "EAEU budget funds (stated) Mechanism of financial assistance for joint cooperation projects, " +
        "which supports (inferred, strong) Develop industrial cooperation of the EAEU member states.",
    )
    .waitFor();
  await first.getByText("1 step is inferred").waitFor();
  await first.getByText("at the expense of the EAEU budget").waitFor();
  expect([...hosts]).toEqual([new URL(url).host]);
  expect(complaints).toEqual([]);
});

test("a step, pressed, shows its relation with who says so, whichever way the path goes over it", async () => {
  if (!chromiumHere) return left("steps of paths in a browser");
  const { page } = await openRoom(`/paths?from=${budget}&to=Goal&hops=3`);
  await page.getByRole("link", { name: "funds", exact: true }).first().click();
  const beside = page.getByRole("complementary");
  await beside.getByRole("heading", { name: /financial assistance.*is funded by.*EAEU budget/ }).waitFor();
  expect(new URL(page.url()).searchParams.get("pick")).toBe(
    `eaeu-2030/instrument/financial-assistance>fundedBy>${budget}`,
  );
});

test("a quote of a step, pressed, shows the relation that it is quoted for, with its very words lit", async () => {
  if (!chromiumHere) return left("the quotes of a path in a browser");
  const { page } = await openRoom(`/paths?from=${budget}&to=Goal`);
  await page
    .getByRole("main")
    .locator("details[open]")
    .getByRole("link", { name: /EAEU budget.*line 21/ })
    .first()
    .click();
  await page
    .getByRole("complementary")
    .getByRole("heading", { name: /is funded by.*EAEU budget/ })
    .waitFor();
  await expect
    .poll(() => litWords(page), { timeout: 30_000 })
    .toEqual([expect.stringMatching(/at the expense of the EAEU budget$/)]);
});

test("where no path is recorded the service says why, and a longer one is offered", async () => {
  if (!chromiumHere) return left("missing paths in a browser");
  const { page } = await openRoom("/paths?from=common/country/kazakhstan&to=FundingSource&hops=2");
  const main = page.getByRole("main");
  await main
    .getByText("No funding source recorded that is linked to it over at most 2 relations (sources read: 1 of 1).")
    .waitFor();
  await main.getByRole("link", { name: "Look as far as 3 relations" }).click();
  await main.locator("ol > li").first().waitFor();
  expect((await main.textContent())?.toLowerCase()).not.toContain("not exist");
});

test("relations not chosen are not gone over, nor inferred ones where steps have to be stated; the address says both", async () => {
  if (!chromiumHere) return left("filters of paths in a browser");
  const { page } = await openRoom(`/paths?from=${budget}&to=Goal&hops=3&via=fundedBy`);
  const main = page.getByRole("main");
  await main.locator("summary").filter({ hasText: "is funded by" }).click();
  await main.getByRole("checkbox", { name: "supports" }).check();
  await main.getByText("1 of 1 shown").waitFor();
  expect(new URL(page.url()).searchParams.getAll("via")).toEqual(["fundedBy", "supports"]);
  await main.getByRole("button", { name: /Each step/ }).click();
  await page.getByRole("option", { name: "stated", exact: true }).click();
  await main.getByText(/No way is recorded/).waitFor();
  expect(new URL(page.url()).searchParams.get("least")).toBe("STATED");
  await main.getByRole("link", { name: "Count what is inferred too" }).click();
  await main.getByText("1 of 1 shown").waitFor();
});

test("a relation that can stand on no way between the ends is not offered; one in an address is told, with a way out", async () => {
  if (!chromiumHere) return left("relations that lead nowhere");
  const { page, complaints } = await openRoom(
    `/paths?from=FundingSource&to=Instrument&hops=1&via=hasTask&via=fundedBy`,
  );
  const main = page.getByRole("main");
  await main.getByText(/stands on no way between these two ends/).waitFor();
  await main.locator("ol > li").first().waitFor();
  await main.getByRole("link", { name: /^Take .* away$/ }).click();
  await expect.poll(() => new URL(page.url()).searchParams.getAll("via")).toEqual(["fundedBy"]);
  expect(await main.getByText(/stands on no way/).count()).toBe(0);
  await main.locator("summary").filter({ hasText: "is funded by" }).click();
  expect(await main.getByRole("checkbox").count()).toBeLessThan(5);

  // where none of the chosen leads there, nothing is asked and refused: the ways out stand there
  await page.goto(`${new URL(page.url()).origin}/paths?from=FundingSource&to=Goal&hops=3&via=fundedBy`);
  await main.getByText("The relations chosen do not lead from the one to the other").waitFor();
  await main.getByRole("link", { name: "Go over any relation" }).click();
  await main.locator("ol > li").first().waitFor();
  expect(await main.getByRole("alert").count()).toBe(0);
  expect(complaints).toEqual([]);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing in paths, their choices opened, and where there is none, ${scheme}`, async () => {
    if (!chromiumHere) return left("the accessibility of paths");
    const { page, url } = await openRoom(`/paths?from=${budget}&to=Goal&hops=3`);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.getByRole("main").locator("ol > li").first().waitFor();
    await page.locator("summary").filter({ hasText: "any relation" }).click();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${url}/paths?from=common/country/kazakhstan&to=FundingSource&hops=2`);
    await page.getByText(/No funding source recorded/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
}

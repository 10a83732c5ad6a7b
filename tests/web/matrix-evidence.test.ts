import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { litWords, openRoom } from "./room.ts";

const waiting = { timeout: 30_000 };
const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const [tasks, instruments] = ["eaeu-2030/task", "eaeu-2030/instrument"];
const [document, sector] = ["eaeu-2030/strategy-document/main-directions", "common/sector/industry"];
const policy = "eaeu-2030/policy-area/industrial-policy";

test("an empty cell lights no words of lists that are of neither of the two, or over another relation", async () => {
  if (!chromiumHere) return left("the words behind an empty cell");
  const { page, complaints } = await openRoom("/matrix");
  const row = page.getByRole("row", { name: /Strengthen cooperation/ });
  await row.getByRole("gridcell").first().getByRole("link", { name: "none recorded" }).click();
  const card = page.getByRole("complementary");
  await card.getByText(/^No relation recorded by which .* supports it \(sources read: 1 of 1\)/).waitFor();
  expect(await card.getByText("For example").count()).toBe(0);
  expect(await litWords(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

for (const [what, pick, lit] of [
  [
    "leave the list of its row open",
    `${document}>prioritizes>${sector}`,
    ["priority economic activities for interaction"],
  ],
  [
    "leave the list of its column open",
    `${sector}>prioritizes>${document}`,
    ["priority economic activities for interaction"],
  ],
  [
    "rule it out",
    `${policy}>developedBy>common/organization/eurasian-economic-commission`,
    ["industrial policy within"],
  ],
  ["rule out another", `${policy}>developedBy>common/organization/eurasian-economic-union`, []],
] as const)
  test(`an empty cell lights the words that ${what}, over the relation shown${lit.length === 0 ? ": not these" : ""}`, async () => {
    if (!chromiumHere) return left("the words behind an empty cell");
    const { page } = await openRoom(`/matrix?pick=${pick}`);
    await page
      .getByRole("complementary")
      .getByText(/^No relation recorded by which/)
      .waitFor();
    await expect
      .poll(() => litWords(page), waiting)
      .toEqual(lit.map((words) => expect.stringMatching(new RegExp(`^${words}`))));
  });

test("what an empty cell is recorded over several relations is told in full, step by step, each step with its words", async () => {
  if (!chromiumHere) return left("the chain of an empty cell");
  const { page, url } = await openRoom(
    `/matrix?pick=${tasks}/develop-project-support>supports>${instruments}/interest-rate-subsidy`,
  );
  const card = page.getByRole("complementary");
  await card.getByRole("heading", { name: "Recorded over 2 relations, step by step" }).waitFor();
  const steps = card.getByRole("heading", { level: 4 });
  expect((await steps.allTextContents()).map((one) => one.replaceAll(/\s+/g, " "))).toEqual([
    "Subsidy of the interest rate on loans and credits is a channel of Mechanism of financial assistance for joint cooperation projects",
    "Mechanism of financial assistance for joint cooperation projects supports Develop mechanisms to support the implementation of cooperation projects in the industrial sector",
  ]);
  const words = await card.locator("a[data-basis] > q").allTextContents();
  expect(words.length).toBeGreaterThan(2);
  await expect.poll(async () => (await litWords(page)).length, waiting).toBe(words.length);
  await card.locator("a[data-basis]", { hasText: words[0] ?? "" }).click();
  await expect.poll(() => litWords(page), waiting).toEqual([words[0]]);
  // over chains, there is no longer one to tell of
  await page.goto(
    `${url}/matrix?pick=${tasks}/strengthen-cooperation>~supportedIndirectlyBy>${instruments}/financial-assistance`,
  );
  await card.getByText(/^No chain of at most/).waitFor();
  expect(await card.getByText(/step by step/).count()).toBe(0);
});

test("the quotes of a cell come in one order in what is picked and from arrow to arrow", async () => {
  if (!chromiumHere) return left("the order of quotes");
  for (const pick of [
    `${instruments}/financial-assistance>supports>${tasks}/develop-project-support`,
    // over two steps, of which the first is quoted further down
    `${tasks}/develop-project-support>supports>${instruments}/interest-rate-subsidy`,
  ]) {
    const { page } = await openRoom(`/matrix?pick=${pick}`);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const card = page.getByRole("complementary");
    await card.getByText(/quotes in this text/).waitFor();
    const told = await card.locator("a[data-basis] > q").allTextContents();
    const gone: string[] = [];
    const now = page.locator("mark[data-now]");
    for (const at of told.keys()) {
      await card.getByText(`(now ${at + 1} of ${told.length})`).waitFor();
      gone.push((await now.allTextContents()).join(""));
      await page.keyboard.press("Alt+ArrowDown");
    }
    expect(gone).toEqual(told);
  }
});

test("chains are offered from the side of the rows, and are the same when rows and columns are swapped", async () => {
  if (!chromiumHere) return left("chains in the matrix");
  const { page, complaints } = await openRoom("/matrix");
  const filled = page.getByRole("grid").locator("a[data-basis]");
  await filled.waitFor();
  await page.getByRole("button", { name: /Linked by/ }).click();
  await page.getByRole("option", { name: "is indirectly supported by" }).click();
  await expect.poll(() => filled.count(), waiting).toBe(2);
  await page.getByRole("button", { name: "Swap rows and columns" }).click();
  await page.getByRole("heading", { name: "Instruments by tasks" }).waitFor();
  await expect.poll(() => filled.count(), waiting).toBe(2);
  expect(new URL(page.url()).searchParams.get("pattern")).toBe("supportsIndirectly");
  expect(complaints).toEqual([]);
});

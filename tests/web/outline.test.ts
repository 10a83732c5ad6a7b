import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { litWords, openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);

test("what is promised for whom is found in the overview: under each for whom it is, every promise with its own words and a line that names what is to bring it about", async () => {
  if (!chromiumHere) return left("a question of the overview in a browser");
  const { page, complaints } = await openRoom("/");
  await page.getByRole("link", { name: /^What is promised for whom/ }).click();
  const companies = page.locator("li").filter({ has: page.getByRole("heading", { name: "Domestic companies" }) });
  await companies.waitFor();
  expect(await companies.locator("p").filter({ hasText: "no step is inferred" }).count()).toBe(3);
  const jobs = companies.getByRole("listitem").filter({ hasText: "Creation of additional jobs is an expected" });
  expect(await jobs.textContent()).toMatch(
    /^Creation of additional jobs.*no step is inferred.*put together from several relations.*line 23/,
  );
  const cause = jobs.locator("summary");
  expect(await cause.textContent()).toMatch(/^brought about by.*Mechanism of financial assistance.*stated$/);
  // beside the line its first words, until it is opened
  const quotes = jobs.locator("q");
  expect(await quotes.filter({ visible: true }).count()).toBe(3);
  const how = jobs.getByText("is an expected outcome of", { exact: true });
  expect(await how.isVisible()).toBe(false);
  await cause.click();
  await how.waitFor();
  expect(await quotes.filter({ visible: true }).count()).toBe(3);
  await jobs.getByRole("link", { name: "Creation of additional jobs", exact: true }).click();
  await expect
    .poll(() => litWords(page), { timeout: 30_000 })
    .toEqual([expect.stringMatching(/^This instrument will allow domestic companies .* creation of additional jobs$/)]);
  expect(new URL(page.url()).searchParams.get("pick")).toContain(">~promisedFor>");
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("words lead to their own place, a name to all words of what it is linked by, and why nothing is recorded to the words of that", async () => {
  if (!chromiumHere) return left("the words of an answer in a browser");
  const { page, complaints } = await openRoom("/table?question=support-for-priorities");
  const priorities =
    "developing mechanisms to support the implementation of cooperation projects in the industrial sector";
  await page.getByRole("link", { name: new RegExp(priorities) }).click();
  await expect.poll(() => litWords(page), { timeout: 30_000 }).toContain(priorities);
  expect(await page.locator("mark[data-now]").textContent()).toBe(priorities);
  // the other that the claim rests on is lit as well
  expect(await litWords(page)).toHaveLength(2);
  await page
    .getByRole("main")
    .getByRole("link", { name: "Mechanism of financial assistance for joint cooperation projects" })
    .click();
  await expect.poll(async () => (await litWords(page)).length, { timeout: 30_000 }).toBe(2);
  await page.getByRole("complementary").getByText("same wording on both sides").waitFor();
  await page
    .getByRole("main")
    .getByRole("link", { name: /^No instrument recorded that supports it/ })
    .first()
    .click();
  await expect.poll(() => litWords(page), { timeout: 30_000 }).toEqual(["For example"]);
  expect(complaints).toEqual([]);
});

test("the words of what is stated, of what is inferred and of no claim are told apart", async () => {
  if (!chromiumHere) return left("the marks of words in a browser");
  const { page } = await openRoom("/table?question=support-for-priorities");
  const quoted = page
    .getByRole("main")
    .getByRole("link")
    .filter({ has: page.locator("q") });
  await quoted.first().waitFor();
  const bases = await quoted.evaluateAll((links) => links.map((link) => link.getAttribute("data-basis")));
  expect(bases).toEqual(["INFERRED", "INFERRED", null]);
});

test("things of a kind are counted as things, and a long answer comes in parts", async () => {
  if (!chromiumHere) return left("a long answer in a browser");
  const { page } = await openRoom("/table?question=support-for-priorities&first=2");
  await page.getByRole("heading", { name: "Tasks 4" }).waitFor();
  expect(await page.getByRole("heading", { level: 3 }).count()).toBe(2);
  await page.getByRole("link", { name: "Show 2 more" }).click();
  await expect.poll(() => page.getByRole("heading", { level: 3 }).count(), { timeout: 30_000 }).toBe(4);
});

test("of a long answer that asks much of each, each says first what was asked first; the rest are lines that name it, open where an address picks something in them", async () => {
  if (!chromiumHere) return left("a long answer of saved questions in a browser");
  const { page, url } = await openRoom("/table?question=outcomes-and-beneficiaries");
  const growth = page
    .locator("li")
    .filter({ has: page.getByRole("heading", { name: "Growth of the economy of the EAEU countries" }) });
  const line = growth.locator("summary");
  expect(await line.textContent()).toMatch(
    /^results from.*Maintain a positive rate.*Master the latest.*inferred, strong$/,
  );
  const cause = growth.getByRole("link", { name: "Master the latest innovative technologies", exact: true });
  expect(await cause.isVisible()).toBe(false);
  await line.click();
  await cause.click();
  await expect
    .poll(() => litWords(page), { timeout: 30_000 })
    .toEqual([expect.stringMatching(/^which in turn will increase the growth/)]);
  await page.goto(page.url());
  await cause.waitFor();
  await expect.poll(() => isInSight(cause), { timeout: 30_000 }).toBe(true);
  await page.goto(`${url}/table?question=who-pays-for-what`);
  await page.getByRole("heading", { level: 3 }).first().waitFor();
  expect(await page.locator("li details").count()).toBe(0);
});

test("what is put together from several relations says so, step by step, and the sentence of a reason stands around its words", async () => {
  if (!chromiumHere) return left("what an answer puts together");
  const { page, url } = await openRoom("/table?question=promised-for-whom");
  const together = page.getByText(/^put together from several relations: /);
  await together.first().waitFor();
  expect(await together.first().textContent()).toMatch(
    /Creation of additional jobs is an expected outcome of \(stated\) .*, which benefits \(stated\) Domestic companies$/,
  );
  // each step is stated, and no sentence says the whole
  const companies = page.locator("li").filter({ has: page.getByRole("heading", { name: "Domestic companies" }) });
  expect(await companies.textContent()).toMatch(/Creation of additional jobs.*no step is inferred.*put together/);
  // a single relation is not put together
  const country = page.locator("li").filter({ has: page.getByRole("heading", { name: "Kazakhstan" }) });
  expect(await country.textContent()).toMatch(/Kazakhstan's industry.*is in the territory of it.*stated/);
  expect(await country.getByText(/put together/).count()).toBe(0);
  await page.goto(`${url}/table?question=unsupported-priorities`);
  const quote = page.getByRole("main").locator("q").first();
  await quote.waitFor();
  expect(await quote.textContent()).toMatch(/^For example, this year a mechanism of financial assistance/);
  expect(await quote.locator("mark").textContent()).toBe("For example");
});

test("what a thing is linked with as the one above is said once, and told to be as above", async () => {
  if (!chromiumHere) return left("what an answer says again");
  const { page } = await openRoom("/table?question=unsupported-priorities");
  const answer = page.getByRole("main");
  const discussion = answer.getByRole("link", { name: "Discussion of the draft Main Directions until 2030" });
  await discussion.first().waitFor();
  expect(await discussion.count()).toBe(3);
  expect(await answer.getByText("as above", { exact: true }).count()).toBe(2);
  expect(await answer.getByText('The source leaves its list of tasks open: "etc.".').count()).toBe(1);
  // each by its own relation, all the same
  await discussion.last().click();
  await expect
    .poll(() => new URL(page.url()).searchParams.get("pick"))
    .toContain(">prioritizes>eaeu-2030/task/strengthen");
});

test("a reason that was given above is not said again, and leads to its words all the same", async () => {
  if (!chromiumHere) return left("the reasons of an answer in a browser");
  const { page } = await openRoom("/table?question=support-for-priorities");
  const answer = page.getByRole("main");
  await answer.getByRole("link", { name: "none recorded, as above" }).first().waitFor();
  expect(await answer.getByText(/^No instrument recorded that supports it/).count()).toBe(1);
  expect(await answer.getByRole("link", { name: "none recorded, as above" }).count()).toBe(2);
  await answer.getByRole("link", { name: "none recorded, as above" }).last().click();
  await expect.poll(() => litWords(page), { timeout: 30_000 }).toEqual(["For example"]);
  // of those that open the same, the one that was pressed is marked; where that is not known, what says why and its words
  const marked = answer.locator("[aria-current='true']");
  expect(await marked.allTextContents()).toEqual(["none recorded, as above"]);
  await page.reload();
  await expect
    .poll(() => marked.allTextContents(), { timeout: 30_000 })
    .toEqual([expect.stringMatching(/^No instrument/), expect.stringMatching(/^For example/)]);
});

test("what stays at the top leaves all of the source in sight beside the answer, its credit too", async () => {
  if (!chromiumHere) return left("the room of the source in a browser");
  const { page } = await openRoom(
    "/table?question=support-for-priorities&source=eaeu-2030/source-document/kazakhstan-today@20-40",
  );
  const credit = page.getByRole("complementary").getByText(/^Credit: /);
  await credit.waitFor();
  await expect.poll(() => isInSight(credit)).toBe(true);
  await page.mouse.wheel(0, 2_000);
  await expect.poll(() => isInSight(page.getByRole("link", { name: "Matrix" }))).toBe(true);
  expect(await isInSight(credit)).toBe(true);
});

test("on a phone all of an answer is in sight without going sideways", async () => {
  if (!chromiumHere) return left("a saved question on a phone");
  const { page } = await openRoom("/table?question=who-pays-for-what", { width: 390, height: 844 });
  await page.getByRole("heading", { level: 3 }).first().waitFor();
  const far = await page
    .locator("main a, main q, main dd")
    .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > 390).length);
  expect(far).toBe(0);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing in answers that are read, ${scheme}`, async () => {
    if (!chromiumHere) return left("the accessibility of answers");
    const { page, url } = await openRoom("/table?question=who-pays-for-what");
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const question of ["who-pays-for-what", "find-by-words", "how-money-reaches-goals"]) {
      await page.goto(`${url}/table?question=${question}`);
      await page.getByRole("heading", { level: 3 }).first().waitFor();
      expect(await violations(page)).toEqual([]);
    }
  });
}

/** Whether all of it is within the window. */
async function isInSight(one: Locator): Promise<boolean> {
  const box = await one.boundingBox();
  const size = one.page().viewportSize();
  return box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height;
}

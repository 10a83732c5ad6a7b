import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { litWords, openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);

test("what is promised for whom is found in the overview: each promise with its own words, and those of whom it is for", async () => {
  if (!chromiumHere) return left("a question of the overview in a browser");
  const { page, complaints } = await openRoom("/");
  await page.getByRole("link", { name: /^What is promised for whom/ }).click();
  const jobs = page.locator("li").filter({ has: page.getByRole("heading", { name: "Creation of additional jobs" }) });
  await jobs.waitFor();
  const said = await jobs.textContent();
  expect(said).toMatch(
    /for whom.*Domestic companies.*stated.*line 23.*is an expected outcome of.*Mechanism of financial.*stated/,
  );
  await jobs.getByRole("link", { name: "Domestic companies", exact: true }).click();
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

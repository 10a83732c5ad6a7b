import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { litWords, openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const assistance = "eaeu-2030/instrument/financial-assistance";
const jobs = "eaeu-2030/outcome/additional-jobs";
const budget = "eaeu-2030/funding-source/eaeu-budget";

test("what is taken out by its name shows who loses what by it, drawn and as a list, and who is cut off", async () => {
  if (!chromiumHere) return left("what-if in a browser");
  const { page, hosts, complaints, url } = await openRoom("/what-if");
  const main = page.getByRole("main");
  await page.getByRole("combobox", { name: "Take out" }).fill("financial assistence");
  await page.getByRole("option", { name: /Mechanism of financial assistance/ }).click();
  await main.getByText("6 entities lose all that is recorded to serve them in some way").waitFor();
  await main.getByText("2 entities lose every recorded way to goals").waitFor();
  expect(new URL(page.url()).searchParams.getAll("without")).toEqual([assistance]);
  await main.getByText("4 entities are concerned in turn: they are served by what falls").waitFor();
  await main.getByRole("figure", { name: /16 lines/ }).waitFor();
  const cut = main
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Every recorded way to goals is lost" }) });
  expect(await cut.last().locator("li[data-standing]").allTextContents()).toEqual([
    expect.stringContaining("EAEU budget"),
    expect.stringContaining("Subsidy of the interest rate"),
  ]);
  await main.getByText("8 of 15 entities linked with what is taken out lose the last of something recorded.").waitFor();
  // what falls stands before the drawing, and who is only touched behind it
  const order = await main
    .locator("section[id], figure")
    .evaluateAll((parts) => parts.map(({ id, tagName }) => id || tagName.toLowerCase()));
  expect(order).toEqual(["onlyOnes", "cutOff", "inTurn", "figure", "touched"]);
  expect([...hosts]).toEqual([new URL(url).host]);
  expect(complaints).toEqual([]);
});

test("whom it only touches and what is reached over several relations is told too, stated apart from inferred, with the sentences", async () => {
  if (!chromiumHere) return left("all that a what-if touches");
  const { page, url } = await openRoom(`/what-if?without=${assistance}`);
  const part = (name: string) =>
    page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name }) })
      .last();
  const touched = part("Only touched");
  await touched.getByRole("heading", { name: "inferred" }).waitFor();
  const [stated, inferred] = await touched.getByRole("list").locator("xpath=self::*[parent::div]").all();
  expect(await stated?.textContent()).toContain("has the example Mechanism of financial assistance");
  expect(await stated?.textContent()).toContain("this year a mechanism of financial assistance will be launched");
  expect(await inferred?.textContent()).toContain("joint cooperation projects in industries");
  expect(await inferred?.textContent()).not.toContain("has the example");
  // who benefits from nothing else that is recorded loses by it
  const lost = part("All that is recorded to serve them in some way is lost");
  await lost.getByRole("link", { name: /^Domestic companies.*benefits from: nothing else recorded$/ }).waitFor();
  await page.goto(`${url}/what-if?without=${jobs}`);
  const further = part("Reached over several relations");
  await further.getByRole("link", { name: /is an expected outcome of/ }).click();
  await page
    .getByRole("complementary")
    .getByRole("heading", { name: /benefits/ })
    .waitFor();
});

test("where what is reached further on cannot be told, it is said why, and asked again it is told", async () => {
  if (!chromiumHere) return left("a what-if whose second question is refused");
  const { page } = await openRoom("/what-if");
  let isRefused = true;
  await page.route("**/graphql", (route) =>
    isRefused && route.request().postData()?.includes("query Reached")
      ? route.fulfill({ json: { errors: [{ message: "too much is asked", extensions: { code: "TOO_MUCH" } }] } })
      : route.continue(),
  );
  await page.goto(`${new URL(page.url()).origin}/what-if?without=${jobs}&strategy=eaeu-2030`);
  const further = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Reached over several relations" }) })
    .last();
  await further.getByRole("alert").getByText("too much is asked").waitFor();
  await page.getByRole("link", { name: /are only touched/ }).click();
  await expect.poll(() => new URL(page.url()).hash, { timeout: 30_000 }).toBe("#touched");
  isRefused = false;
  await further.getByRole("button").click();
  await further.locator("li[data-standing='reached']").first().waitFor();
});

test("a relation that falls, pressed, is picked with its words", async () => {
  if (!chromiumHere) return left("the relations of a what-if in a browser");
  const { page } = await openRoom(`/what-if?without=${assistance}`);
  await page
    .locator("#onlyOnes")
    .getByRole("link", { name: "Creation of additional jobs is an expected outcome of: nothing else recorded" })
    .click();
  await page
    .getByRole("complementary")
    .getByRole("heading", { name: /has the expected outcome.*Creation of additional jobs/ })
    .waitFor();
  expect(new URL(page.url()).searchParams.get("pick")).toBe(
    `${assistance}>hasExpectedOutcome>eaeu-2030/outcome/additional-jobs`,
  );
});

test("a quote, pressed, opens what it is quoted for, and its very words are lit", async () => {
  if (!chromiumHere) return left("the quotes of a what-if in a browser");
  const { page } = await openRoom(`/what-if?without=${assistance}`);
  await page
    .locator("#onlyOnes")
    .getByRole("link", { name: /^developing mechanisms to support/ })
    .click();
  await page
    .getByRole("complementary")
    .getByRole("heading", { name: /supports.*Develop mechanisms to support/ })
    .waitFor();
  await expect
    .poll(() => litWords(page), { timeout: 30_000 })
    .toEqual(["developing mechanisms to support the implementation of cooperation projects in the industrial sector"]);
});

test("each box of the drawing and each line opens the relation that goes, by keyboard too, and its words are lit", async () => {
  if (!chromiumHere) return left("the drawing of a what-if in a browser");
  const { page } = await openRoom(`/what-if?without=${assistance}`);
  const drawing = page.getByRole("figure", { name: /^What falls, drawn/ });
  const card = page.getByRole("complementary").getByRole("heading").first();
  const picked = () => new URL(page.url()).searchParams.get("pick");
  const output = drawing.getByRole("link", { name: /^Increase the output of manufactured products is an expected/ });
  await output.click();
  await expect
    .poll(() => card.textContent(), { timeout: 30_000 })
    .toBe(
      "Mechanism of financial assistance for joint cooperation projects has the expected outcome Increase the output of manufactured products",
    );
  await expect
    .poll(() => litWords(page), { timeout: 30_000 })
    .toEqual([expect.stringMatching(/^This instrument will allow .* increase the output of manufactured products$/)]);
  expect(await output.getAttribute("aria-current")).toBe("true");
  // who is cut off opens the relation to what is taken out; what is taken out has none of its own
  await drawing.getByRole("link", { name: /^EAEU budget no recorded way/ }).click();
  await expect.poll(picked, { timeout: 30_000 }).toBe(`${assistance}>fundedBy>${budget}`);
  await drawing
    .getByRole("link", { name: /^Mechanism of financial assistance for joint cooperation projects$/ })
    .click();
  await expect.poll(picked, { timeout: 30_000 }).toBe(assistance);
  const line = drawing.getByRole("link", {
    name: /has the expected outcome \(stated\) Creation of additional jobs: nothing else recorded$/,
  });
  await line.focus();
  await page.keyboard.press("Enter");
  const relation = `${assistance}>hasExpectedOutcome>eaeu-2030/outcome/additional-jobs`;
  await expect.poll(picked, { timeout: 30_000 }).toBe(relation);
  await expect
    .poll(() => litWords(page), { timeout: 30_000 })
    .toEqual([expect.stringContaining("creation of additional jobs")]);
  expect(await line.getAttribute("aria-current")).toBe("true");
  // what was pressed is where the pointer was: on the line itself
  await drawing
    .getByRole("link", { name: /leads to.*development of Kazakhstan's industry: only touched$/ })
    .locator("circle")
    .click();
  await expect.poll(picked, { timeout: 30_000 }).toContain(">~");
});

test("what is counted is what stands in the lists, of one taken out and of three", async () => {
  if (!chromiumHere) return left("the counts of a what-if in a browser");
  const task = "eaeu-2030/task/develop-project-support";
  const { page, url } = await openRoom("/");
  for (const without of [[assistance], [assistance, budget, task]]) {
    await page.goto(`${url}/what-if?${without.map((id) => `without=${id}`).join("&")}`);
    await page.getByText(/are only touched/).waitFor();
    await page.waitForLoadState("networkidle");
    const main = page.getByRole("main");
    const counts = main.locator("a[href^='#']");
    let all = 0;
    for (const count of await counts.all()) {
      const list = main.locator(`section${await count.getAttribute("href")}`).locator("li[data-standing]");
      expect([await count.textContent(), await list.count()]).toEqual([
        await count.textContent(),
        Number.parseInt((await count.textContent()) ?? "", 10),
      ]);
      all += await list.count();
    }
    await main.getByText(new RegExp(`^\\d+ of ${all} entities linked with what is taken out`)).waitFor();
    const names = await main
      .locator("li[data-standing] > p:first-child a")
      .evaluateAll((links) => links.map((a) => a.getAttribute("href")));
    expect(new Set(names).size).toBe(all);
  }
});

test("of a long list the first are shown, the others a press away", async () => {
  if (!chromiumHere) return left("a long list of a what-if in a browser");
  const { page } = await openRoom(
    `/what-if?without=eaeu-2030/strategy-document/main-directions-2030&without=common/country-group/eaeu-member-states`,
  );
  const folded = page.locator("section#touched details");
  const cards = folded.locator("li[data-standing]");
  await folded.getByText(/^\d+ more$/).click();
  await cards.first().getByRole("link").first().waitFor();
  expect(await folded.locator("summary").textContent()).toBe(`${await cards.count()} more`);
});

test("who is served by what falls is told of apart, with the relation that stays, its words, and how many others there are", async () => {
  if (!chromiumHere) return left("whom a what-if concerns in turn in a browser");
  const { page } = await openRoom(`/what-if?without=${assistance}`);
  const inTurn = page.locator("section#inTurn li[data-standing='inTurn']");
  const industry = inTurn.filter({ hasText: /^Positive impact on the development of Kazakhstan's industry/ });
  await industry.getByText("results from: nothing else recorded").waitFor();
  await industry.getByText("2 more").click();
  const names = await industry
    .locator("ol")
    .getByRole("link")
    .filter({ hasNot: page.locator("q") })
    .allTextContents();
  expect(names).toEqual([
    "results from Creation of additional jobs",
    "results from Increase the output of manufactured products",
    "results from Domestic companies implement significant joint projects",
  ]);
  await inTurn.getByText("is contributed to by: 3 others recorded").waitFor();
  await industry
    .getByRole("link", { name: /^which in general will have a positive impact/ })
    .first()
    .click();
  await page
    .getByRole("complementary")
    .getByRole("heading", { name: /Creation of additional jobs leads to.*Kazakhstan's industry/ })
    .waitFor();
  await expect
    .poll(() => litWords(page), { timeout: 30_000 })
    .toEqual([expect.stringMatching(/^which in general will have a positive impact/)]);
});

test("who has no way left to an aim shows one that it had, and leads to all of them, with their words", async () => {
  if (!chromiumHere) return left("the ways of who is cut off in a browser");
  const { page, url } = await openRoom(`/what-if?without=${assistance}`);
  const cut = page.locator("section#cutOff li[data-standing]").filter({ hasText: /^EAEU budget/ });
  await cut.getByText("at the expense of the EAEU budget").waitFor();
  await cut.getByRole("link", { name: "supports Develop industrial cooperation of the EAEU member states" }).waitFor();
  await cut.getByText("tools and mechanisms have been formed for its further development").waitFor();
  await cut.getByRole("link", { name: "The ways that it had to goals" }).click();
  await page
    .getByRole("main")
    .getByText(/supports \(inferred, strong\) Develop industrial cooperation/)
    .first()
    .waitFor();
  expect(new URL(page.url()).pathname).toBe("/paths");
  await page.goto(`${url}/what-if?without=${assistance}`);
  await page.getByRole("link", { name: /^EAEU budget: The ways that it had to goals/ }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("from"), { timeout: 30_000 }).toBe(budget);
});

test("several are taken out together and put back one by one, and the graph around them is a step away", async () => {
  if (!chromiumHere) return left("several taken out in a browser");
  const { page } = await openRoom(`/what-if?without=${assistance}&without=${budget}`);
  const out = page.getByRole("list", { name: "Taken out" });
  await out.getByRole("link", { name: "Put back EAEU budget" }).click();
  await expect.poll(() => new URL(page.url()).searchParams.getAll("without")).toEqual([assistance]);
  await page.getByRole("link", { name: "Show in the graph" }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe("/graph");
  expect(new URL(page.url()).searchParams.getAll("around")).toEqual([assistance]);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing in a what-if, ${scheme}`, async () => {
    if (!chromiumHere) return left("the accessibility of a what-if");
    const { page } = await openRoom(`/what-if?without=${assistance}`);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.getByText("6 entities lose all that is recorded to serve them in some way").waitFor();
    await page.getByRole("figure").waitFor();
    expect(await violations(page)).toEqual([]);
  });
}

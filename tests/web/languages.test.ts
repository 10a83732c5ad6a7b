import { expect, test } from "vitest";
import { en } from "../../src/web/texts/en.ts";
import { kk } from "../../src/web/texts/kk.ts";
import { ru } from "../../src/web/texts/ru.ts";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const note = /Названия, которых нет по-русски, даны как записаны \(английский\)/;

test("in another language the page says once which names and sentences are not in it, and marks such names for screen readers", async () => {
  if (!chromiumHere) return left("the page in Russian");
  const { page, url } = await openRoom("/table?kind=Task&lang=ru");
  await page.getByRole("note").getByText(note).waitFor();
  await page.getByRole("note").getByText("фразы службы не переведены").waitFor();
  expect(await page.getByRole("note").count()).toBe(1);
  const name = page.getByRole("rowheader").first().locator("bdi");
  expect(await name.getAttribute("lang")).toBe("en");
  expect(await violations(page)).toEqual([]);

  // what has a Russian name has it, and is not marked
  await page.goto(`${url}/table?kind=Country&lang=ru`);
  const own = page.getByRole("rowheader").getByText("Казахстан", { exact: true });
  await own.waitFor();
  expect(await own.getAttribute("lang")).toBeNull();
});

test("where names are in the language chosen, nothing is said of languages", async () => {
  if (!chromiumHere) return left("the page in English");
  const { page } = await openRoom("/table?kind=Task");
  const name = page.getByRole("rowheader").first().locator("bdi");
  await name.waitFor();
  expect(await name.getAttribute("lang")).toBeNull();
  expect(await page.getByRole("note").count()).toBe(0);
});

test("on a phone the view that is shown is in sight among the views, however long their names are", async () => {
  if (!chromiumHere) return left("the names of views on a phone");
  const { page } = await openRoom("/what-if?lang=kk", { width: 390 });
  const link = page.getByRole("navigation").getByRole("link", { name: "Болмаса ше" });
  await link.waitFor();
  const box = await link.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
});

test("what is counted is said in each language's forms", () => {
  expect([en.paths.none(1), en.paths.further(2)]).toEqual([
    "No way is recorded over at most 1 relation.",
    "Look as far as 2 relations",
  ]);
  expect([en.start.unreviewed(1, 1), en.start.unreviewed(0, 2)]).toEqual([
    "1 of 1 claim not reviewed",
    "0 of 2 claims not reviewed",
  ]);
  expect([1, 2, 5, 21].map((count) => ru.whatIf.counts.touched(count).split(",")[0])).toEqual([
    "1 сущность только затронута: остаются другие",
    "2 сущности только затронуты: остаются другие",
    "5 сущностей только затронуты: остаются другие",
    "21 сущность только затронута: остаются другие",
  ]);
  expect([1, 3, 6].map(ru.paths.further)).toEqual([
    "Искать дальше, до 1 отношения",
    "Искать дальше, до 3 отношений",
    "Искать дальше, до 6 отношений",
  ]);
  expect(en.whatIf.counts.cutOff(1, "goals")).toBe("1 entity loses every recorded way to goals");
  expect(kk.whatIf.answer(6, 14)).toBe("Алынғанмен байланысты нысандардың (14) 6 жазылғанның соңғысынан айырылады.");
});

/** Names of programs, formats and of this one, which are the same in every language. */
const same = /strategraph|curl|pandas|CSV|WebGL/g;

for (const [language, texts] of Object.entries({ ru, kk })) {
  test(`no text of the page is left in English, ${language}`, () => {
    const latin = stringsIn(texts).filter((text) => /[a-z]{2,}/i.test(text.replaceAll(same, "")));
    expect(latin).toEqual([]);
  });
}

/** Every text, those that are made of something too. */
function stringsIn(texts: unknown): readonly string[] {
  if (typeof texts === "string") return [texts];
  if (typeof texts === "function") return [String(texts(1, 2, 3, 4)), String(texts(5, 6, 7, 8))];
  return Object.values(texts as object).flatMap(stringsIn);
}

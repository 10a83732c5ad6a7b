import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockSeeds } from "../../src/seeds/lock.ts";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { litWords, openRoom, violations } from "./room.ts";

const sentence = "سيقوم صندوق المياه بدعم مهمة تنقية الروافد بمبلغ 40 مليون";
const files = {
  "source.txt": `خطة النهر ٢٠٣٥ (Water 2035)\n\nهدفنا نهر نظيف للجميع. ${sentence}، אגרת המים תשלם את היתרה.\n`,
  "strategy.yaml": `
strategy: { name: خطة النهر ٢٠٣٥, language: ar, annotators: [reader], reviewers: [] }
documents:
  - { id: source-document/plan, text: source.txt, name: خطة النهر, date: 2026-01-01 }
`,
  "graph.yaml": `
entities:
  - { id: goal/clean, name: نهر نظيف للجميع, mentions: [نهر نظيف للجميع] }
  - { id: task/purify, name: تنقية الروافد (المرحلة 1), mentions: [تنقية الروافد] }
  - { id: instrument/fund, name: صندوق المياه, mentions: [صندوق المياه] }
  - { id: instrument/levy, name: { he: אגרת המים }, mentions: [אגרת המים] }
relations:
  - { from: instrument/fund, supports: task/purify, quote: "${sentence}" }
  - { from: instrument/levy, supports: goal/clean, basis: inferred, strength: weak, reasoning: it pays, quote: אגרת המים }
  - { from: goal/clean, hasTask: task/purify, basis: inferred, strength: medium, reasoning: it serves, quote: هدفنا نهر نظيف للجميع }
`,
};

test("a strategy in Arabic and Hebrew is shown to the letter, its words lit in place, its names in their languages", async () => {
  if (!chromiumHere) return leftOut("right-to-left in the reading room", `no Chromium at ${whereChromiumIs}`);
  const seedsFolder = mkdtempSync(join(tmpdir(), "strategraph-right-to-left-"));
  onTestFinished(() => rmSync(seedsFolder, { recursive: true }));
  mkdirSync(join(seedsFolder, "river"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(seedsFolder, "river", name), text);
  const { ontology } = await readCommittedSeeds();
  expect((await lockSeeds(seedsFolder, ontology)).diagnostics.filter(({ severity }) => severity === "error")).toEqual(
    [],
  );

  const { page, url, complaints } = await openRoom("/matrix?rows=Task&columns=Instrument&via=supports", {
    seedsFolder,
    questionFolders: [],
  });
  await page.getByRole("gridcell").locator("a[data-basis]").click();
  await expect.poll(() => litWords(page), waiting).toEqual([sentence]);
  const direction = (of: string) => page.evaluate(`getComputedStyle(document.querySelector("${of}")).direction`);
  expect(await direction("p:has(mark[data-lit])")).toBe("rtl");
  expect(await page.getByRole("columnheader", { name: "אגרת המים" }).locator("bdi").getAttribute("lang")).toBe("he");
  await page.getByRole("note").getByText("shown as recorded (Arabic, Hebrew).").waitFor();
  expect(await violations(page)).toEqual([]);

  // what is written between the names goes their way no more than the page does
  await page.goto(`${url}/paths?from=river/instrument/fund&to=Goal&hops=2`);
  const reading = page.getByRole("main").locator("ol > li").first().locator("bdi").first();
  await reading.waitFor();
  expect(await direction("main ol > li bdi")).toBe("ltr");

  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const address of [
      "/",
      "/matrix?rows=Task&columns=Instrument",
      "/table?kind=Task",
      "/graph",
      "/search?text=المياه",
    ]) {
      await page.goto(`${url}${address}`);
      await page.waitForLoadState("networkidle");
      expect(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
    }
  }
  expect(complaints).toEqual([]);
});

/** However slow the machine is: no test measures it. */
const waiting = { timeout: 30_000 };

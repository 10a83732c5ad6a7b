import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const instrument = "eaeu-2030/instrument/financial-assistance";
const task = "eaeu-2030/task/develop-project-support";
const source = "eaeu-2030/source-document/kazakhstan-today@1361-1461";

/** Each view, with what shows that its answer is there. */
const views: readonly (readonly [address: string, there: string])[] = [
  [`/?source=${source}`, "mark[data-lit]"],
  [`/matrix?pick=${task}>supports>${instrument}`, "mark[data-lit]"],
  ["/table?kind=Task", "table a"],
  ["/table?question=who-pays-for-what", "h3 a"],
  ["/table?question=who-pays-for-what&as=rows", "table a"],
  [`/graph?pick=${instrument}`, "aside mark"],
  [`/paths?from=eaeu-2030/funding-source/eaeu-budget&to=${task}`, "blockquote, article, ol li"],
  ["/what-if", "main h2 a"],
  [`/what-if?without=${instrument}`, "main svg a"],
  ["/search?text=finansial+asistance", "main mark"],
];

test("on a phone no view is wider than it, and whatever is pressed is 24 pixels wide and high", async () => {
  if (!chromiumHere) return left("the views on a phone");
  const { page, url } = await openRoom("/", { width: 390, height: 844 });
  for (const [address, there] of views) {
    await page.goto(`${url}${address}`);
    await page.locator(there).first().waitFor();
    expect([address, await page.evaluate<number>("document.documentElement.scrollWidth")]).toEqual([address, 390]);
    expect([address, await smallTargets(page)]).toEqual([address, []]);
  }
});

/** What is pressed and is too small for a finger. Words within a sentence are as high as it is. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.locator("a, button, summary, input").evaluateAll((all) =>
    all.flatMap((one) => {
      const target = one.closest("label") ?? one;
      const { width, height } = target.getBoundingClientRect();
      const { display } = one.ownerDocument.defaultView?.getComputedStyle(target) ?? {};
      const isHidden = width === 0 || one.matches("[href='#answer']") || one.closest("[aria-hidden='true']") !== null;
      if (isHidden || display === "inline" || Math.min(width, height) >= 23.9) return [];
      return [`${one.tagName} ${(one.textContent ?? "").slice(0, 30)}: ${Math.round(width)} x ${Math.round(height)}`];
    }),
  );
}

for (const scheme of ["light", "dark"] as const) {
  test(`each view is gone through by Tab alone: wherever the focus is, it is in sight and marked, and it gets out again, ${scheme}`, async () => {
    if (!chromiumHere) return left("the views by keyboard");
    const { page, url } = await openRoom("/");
    await page.emulateMedia({ colorScheme: scheme });
    for (const [address, there] of views) {
      await page.goto(`${url}${address}`);
      await page.locator(there).first().waitFor();
      const { steps, faults } = await tabbedThrough(page);
      expect([address, faults]).toEqual([address, []]);
      expect([address, steps > 10 && steps < mostSteps]).toEqual([address, true]);
    }
  });
}

const mostSteps = 300;

/** Presses Tab until the focus has left the page: where it could not be seen on the way. */
async function tabbedThrough(page: Page): Promise<{ readonly steps: number; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  for (let steps = 1; steps < mostSteps; steps++) {
    await page.keyboard.press("Tab");
    const [seen = null] = await page.locator(":focus").evaluateAll((all) =>
      all.map((one) => {
        const view = one.ownerDocument.defaultView;
        const { top, bottom, left: start, right } = one.getBoundingClientRect();
        const isIn = view !== null && bottom > 0 && top < view.innerHeight && right > 0 && start < view.innerWidth;
        const { outlineStyle, outlineWidth } = view?.getComputedStyle(one) ?? {
          outlineStyle: "none",
          outlineWidth: "0",
        };
        const isMarked = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
        return isIn && isMarked ? "" : `${one.tagName} ${(one.textContent ?? "").slice(0, 40)}`;
      }),
    );
    if (seen === null) return { steps, faults };
    if (seen !== "") faults.push(seen);
  }
  return { steps: mostSteps, faults };
}

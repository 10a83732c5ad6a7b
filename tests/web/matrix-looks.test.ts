import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom } from "./room.ts";

const waiting = { timeout: 30_000 };
const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const pair = "eaeu-2030/instrument/financial-assistance>supports>eaeu-2030/task/develop-project-support";

for (const [on, width] of [
  ["a screen", 1440],
  ["a phone", 390],
] as const) {
  test(`each heading of the matrix is read whole on ${on}, and why a column is empty below it`, async () => {
    if (!chromiumHere) return left("the headings of the matrix");
    const { page } = await openRoom("/matrix", { width, height: 844 });
    const grid = page.getByRole("grid");
    await grid.waitFor();
    const headings = grid.locator("th");
    expect(await headings.count()).toBe(7);
    for (const heading of await headings.all()) {
      await heading.scrollIntoViewIfNeeded();
      for (const part of await heading.locator("bdi, small").all()) expect(await unread(part)).toEqual([]);
    }
    const why = page.getByRole("heading", { name: "Empty columns, and why" }).locator("xpath=..");
    await why
      .getByText(/over a longer chain: .* which supports \(inferred, medium\) Develop mechanisms .*"etc\."\)$/)
      .waitFor();
    expect(await why.getByRole("listitem").count()).toBe(2);
  });

  test(`nothing is written smaller than 12 pixels on ${on}`, async () => {
    if (!chromiumHere) return left("the size of what is written");
    const { page, url } = await openRoom("/", { width, height: 844 });
    for (const view of [
      "/",
      `/matrix?pick=${pair}`,
      "/matrix?pick=eaeu-2030/task/strengthen-cooperation",
      "/table?kind=Task",
      "/table?question=who-pays-for-what",
      "/table?question=who-pays-for-what&as=rows",
      "/graph",
      "/paths?from=eaeu-2030/instrument/interest-rate-subsidy&to=eaeu-2030/goal/develop-industrial-cooperation",
      "/what-if?without=eaeu-2030/instrument/financial-assistance",
      "/search?text=cooperation",
    ]) {
      await page.goto(`${url}${view}`);
      await page.locator("#answer h1, #answer h2, #answer table").first().waitFor(waiting);
      await page.waitForLoadState("networkidle");
      const small = await page.locator("body *").evaluateAll((all) =>
        all
          .filter((one) => [...one.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim()))
          .filter(
            (one) =>
              one.checkVisibility() &&
              Number.parseFloat(one.ownerDocument.defaultView?.getComputedStyle(one).fontSize ?? "") < 12,
          )
          .map((one) => `${one.className}: ${one.textContent?.slice(0, 40)}`),
      );
      expect([view, small]).toEqual([view, []]);
    }
  });
}

for (const colorScheme of ["light", "dark"] as const)
  test(`a cell that is picked looks otherwise than one under the pointer, by more than its colour, ${colorScheme}`, async () => {
    if (!chromiumHere) return left("the looks of a cell");
    const { page, url } = await openRoom(`/matrix?pick=${pair}`);
    await page.emulateMedia({ colorScheme });
    const differ = async (picked: Locator, other: Locator) => {
      await picked.waitFor(waiting);
      await page.mouse.move(0, 0);
      const [own, plain] = [await looks(picked), await looks(other)];
      await other.hover();
      const hovered = await looks(other);
      expect(hovered.background).not.toBe(plain.background);
      expect(own.background).not.toBe(hovered.background);
      expect([own.edge, hovered.edge]).toEqual([expect.stringContaining("inset"), "none"]);
    };
    const cells = page.getByRole("grid").locator("td a");
    await differ(cells.and(page.locator("[aria-current]")), cells.and(page.locator(":not([aria-current])")).last());
    // the words of an answer, and the passages that nobody has read anything from
    await page.goto(`${url}/table?question=who-pays-for-what`);
    const words = page.locator("#answer a:has(> q)");
    await words.first().click();
    await differ(
      words.and(page.locator("[aria-current]")).first(),
      words.and(page.locator(":not([aria-current])")).last(),
    );
  });

/** How an element looks that may be picked. */
async function looks(one: Locator): Promise<{ readonly background: string; readonly edge: string }> {
  return one.evaluate((element) => {
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    return { background: style?.backgroundColor ?? "", edge: style?.boxShadow ?? "" };
  });
}

/** The lines of an element that are cut, or hidden beneath something. */
async function unread(part: Locator): Promise<readonly string[]> {
  return part.evaluate((element) => {
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(element);
    const isCut =
      element.scrollHeight > element.clientHeight + 1 &&
      element.ownerDocument.defaultView?.getComputedStyle(element).overflow === "hidden";
    const hiddenLines = [...range.getClientRects()]
      .filter(({ width }) => width > 2)
      .filter(({ left: start, right, top, bottom }) =>
        [start + 1, right - 1].some((x) => {
          const met = element.ownerDocument.elementFromPoint(x, (top + bottom) / 2);
          return met === null || !(element.contains(met) || met.contains(element));
        }),
      );
    return [...(isCut ? ["cut"] : []), ...hiddenLines.map(({ left: x, top }) => `${x},${top}: ${element.textContent}`)];
  });
}

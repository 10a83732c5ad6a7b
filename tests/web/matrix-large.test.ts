import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { chromiumHere, open, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { serveGenerated } from "./serve-generated.ts";

const waiting = { timeout: 120_000 };

test("a matrix of 400 rows by 80 columns draws the cells about what is in sight, and goes on from key to key", async () => {
  if (!chromiumHere) return leftOut("a large matrix in a browser", `no Chromium at ${whereChromiumIs}`);
  const { page, complaints } = await open({ width: 1440, height: 900 });
  const url = await serveGenerated(1_500);
  const chrome = await page.context().newCDPSession(page);
  // of the page's own work, and not of what else the machine does meanwhile
  await chrome.send("Performance.setTimeDomain", { timeDomain: "threadTicks" });
  await chrome.send("Performance.enable");
  const worked = async () => {
    const { metrics } = await chrome.send("Performance.getMetrics");
    return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
  const workOf = async (act: () => Promise<void>) => {
    const before = await worked();
    await act();
    await page.evaluate(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))`);
    return (await worked()) - before;
  };

  const loading = await workOf(async () => {
    await page.goto(`${url}/matrix?rows=Task&columns=Instrument&via=supports`);
    await page.getByRole("grid").waitFor(waiting);
  });
  const grid = page.getByRole("grid");
  expect(await grid.getByRole("rowheader").count()).toBe(400);
  expect(await grid.getByRole("columnheader").count()).toBe(80);
  const drawn = () => page.locator("td a").count();
  expect(await drawn()).toBeLessThan(2_000);

  await grid.locator("[tabindex='0']").focus();
  const presses: number[] = [];
  for (const key of ["ArrowDown", "ArrowRight"])
    for (let press = 0; press < 60; press++) presses.push(await workOf(() => page.keyboard.down(key)));
  const median = [...presses].sort((a, b) => a - b)[presses.length / 2] ?? 0;
  const told = [loading, median, Math.max(...presses)].map(Math.round);
  console.log(
    `400 x 80 cells: ${told[0]} ms of work until they are drawn, ${told[1]} ms a key press, ${told[2]} at most`,
  );
  // a guard against a page that draws all of it, as it once did in half a minute: no measure of the machine
  expect(median).toBeLessThan(100);
  expect(await drawn()).toBeLessThan(2_000);

  const focused = page.locator("td a:focus");
  const cell = focused.locator("xpath=..");
  expect(await cell.getAttribute("aria-colindex")).toBe("62");
  expect(await cell.locator("xpath=..").getAttribute("aria-rowindex")).toBe("62");
  await expect.poll(() => isSeen(focused), waiting).toBe(true);
  // where no cell is drawn yet, the last of all is, with the cursor in it
  await page.keyboard.press("Control+End");
  expect(await cell.getAttribute("aria-colindex")).toBe("81");
  expect(await cell.locator("xpath=..").getAttribute("aria-rowindex")).toBe("401");
  await expect.poll(() => isSeen(focused), waiting).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByRole("complementary").waitFor(waiting);
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  const picked = page.locator("td a[aria-current]");
  await picked.waitFor(waiting);
  await expect.poll(() => isSeen(picked), waiting).toBe(true);
  expect(complaints).toEqual([]);
}, 300_000);

/** Whether nothing is over the middle of it. */
async function isSeen(one: Locator): Promise<boolean> {
  return one.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(element.ownerDocument.elementFromPoint(x + width / 2, y + height / 2));
  });
}

import type { Response } from "playwright-core";
import { expect, test } from "vitest";
import { chromiumHere, open, whereChromiumIs } from "../browser/open.ts";
import { start } from "../http/running.ts";
import { leftOut } from "../left-out.ts";

test("the first view takes less than 200 KB of JavaScript as it is sent, and paints before any answer is there", async () => {
  if (!chromiumHere) return leftOut("the weight of the reading room", `no Chromium at ${whereChromiumIs}`);
  const { url } = await start();
  const { page } = await open({ width: 1440, height: 900 });
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  // answers are held back until the page is seen
  let letGo = () => {};
  const seen = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/graphql", async (route) => {
    await seen;
    await route.continue();
  });
  await page.goto(url);
  await page.getByText("Asking").waitFor();
  const paint = () =>
    page.evaluate<number>('performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0');
  await expect.poll(paint, { timeout: 30_000 }).toBeGreaterThan(0);
  const painted = await paint();
  letGo();
  await page.getByRole("grid").waitFor();
  const sizes = await Promise.all(scripts.map(async (one) => (await one.request().sizes()).responseBodySize));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `${scripts.length} scripts, ${bytes} bytes compressed; first contentful paint after ${Math.round(painted)} ms`,
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(200_000);
});

import { expect, test } from "vitest";
import { chromiumHere, open, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { serveGenerated } from "./serve-generated.ts";

const wanted = { entities: 20_000, relations: 60_000 };

test("20,000 entities and 60,000 relations are drawn, and moved without the page standing still", async () => {
  if (!chromiumHere) return leftOut("a large graph in a browser", `no Chromium at ${whereChromiumIs}`);
  const { page, complaints } = await open({ width: 1440, height: 900 });
  await page.addInitScript(`
    globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
      .observe({ entryTypes: ["longtask"] });
  `);
  await page.goto(`${await serveLarge()}/graph`);
  const drawing = page.getByRole("group", { name: /^The graph as a drawing/ });
  await drawing.waitFor({ timeout: 300_000 });
  expect(await drawing.getAttribute("aria-label")).toContain("20,000 entities, 60,000 relations");
  await page.locator("progress").waitFor({ state: "detached", timeout: 300_000 });

  const longTasks = () => page.evaluate<number[]>("longTasks.splice(0)");
  const loading = await longTasks();
  const box = await drawing.boundingBox();
  if (box === null) throw new Error("the drawing has no place");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 40; step++)
    await page.mouse.move(x + 200 * Math.sin(step / 15), y + 120 * Math.sin(step / 11));
  await page.mouse.up();
  const panning = await longTasks();
  const told = (tasks: readonly number[]) => `${tasks.length}, the longest ${Math.round(Math.max(0, ...tasks))} ms`;
  console.log(`long tasks while loading: ${told(loading)}; while panning: ${told(panning)}`);
  // a guard against a page that hangs, as one pan did for a minute with a line's own object each: no measure of the machine
  expect(Math.max(0, ...panning)).toBeLessThan(10_000);
  expect(complaints).toEqual([]);
});

/** A service on as many entities and relations as are wanted. */
function serveLarge(): Promise<string> {
  return serveGenerated(wanted.entities - 500, (relations) => {
    const share = wanted.relations / relations.length;
    return relations.filter((_, at) => Math.floor((at + 1) * share) > Math.floor(at * share));
  });
}

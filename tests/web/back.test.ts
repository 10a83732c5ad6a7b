import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom } from "./room.ts";

test("Back undoes one step at a time: filters changed one after another first, then the pick, then the view", async () => {
  if (!chromiumHere) return leftOut("the browser's Back in the reading room", `no Chromium at ${whereChromiumIs}`);
  const { page } = await openRoom("/matrix");
  const has = (name: string) => new URL(page.url()).searchParams.getAll(name).length;
  await page.getByRole("gridcell").locator("a[data-basis]").click();
  await expect.poll(() => has("pick"), waiting).toBe(1);
  await page.getByRole("navigation").first().getByRole("link", { name: "Graph" }).click();
  // another view has its whole width
  await page.getByRole("complementary").waitFor({ state: "detached" });
  const kinds = page.getByRole("group", { name: "Kinds" }).getByRole("checkbox");
  for (const at of [0, 1, 2]) {
    await kinds.nth(at).click();
    await expect.poll(() => has("hide"), waiting).toBe(at + 1);
  }

  await page.goBack();
  await expect.poll(() => [new URL(page.url()).pathname, has("hide"), has("pick")], waiting).toEqual(["/graph", 0, 0]);
  await page.goBack();
  await expect.poll(() => [new URL(page.url()).pathname, has("pick")], waiting).toEqual(["/matrix", 1]);
  await page.getByRole("complementary").waitFor();
  await page.goBack();
  await expect.poll(() => [new URL(page.url()).pathname, has("pick")], waiting).toEqual(["/matrix", 0]);
  await page.getByRole("complementary").waitFor({ state: "detached" });
});

/** However slow the machine is: no test measures it. */
const waiting = { timeout: 30_000 };

import { expect, test } from "vitest";
import { start } from "../http/running.ts";
import { leftOut } from "../left-out.ts";
import { chromiumHere, open, whereChromiumIs } from "./open.ts";

test("the playground opens the examples, runs one and shows the quote, and asks nothing of any other host", async () => {
  if (!chromiumHere) return leftOut("the playground in a browser", `no Chromium at ${whereChromiumIs}`);
  const { url } = await start();
  const { page, hosts, complaints } = await open();

  await page.goto(`${url}/graphql`);
  const tabs = page.locator(".graphiql-tab-button");
  await tabs.first().waitFor();
  expect(await tabs.count()).toBeGreaterThanOrEqual(10);

  await expect
    .poll(() => page.locator(".graphiql-tab-active .graphiql-tab-button").textContent())
    .toBe("SupportForPriorities");
  expect(await tabs.first().textContent()).toBe("SupportForPriorities");
  // GraphiQL notes the operation's name a moment after the tab was opened
  await page.waitForTimeout(300);
  await page.getByRole("button", { name: /execute query/i }).click();
  const answer = page.locator(".result-window");
  await expect.poll(() => answer.textContent()).toContain("a mechanism of financial assistance will be launched");

  await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
  await page.locator(".graphiql-doc-explorer").getByText("Query", { exact: true }).first().waitFor();

  expect([...hosts]).toEqual([new URL(url).host]);
  expect(complaints).toEqual([]);
});

test("an example that was closed is found again in the list", async () => {
  if (!chromiumHere) return leftOut("the playground's list of examples", `no Chromium at ${whereChromiumIs}`);
  const { url } = await start();
  const { page, complaints } = await open();
  await page.goto(`${url}/graphql`);
  const tabs = page.locator(".graphiql-tab-button");
  await tabs.nth(1).click();
  const title = await tabs.nth(1).textContent();
  await page.locator(".graphiql-tab-active .graphiql-tab-close").click();
  await expect.poll(() => tabs.allTextContents()).not.toContain(title);
  await page.getByRole("button", { name: "Show Examples" }).click();
  await page.getByRole("region", { name: "Examples" }).getByRole("link").nth(1).click();
  await expect.poll(() => tabs.allTextContents()).toContain(title);
  expect(complaints).toEqual([]);
});

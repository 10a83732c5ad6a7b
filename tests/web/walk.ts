import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { litWords } from "./room.ts";

const instrument = "eaeu-2030/instrument/financial-assistance";
const task = "eaeu-2030/task/develop-project-support";
const document = "eaeu-2030/source-document/kazakhstan-today";

/** What an analyst does in an afternoon, on the repository's seeds: each answer with its sentence. Shared by both engines. */
export async function walk(page: Page, url: string): Promise<void> {
  await matrixToSentence(page, url);
  await passageToClaims(page, url);
  await fromMoneyToGoal(page, url);
  await withoutInstrument(page, url);
  await searchWithTypo(page, url);
  await exportReadBack(page, url);
}

async function matrixToSentence(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/matrix`);
  await page.getByRole("gridcell").locator("a[data-basis]").click();
  await expect
    .poll(() => litWords(page), waiting)
    .toEqual([
      "developing mechanisms to support the implementation of cooperation projects in the industrial sector",
      "a mechanism of financial assistance will be launched for the implementation by EAEU member states of joint cooperation projects in industries",
    ]);
  await page.locator("mark[data-lit]").first().waitFor();
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await expect.poll(() => litWords(page), waiting).toHaveLength(2);
}

async function passageToClaims(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/?source=${document}`);
  const words = page.getByText("subsidizing the interest rate on loans and credits", { exact: false }).last();
  await words.waitFor();
  await words.selectText();
  await words.dispatchEvent("pointerup", { pointerType: "mouse" });
  const read = page.getByRole("group").filter({ hasText: "Read from this passage" });
  await read
    .getByRole("link", { name: /Mechanism of financial assistance .* operates through/ })
    .first()
    .waitFor();
  // a line that nobody has read anything from says so, and not that it says nothing
  await page.getByRole("button", { name: /^line 31:/ }).click();
  await page.getByText("Nobody has read anything from this passage").waitFor();
}

async function fromMoneyToGoal(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/paths?from=eaeu-2030/funding-source/eaeu-budget&to=${task}`);
  await page
    .getByText(/is the money of|funds|pays for/)
    .first()
    .waitFor();
}

async function withoutInstrument(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("link", { name: "What falls if one of the instruments is dropped?" }).click();
  const main = page.getByRole("main");
  await main
    .getByRole("link", { name: /^Develop mechanisms to support .* is supported by: nothing else recorded/ })
    .click();
  await expect.poll(() => litWords(page), waiting).toHaveLength(2);
  await main
    .getByRole("heading", { level: 2, name: /^Mechanism of financial assistance/ })
    .getByRole("link")
    .click();
  await main.getByText("8 of 15 entities linked with what is taken out lose the last of something recorded.").waitFor();
  expect(new URL(page.url()).searchParams.get("without")).toBe(instrument);
}

async function searchWithTypo(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("heading", { name: "Strategies at hand" }).waitFor();
  // each view but this one, by what it answers
  expect(await page.getByRole("list", { name: "What you can ask" }).getByRole("link").count()).toBe(6);
  await page.keyboard.press("/");
  await page.keyboard.type("finansial asistance");
  await page.keyboard.press("Enter");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Mechanism of financial assistance/ })
    .click();
  await page
    .getByRole("complementary")
    .getByRole("heading", { name: /Mechanism of financial assistance/ })
    .waitFor();
}

async function exportReadBack(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/matrix`);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "networkx", exact: true }).click();
  const path = await (await downloading).path();
  const { edges } = JSON.parse(readFileSync(path, "utf8")) as { edges: { source: string; target: string }[] };
  expect(edges.map(({ source, target }) => [source, target])).toEqual([[instrument, task]]);
}

/** However slow the machine is: no test measures it. */
const waiting = { timeout: 30_000 };

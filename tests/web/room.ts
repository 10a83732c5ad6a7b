import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import type { ServerOptions } from "../../src/server/server.ts";
import { open } from "../browser/open.ts";
import { start, type Trial } from "../http/running.ts";

/** A browser at an address of the reading room, and what it asks for and complains of. */
export interface Room extends Awaited<ReturnType<typeof open>> {
  readonly url: string;
  readonly service: Trial;
}

/** Opens an address of the page, `/matrix?...`, of the service on the repository's seeds unless told otherwise. */
export async function openRoom(
  address: string,
  { width = 1440, height = 900, ...options }: Partial<ServerOptions> & { width?: number; height?: number } = {},
): Promise<Room> {
  const service = await start(options);
  const browser = await open({ width, height });
  await browser.page.goto(`${service.url}${address}`);
  return { ...browser, url: service.url, service };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds wrong with a page as it stands: rule, and the elements. */
export async function violations(page: Page): Promise<readonly string[]> {
  // as text: the page's policy loads no script of another place
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const found = await axe.run();
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}

/** The words that are lit in the source, however many runs they are drawn in. */
export async function litWords(page: Page): Promise<readonly string[]> {
  const runs = await page.locator("mark[data-lit]").evaluateAll((marks) =>
    marks.map((mark) => ({
      start: Number(mark.getAttribute("data-start")),
      words: mark.textContent ?? "",
    })),
  );
  const lit: { end: number; words: string }[] = [];
  for (const { start, words } of runs) {
    const last = lit.at(-1);
    if (last?.end === start) lit[lit.length - 1] = { end: start + words.length, words: last.words + words };
    else lit.push({ end: start + words.length, words });
  }
  return lit.map(({ words }) => words);
}

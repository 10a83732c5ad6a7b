import { join } from "node:path";
import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { root } from "../built.ts";
import { leftOut } from "../left-out.ts";
import { litWords, openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const document = "eaeu-2030/source-document/kazakhstan-today";

test("it is told from how much of a text nobody has read anything, and each such passage leads to its place", async () => {
  if (!chromiumHere) return left("unread passages in a browser");
  const { page, complaints } = await openRoom(`/?source=${document}`);
  const told = page.getByText("Nothing read from 4 lines, 5 passages");
  await told.click();
  const listed = page.getByRole("group").filter({ has: told }).getByRole("listitem");
  expect(await listed.count()).toBe(9);
  const last = listed.last().getByRole("link");
  const [, words = ""] = /^line \d+ (.*)$/s.exec((await last.textContent()) ?? "") ?? [];
  expect(words).not.toBe("");
  await last.click();
  await expect.poll(() => litWords(page), { timeout: 30_000 }).toEqual([words]);
  await page.getByText("Nobody has read anything from this passage").waitFor();
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("of what does not hold together it is told how much is shown and how much there is", async () => {
  if (!chromiumHere) return left("the count of findings in a browser");
  const { page, url } = await openRoom("/", { findings: { folder: join(root, "findings"), own: true } });
  const asked = await fetch(`${url}/graphql?query={findings{id}}`, { headers: { "apollo-require-preflight": "1" } });
  const { data } = (await asked.json()) as { data: { findings: unknown[] } };
  const all = data.findings.length;
  expect(all).toBeGreaterThan(24);
  await page.getByText(`12 of ${all} shown`).waitFor();
  await page.getByRole("link", { name: "Show 12 more" }).click();
  await page.getByText(`24 of ${all} shown`).waitFor();
});

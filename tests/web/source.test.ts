import { expect, test } from "vitest";
import { chromiumHere, whereChromiumIs } from "../browser/open.ts";
import { leftOut } from "../left-out.ts";
import { openRoom, violations } from "./room.ts";

const left = (what: string) => leftOut(what, `no Chromium at ${whereChromiumIs}`);
const document = "eaeu-2030/source-document/kazakhstan-today";

test("of words that rule a relation out is said from whom, which, to whom and why, and both ends lead on", async () => {
  if (!chromiumHere) return left("what a passage rules out");
  const { page, url } = await openRoom(`/?source=${document}`);
  const words = "industrial policy within the EAEU is formed by the member states independently";
  const content = await textOf(url);
  const start = content.indexOf(words);
  await page.goto(`${url}/?source=${document}@${start}-${start + words.length}`);
  const read = page.getByRole("group").filter({ hasText: "Read from this passage" });
  const ruledOut = read.getByRole("listitem").filter({ hasText: "ruled out" });
  await ruledOut.getByText(/^ruled out: Industrial policy.* is developed by Eurasian Economic Commission/).waitFor();
  await ruledOut.getByText("formed by the member states independently, so not by the Commission").waitFor();
  expect(await violations(page)).toEqual([]);
  await ruledOut.getByRole("link", { name: "Eurasian Economic Commission" }).click();
  await page
    .getByRole("complementary")
    .getByRole("heading", { name: "Eurasian Economic Commission", exact: true })
    .waitFor();
});

test("of words that leave a list open is said whose it is and of what, of an announced one that it is not given", async () => {
  if (!chromiumHere) return left("lists that a passage leaves open");
  const { page, url } = await openRoom("/");
  const at = (await textOf(url)).indexOf("For example");
  await page.goto(`${url}/?source=${document}@${at}-${at + 11}`);
  const read = page.getByRole("group").filter({ hasText: "Read from this passage" });
  await read
    .getByRole("listitem")
    .filter({ hasText: /instruments list left open/ })
    .getByRole("link")
    .first()
    .waitFor();
  const words = "priority economic activities for interaction between the EAEU countries in the industries";
  const announced = (await textOf(url)).indexOf(words);
  await page.goto(`${url}/?source=${document}@${announced}-${announced + words.length}`);
  await read.getByText("list announced, and not given").first().waitFor();
});

async function textOf(url: string): Promise<string> {
  const query = `{ sourceDocument(id: "${document}") { text { content } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: { sourceDocument: { text: { content: string } } } };
  return data.sourceDocument.text.content;
}

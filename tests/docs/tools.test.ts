import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../built.ts";
import { documentsIn, testDocuments, testIndex } from "./documents.ts";

const documents = documentsIn("docs/tools");

testDocuments(documents);
testIndex("docs/tools");

test("what the pages of docs/tools quote is what the source says", () => {
  const sources = readdirSync(join(root, "seeds"), { encoding: "utf8", recursive: true })
    .filter((name) => name.endsWith(".txt"))
    .map((name) => readFileSync(join(root, "seeds", name), "utf8"));
  const quotes = documents
    .flatMap(({ text }) => [...text.matchAll(/^(?:> .*\n)+/gm)].map(([quote]) => quote.replace(/^> /gm, "").trim()))
    .map((quote) => quote.replaceAll("\n", " "));
  expect(quotes.length).toBeGreaterThan(5);
  expect(quotes.filter((quote) => !sources.some((text) => text.includes(quote)))).toEqual([]);
});

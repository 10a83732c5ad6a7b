import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareDocuments, type Tally } from "../documents/compare.ts";
import { codeOf, openProgress } from "./progress.ts";

const wanted = Number(process.env.STRATEGRAPH_LONG_DOCUMENTS ?? 1_000_000);
const documentsOfWorld = 1_000;
const code = codeOf("graph", "src", "tests/api/random", "tests/documents", "package-lock.json");

/** One world a seed. A line for each is kept in .cache/, and the sum of all in documents.json, which is committed. */
test(`${wanted} random documents are answered or refused over HTTP as graphql-js does`, {
  timeout: 24 * 3_600_000,
}, async () => {
  const { done, add } = openProgress<Tally>(`.cache/long/documents-${code.files}.jsonl`);
  for (let seed = 0; seed * documentsOfWorld < wanted; seed++) {
    if (done.has(seed)) continue;
    add(await compareDocuments(seed, documentsOfWorld));
    writeResult([...done.values()]);
  }
  expect([...done.values()].flatMap(({ differences }) => differences)).toEqual([]);
});

/** After every seed, so that a run that is ended leaves what it found. */
function writeResult(done: readonly Tally[]): void {
  const sum = (of: (one: Tally) => number): number => done.reduce((before, one) => before + of(one), 0);
  const result = {
    ...code,
    documents: sum(({ documents }) => documents),
    refused: sum(({ refused }) => refused),
    data: sum(({ data }) => data),
    ownRefusals: sum(({ ownRefusals }) => ownRefusals),
    differences: sum(({ differences }) => differences.length),
  };
  writeFileSync("tests/long/documents.json", `${JSON.stringify(result, null, 2)}\n`);
  console.log(`${result.documents} documents, ${result.differences} differences`);
}

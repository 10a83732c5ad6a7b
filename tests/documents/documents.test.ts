import { expect, test } from "vitest";
import { compareDocuments } from "./compare.ts";

const documents = Number(process.env.DOCUMENTS ?? (process.env.CI ? 20_000 : 2_000));
const seed = Number(process.env.DOCUMENTS_SEED ?? 7_300);
const documentsOfWorld = 200;

test(`${documents} random documents are answered or refused over HTTP as graphql-js does`, async () => {
  let [asked, refused, data] = [0, 0, 0];
  for (let world = 0; asked < documents; world++) {
    const tally = await compareDocuments(seed + world, documentsOfWorld);
    expect(tally.differences).toEqual([]);
    asked += tally.documents;
    refused += tally.refused;
    data += tally.data;
  }
  // neither is rare
  expect(data).toBeGreaterThan(asked / 8);
  expect(refused).toBeGreaterThan(asked / 4);
}, 1_200_000);

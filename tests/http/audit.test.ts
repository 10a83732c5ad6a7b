import { serverAudits } from "graphql-http";
import { expect, test } from "vitest";
import { start } from "./running.ts";

/** What the specification advises, and is not followed: each by id, with why. */
const left: Readonly<Record<string, string>> = {
  "572B warn": "a document that cannot be parsed is 400 under application/json too, so that proxies and logs see it",
  "FDE2 warn": "the same, for a document that does not fit the schema",
  "7B9B warn": "the same, for variables",
  "5A70 notice": "a GET without a header that only a program can set may come from a page of another site",
  "D6D5 notice": "the same, with variables, for application/graphql-response+json",
  "6A70 notice": "the same, for application/json",
};

test("the audits of GraphQL over HTTP find no error, and only what is left on purpose", async () => {
  const { url } = await start();
  const audits = serverAudits({ url: `${url}/graphql` });
  expect(audits.length).toBeGreaterThanOrEqual(61);
  const found: string[] = [];
  for (const { fn } of audits) {
    const { id, status } = await fn();
    if (status !== "ok") found.push(`${id} ${status}`);
  }
  expect(found.sort()).toEqual(Object.keys(left).sort());
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { httpCodes, serverCodes } from "../../src/server/codes.ts";
import { root } from "../built.ts";

const docs = readFileSync(join(root, "docs/serve.md"), "utf8");

test("docs/serve.md lists every code of the service with its status", () => {
  const listed = [...docs.matchAll(/^\| `([A-Z_]+)` +\| (\d+) /gm)].map(([, code, status]) => [code, Number(status)]);
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries(Object.entries(httpCodes).map(([code, { status }]) => [code, status])),
  );
});

test("docs/serve.md says what each failure to start ends with", () => {
  const ends = docs.slice(docs.indexOf("Ends with 1"), docs.indexOf("## For everyone"));
  const [, two = "", three = ""] = ends.split(/\b2 for|\b3 when/);
  for (const { code, exit } of serverCodes) expect(exit === 2 ? two : three, code).toContain(`\`${code}\``);
});

test("docs/security.md names a test for each promise, and only tests that there are", () => {
  const security = readFileSync(join(root, "docs/security.md"), "utf8");
  const promises = [...security.matchAll(/^\| (?!promise |---)([^|]+) \|.*\| ([^|]+) \|$/gm)];
  expect(promises.length).toBeGreaterThan(15);
  for (const [, promise, held = ""] of promises) {
    const files = [...held.matchAll(/`(tests\/[^`]+)`/g)].map(([, file]) => file ?? "");
    expect(files.length, promise).toBeGreaterThan(0);
    for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
  }
});

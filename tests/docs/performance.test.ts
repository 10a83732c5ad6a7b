import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pageOf, readResults } from "../../bench/results.ts";
import { root } from "../built.ts";

test("the page of what benchmarks found shows what they kept", () => {
  expect(readFileSync(join(root, "docs/performance.md"), "utf8")).toBe(pageOf(readResults()));
});

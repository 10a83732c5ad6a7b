import { expect, test } from "vitest";
import { spansOf } from "../../src/web/table/spans.ts";

const says = (at: number) => ({ says: (row: readonly (string | null)[]) => row[at] ?? null });

test("rows below each other that say the same of one thing share a cell; those of another thing do not", () => {
  const rows = [
    ["jobs", "stated", "23"],
    ["jobs", "stated", null],
    ["jobs", "inferred", null],
    ["growth", "inferred", "23"],
    ["jobs", "inferred", "23"],
  ];
  expect(spansOf(rows, [says(0), says(1), says(2), {}])).toEqual([
    [3, 0, 0, 1, 1],
    [2, 0, 1, 1, 1],
    [1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1],
  ]);
});

import { expect, test } from "vitest";
import { inOrder } from "../../src/web/table/sort.ts";

const sorted = (values: readonly (string | number | null)[], direction: "ASC" | "DESC") =>
  inOrder(values, (one) => one, { direction }, "en");

test("rows are put in order by numbers as such, and by words as the language has them; what is empty comes last either way", () => {
  expect(sorted([10, null, 9, -1], "ASC")).toEqual([-1, 9, 10, null]);
  expect(sorted([10, null, 9, -1], "DESC")).toEqual([10, 9, -1, null]);
  expect(sorted(["z", "", "É", "e", "part 10", "part 9"], "ASC")).toEqual(["e", "É", "part 9", "part 10", "z", ""]);
});

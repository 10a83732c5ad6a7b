import { expect, test } from "vitest";
import { isCellPicked, isHeadingPicked } from "../../src/web/matrix/picked-cell.ts";
import { printPair, readPick } from "../../src/web/pick.ts";

test("an id alone picks an entity, an id with a relation what links two of them", () => {
  expect(readPick("a/task/b")).toEqual({ of: "entity", id: "a/task/b" });
  expect(readPick("a>supports>b")).toEqual({ of: "pair", from: "a", relations: ["supports"], pattern: null, to: "b" });
});

test.each([[{ relations: ["supports", "hasTask"] }], [{ pattern: "supportsIndirectly" }], [{}]])(
  "what links two entities is read as it was written: %j",
  (linked) => {
    const { relations = [], pattern = null } = linked as { relations?: string[]; pattern?: string };
    expect(readPick(printPair("a", { relations, pattern }, "b"))).toEqual({
      of: "pair",
      from: "a",
      relations,
      pattern,
      to: "b",
    });
  },
);

test("nothing picks nothing", () => {
  expect([readPick(null), readPick("")]).toEqual([null, null]);
});

test.each([
  ["a>serves>b", "a b", "Task", true],
  ["a>serves>b", "b a", "Tool", true],
  // rows and columns of one kind: neither the transposed cell nor one of the diagonal
  ["a>serves>b", "b a", "Task", false],
  ["a>serves>b", "a a", "Task", false],
  ["a>serves,needs>b", "a b", "Task", true],
  ["a>serves,other>b", "a b", "Tool", false],
  ["a>other>b", "a b", "Tool", false],
  ["a>>b", "a b", "Tool", false],
  ["a>~chain>b", "a b", "Tool", false],
  ["a", "a b", "Tool", false],
])("%s picked: of the matrix over serves and needs the cell %s, columns of kind %s: %s", (pick, cell, columns, is) => {
  const [row = "", column = ""] = cell.split(" ");
  const axes = { rows: "Task", columns, via: ["serves", "needs"], pattern: null, only: null };
  expect(isCellPicked(readPick(pick), axes, { row, column })).toBe(is);
});

test.each([
  ["a>serves>b", "Goal", { row: "a", column: "b" }],
  ["a", "Goal", { row: "a", column: "a" }],
  ["a>serves>b", "Tool", { row: "ab", column: "ab" }],
])("%s picked: by columns of kind %s the headings of %j are lit", (pick, columns, { row, column }) => {
  const axes = { rows: "Goal", columns, via: [], pattern: null, only: null };
  const lit = (of: "row" | "column") => ["a", "b"].filter((id) => isHeadingPicked(readPick(pick), axes, { of, id }));
  expect([lit("row").join(""), lit("column").join("")]).toEqual([row, column]);
});

test("a chain picks the cell of its own pattern alone", () => {
  const over = (pattern: string) => ({ rows: "Task", columns: "Tool", via: [], pattern, only: null });
  const cell = { row: "a", column: "b" };
  expect(isCellPicked(readPick("a>~chain>b"), over("chain"), cell)).toBe(true);
  expect(isCellPicked(readPick("a>~chain>b"), over("other"), cell)).toBe(false);
  expect(isCellPicked(readPick("a>serves>b"), over("chain"), cell)).toBe(false);
});

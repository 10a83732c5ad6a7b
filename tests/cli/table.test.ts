import fc from "fast-check";
import { expect, test } from "vitest";
import { answerAsText } from "../../src/cli/table.ts";
import type { Style } from "../../src/cli/terminal.ts";
import { elide, widthOfText, wrap } from "../../src/cli/wrap.ts";

const plain = (text: string) => text;
const style: Style = { bold: plain, dim: plain, red: plain, yellow: plain, cyan: plain };
const lines = (data: Record<string, unknown>, width = 100) => answerAsText(data, width, style).split("\n");

test("a list is a table with a line for each thing", () => {
  expect(
    lines({
      goals: [
        { name: "Growth", number: "1" },
        { name: "Cooperation", number: null },
      ],
    }),
  ).toEqual(["goals (2)", "name         number", "Growth       1", "Cooperation  —", ""]);
});

test("what stands below a thing shares its lines and multiplies nothing out", () => {
  const tasks = [{ name: "A", has: [{ name: "x" }, { name: "y" }], says: [{ quote: "q" }] }];
  expect(lines({ tasks })).toEqual(["tasks (1)", "name  has  quote", "A     x    q", "      y", ""]);
});

test("a connection is the list of its edges, with the relation's properties beside the node's fields", () => {
  const edges = [{ node: { name: "Loan" }, properties: { basis: "STATED" }, cursor: "c" }];
  expect(lines({ tasks: [{ name: "A", supportedByConnection: { edges } }] })).toEqual([
    "tasks (1)",
    "name  supportedBy  basis   cursor",
    "A     Loan         STATED  c",
    "",
  ]);
});

test("an empty connection says why in place of its edges", () => {
  const absence = { code: "NONE_RECORDED", sentence: "No instrument recorded" };
  const tasks = [
    { name: "A", supportedByConnection: { edges: [], absence } },
    { name: "B", supportedByConnection: { edges: [{ node: { name: "Loan", id: "i" } }], absence: null } },
  ];
  expect(lines({ tasks })).toEqual([
    "tasks (2)",
    "name  supportedBy             id",
    "A     No instrument recorded",
    "B     Loan                    i",
    "",
  ]);
});

test("columns of the same name are told apart by what they stand under", () => {
  const rows = [{ id: "1", from: { id: "2" }, to: { id: "3" } }];
  expect(lines({ rows })[1]).toBe("id  from id  to id");
});

test("a column in which nothing is recorded is named below the table instead", () => {
  expect(lines({ goals: [{ name: "A", number: null, aliases: [] }] })).toEqual([
    "goals (1)",
    "name",
    "A",
    "",
    "Nothing recorded in: number, aliases.",
    "",
  ]);
});

test("a column that says the same wherever it says something is said once, below the table", () => {
  const credit = "Not without reference to the Gazette";
  const rows = [
    { name: "A", says: { credit } },
    { name: "B", says: { credit } },
  ];
  expect(lines({ rows })).toEqual(["rows (2)", "name", "A", "B", "", `Throughout, credit: ${credit}`, ""]);
});

test("within an outline a list of several things is a table where it fits", () => {
  const mentions = [
    { line: 9, quote: "industries" },
    { line: 13, quote: "industrial sector" },
  ];
  expect(lines({ sector: { name: "Industry", mentions } })).toEqual([
    "sector",
    "  name: Industry",
    "  mentions",
    "    line  quote",
    "    9     industries",
    "    13    industrial sector",
    "",
  ]);
});

test("things of which only the name was asked are a list of names", () => {
  expect(lines({ goal: { leadsTo: [{ name: "A" }, { name: "B" }] } })).toEqual([
    "goal",
    "  leadsTo",
    "    - A",
    "    - B",
    "",
  ]);
});

test("more columns than the width can hold become an outline", () => {
  const wide = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`field${index}`, "words ".repeat(8).trim()]),
  );
  expect(lines({ rows: [wide] }, 80)[1]).toBe("field0: words words words words words words words words");
});

test("a single thing, a value and an empty list are shown as they are", () => {
  expect(lines({ goal: { name: "A", tags: ["x", "y"] }, count: 3, none: [] })).toEqual([
    "goal",
    "  name: A",
    "  tags: x, y",
    "",
    "count: 3",
    "",
    "none (0)",
    "",
  ]);
});

test("control characters of a text do not reach the terminal", () => {
  const [, , line] = lines({ rows: [{ name: "a\u001b[31mb\nc" }] });
  expect(line).toBe("a\ufffd[31mb c");
});

test("no line is wider than the terminal, whatever the answer and its words", () => {
  const value = fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.lorem(), fc.constant(null), fc.integer());
  const level = (inner: fc.Arbitrary<unknown>) =>
    fc.dictionary(fc.constantFrom("name", "quote", "number", "text"), inner, { maxKeys: 3 });
  const things = (inner: fc.Arbitrary<unknown>) =>
    fc.oneof(value, fc.array(level(inner), { maxLength: 3 }), level(inner));
  const answer = level(things(things(value)));
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 4 }), fc.integer({ min: 60, max: 140 }), (rows, width) => {
      for (const line of lines({ rows }, width)) expect(widthOfText(line)).toBeLessThanOrEqual(width);
    }),
    { numRuns: 500 },
  );
});

test("wrapping loses no word, and eliding keeps to its width", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 8, max: 60 }), (text, width) => {
      const wrapped = wrap(text, width);
      expect(wrapped.join(" ").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      for (const line of [...wrapped, elide(text, width)]) expect(widthOfText(line)).toBeLessThanOrEqual(width);
    }),
  );
});

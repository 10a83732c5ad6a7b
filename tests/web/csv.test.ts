import fc from "fast-check";
import { expect, test } from "vitest";
import { printCsv } from "../../src/web/data/csv.ts";
import { readCsv } from "./read-csv.ts";

test("cells with commas, quotes and line ends are quoted, and rows end with CR LF", () => {
  expect(
    printCsv([
      ["a", 'say "so"'],
      ["one, two", "two\nlines"],
    ]),
  ).toBe('a,"say ""so"""\r\n"one, two","two\nlines"\r\n');
});

test("a cell that a spreadsheet would run begins with an apostrophe", () => {
  for (const begin of ["=", "+", "-", "@", "\t", "\r"]) {
    expect(readCsv(printCsv([[`${begin}1+1`, "x"]]))).toEqual([[`'${begin}1+1`, "x"]]);
  }
});

test("rows that are written are read back as they were", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "é", " ", "'") }).map((text) => `x${text}`);
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
      expect(readCsv(printCsv(rows))).toEqual(rows);
    }),
  );
});

test("empty cells and the mark that a spreadsheet wants in front are read", () => {
  expect(readCsv('\uFEFFa,,c\r\n,"",\r\n')).toEqual([
    ["a", "", "c"],
    ["", "", ""],
  ]);
  expect(readCsv("")).toEqual([]);
});

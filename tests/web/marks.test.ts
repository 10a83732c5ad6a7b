import fc from "fast-check";
import { expect, test } from "vitest";
import { type Match, segmentsOf, textsFound } from "../../src/web/search/marks.ts";

const match = (some: Partial<Match>): Match => ({
  word: "a",
  manner: "EQUALS",
  field: "NAME",
  language: "en",
  text: "a",
  start: 0,
  end: 1,
  evidence: null,
  ...some,
});

test("a text is marked where its words are found, and nowhere else", () => {
  expect(
    segmentsOf("Mechanism of financial assistance", [
      { start: 23, end: 33, manner: "EDITS" },
      { start: 13, end: 22, manner: "EQUALS" },
    ]).map(({ text, manner }) => [text, manner]),
  ).toEqual([
    ["Mechanism of ", null],
    ["financial", "EQUALS"],
    [" ", null],
    ["assistance", "EDITS"],
  ]);
});

test("segments of a short text are the text, whatever is marked in it", () => {
  const mark = fc.record({
    start: fc.nat(120),
    length: fc.nat(20),
    manner: fc.constantFrom<Match["manner"]>("EQUALS", "BEGINS", "EDITS"),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 100 }), fc.array(mark), (text, found) => {
      const marks = found.map(({ start, length, manner }) => ({ start, end: start + length, manner }));
      const segments = segmentsOf(text, marks);
      expect(segments.map((one) => one.text).join("")).toBe(text);
      for (const { at, text: part, manner } of segments) {
        const places = Array.from(part, (_, place) => at + place);
        const isIn = (place: number) => marks.some(({ start, end }) => start <= place && place < end);
        if (manner === null) expect(places.some(isIn)).toBe(false);
        else expect(places.every(isIn)).toBe(true);
      }
    }),
  );
});

test("a long text is shown around its first mark, and says that something is left out", () => {
  const segments = segmentsOf("x".repeat(10_000), [{ start: 5_000, end: 5_004, manner: "EQUALS" }]);
  const text = segments.map((one) => one.text).join("");
  expect(text.length).toBeLessThan(600);
  expect(text.startsWith("… ")).toBe(true);
  expect(text.endsWith(" …")).toBe(true);
  expect(segments.find(({ manner }) => manner !== null)?.text).toBe("xxxx");
});

test("words that are found in the same text stand together, in the order of the first of each", () => {
  const [first, other, second] = [
    match({ word: "one", text: "one two" }),
    match({ word: "three", field: "ALIAS", text: "three" }),
    match({ word: "two", text: "one two", start: 4, end: 7 }),
  ];
  expect(textsFound([first, other, second]).map(({ matches }) => matches)).toEqual([[first, second], [other]]);
});

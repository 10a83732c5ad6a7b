import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Place, placesOf, printPlace, readPlace } from "../../src/web/place.ts";
import { linesOf, type Reading } from "../../src/web/source/segments.ts";
import { unreadIn } from "../../src/web/source/unread.ts";

const texts = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "é", "😀"), maxLength: 60 });

/** Ranges of a text: none is empty, and none ends behind it. */
function rangesOf(text: string) {
  return fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 8 })
    .map((pairs) =>
      pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })).filter(({ start, end }) => start < end),
    );
}

const cases = texts.chain((text) =>
  fc.record({
    text: fc.constant(text),
    readings: rangesOf(text).chain((ranges) =>
      fc.tuple(
        ...ranges.map((range) =>
          fc.constantFrom<Reading["basis"]>("STATED", "INFERRED").map((basis) => ({ ...range, basis })),
        ),
      ),
    ),
    lit: rangesOf(text),
  }),
);

describe("a text cut into lines and runs", () => {
  test("has every character once, and between lines a line feed", () => {
    fc.assert(
      fc.property(cases, ({ text, readings, lit }) => {
        const lines = linesOf(text, readings, lit);
        const words = lines.map(({ segments }) => segments.map(({ start, end }) => text.slice(start, end)).join(""));
        expect(words.join("\n")).toBe(text);
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, at) => at + 1));
      }),
    );
  });

  test("says of each character what a look at every reading says of it", () => {
    fc.assert(
      fc.property(cases, ({ text, readings, lit }) => {
        for (const { segments } of linesOf(text, readings, lit)) {
          for (const { start, end, read, isLit } of segments) {
            for (let at = start; at < end; at++) {
              const over = readings.filter((one) => one.start <= at && at < one.end).map(({ basis }) => basis);
              expect(read).toBe(over.includes("STATED") ? "STATED" : (over[0] ?? null));
              expect(isLit).toBe(lit.some((one) => one.start <= at && at < one.end));
            }
          }
        }
      }),
    );
  });

  test("has no two runs beside each other that are alike", () => {
    fc.assert(
      fc.property(cases, ({ text, readings, lit }) => {
        for (const { segments } of linesOf(text, readings, lit)) {
          const looks = segments.map(({ read, isLit }) => `${read} ${isLit}`);
          expect(looks.some((look, at) => at > 0 && look === looks[at - 1])).toBe(false);
        }
      }),
    );
  });

  test("counts on each line the readings that have a character of it", () => {
    fc.assert(
      fc.property(cases, ({ text, readings }) => {
        for (const { start, end, readings: count } of linesOf(text, readings, [])) {
          expect(count).toBe(readings.filter((one) => one.start < end && one.end > start).length);
        }
      }),
    );
  });
});

describe("a place in an address", () => {
  test("is read as it was written", () => {
    const ranges = fc.array(fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 999 })), { maxLength: 5 });
    const place = fc.record({
      document: fc.constantFrom("eaeu-2030/source-document/kazakhstan-today", "a/b/c"),
      ranges,
    });
    fc.assert(
      fc.property(place, ({ document, ranges: pairs }) => {
        const written: Place = { document, ranges: pairs.map(([start, length]) => ({ start, end: start + length })) };
        expect(readPlace(printPlace(written))).toEqual(written);
      }),
    );
  });

  test.each(["a@", "a@1", "a@2-1", "a@-1-2", "a@1-x", "a@9999999999-99999999999"])("%s has no range", (text) => {
    expect(readPlace(text)).toEqual({ document: "a", ranges: [] });
  });

  test("nothing is none", () => {
    expect([readPlace(null), readPlace("")]).toEqual([null, null]);
  });

  test("quotes of several documents give one each, a quote that comes again once", () => {
    const at = (id: string, start: number) => ({ document: { id, name: id.toUpperCase() }, start, end: start + 1 });
    expect(placesOf([at("a", 1), at("b", 2), at("a", 1), at("a", 5)])).toEqual([
      {
        document: "a",
        name: "A",
        ranges: [
          { start: 1, end: 2 },
          { start: 5, end: 6 },
        ],
      },
      { document: "b", name: "B", ranges: [{ start: 2, end: 3 }] },
    ]);
  });
});

test("what nobody has read is whole lines, and runs of three words or more in others; what is read is in none of them", () => {
  const text = "Title\n\nOne two three four five six.\n- - -\nAll of this, was read.";
  const reading = (words: string) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
    basis: "STATED" as const,
  });
  const unread = unreadIn(text, [reading("four"), reading("All of this")]);
  expect(unread.map(({ line, isWhole, start, end }) => [line, isWhole, text.slice(start, end)])).toEqual([
    [1, true, "Title"],
    [3, false, "One two three"],
  ]);
  expect(unreadIn(text, [{ start: 0, end: text.length, basis: "INFERRED" }])).toEqual([]);
});

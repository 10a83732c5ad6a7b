import fc from "fast-check";
import { expect, test } from "vitest";
import { compareCodePoints } from "../../graph/dataset.ts";
import { decoder, interner, rankOf } from "../../graph/memory/strings.ts";
import { finished } from "./finished.ts";

const texts = fc.array(
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom("", "\0", "\0\0", "a", "a\0", "\uFFFD", "😀", "é"),
    fc.integer().map((one) => `a long beginning that all of these share ${one}`),
  ),
  { maxLength: 60 },
);

test("equal strings get one number, in the order they come; what did not come is not found", () => {
  fc.assert(
    fc.property(texts, fc.string(), (all, other) => {
      const strings = interner();
      const distinct = [...new Set(all)];
      expect(all.map(strings.intern)).toEqual(all.map((text) => distinct.indexOf(text)));
      expect(strings.find(other)).toBe(distinct.indexOf(other));
      expect(strings.count()).toBe(distinct.length);
      const text = decoder(finished(strings.finish()));
      expect(distinct.map((_, at) => text(at))).toEqual(distinct);
    }),
  );
});

test("sorted strings ascend by code point, and each is found at its rank, or between its neighbours", () => {
  fc.assert(
    fc.property(texts, fc.string({ unit: "grapheme" }), (all, other) => {
      const strings = interner();
      for (const text of all) strings.intern(text);
      const { strings: sorted, rank } = finished(strings.finishSorted());
      const ascending = [...new Set(all)].sort(compareCodePoints);
      const text = decoder(sorted);
      expect(ascending.map((_, at) => text(at))).toEqual(ascending);
      expect([...new Set(all)].map((one) => ascending[rank[strings.find(one)] as number])).toEqual([...new Set(all)]);
      expect(ascending.map((one) => rankOf(sorted, one))).toEqual(ascending.map((_, at) => at));
      const below = ascending.filter((one) => compareCodePoints(one, other) < 0).length;
      expect(rankOf(sorted, other)).toBe(ascending.includes(other) ? below : below - 0.5);
    }),
  );
});

test("strings by the ten thousand ascend, many of which begin alike", () => {
  const strings = interner();
  const all = Array.from({ length: 30_000 }, (_, at) => `${"the same ".repeat(at % 5)}${(at * 7919) % 30_011}`);
  for (const text of all) strings.intern(text);
  const text = decoder(finished(strings.finishSorted()).strings);
  expect(all.map((_, at) => text(at))).toEqual(all.toSorted(compareCodePoints));
});

test("a hundred thousand strings keep their numbers while the table grows", () => {
  const strings = interner();
  for (let at = 0; at < 100_000; at++) strings.intern(`number ${at}`);
  for (let at = 0; at < 100_000; at += 997) expect(strings.find(`number ${at}`)).toBe(at);
  expect(strings.find("number 100000")).toBe(-1);
});

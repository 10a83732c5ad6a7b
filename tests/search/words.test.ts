import fc from "fast-check";
import { expect, test } from "vitest";
import { isWithin } from "../../graph/search/edits.ts";
import { editsOf } from "../../graph/search/hits.ts";
import { wordsOf } from "../../graph/search/words.ts";

const words = (text: string): readonly string[] => wordsOf(text).map(({ word }) => word);

test("words are runs of letters, digits and marks", () => {
  expect(words("Local content, in 2030: 1,5 %")).toEqual(["local", "content", "in", "2030", "1", "5"]);
  expect(words("the EAEU's plan (2020-2024)\u00A0— “so”")).toEqual("the eaeu s plan 2020 2024 so".split(" "));
  expect(words("")).toEqual([]);
  expect(words("— 😀 \u0301 \uD800")).toEqual([]);
});

test("case, accents and compatibility forms are folded, and nothing else", () => {
  expect(words("ÉCOLE e\u0301cole Ёлка ёлка Й")).toEqual(["ecole", "ecole", "елка", "елка", "и"]);
  expect(words("Straße STRASSE ﬁn ⅻ ² ΟΔΟΣ οδός")).toEqual("strasse strasse fin xii 2 οδοσ οδοσ".split(" "));
  expect(words("Қазақстан Әлем өнеркәсіп Ұлы")).toEqual(["қазақстан", "әлем", "өнеркәсіп", "ұлы"]);
  expect(words("İstanbul ISTANBUL ıstanbul")).toEqual(["istanbul", "istanbul", "istanbul"]);
  expect(words("हिन्दी עִבְרִית")).toEqual(["हिन्दी", "עִבְרִית"].map((word) => word.normalize("NFKD")));
});

test("what is seen as one word is one word, and what stands for several is several", () => {
  expect(words("co\u00ADop co\u200Dop")).toEqual(["coop", "coop"]);
  expect(words("1½ №5")).toEqual(["11", "2", "no5"]);
});

test("a word's place is that of the text as it was written", () => {
  const text = "«Résume\u0301» — ½ 😀Ёлка";
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(["Résume\u0301", "½", "½", "Ёлка"]);
});

test("of a word of more than 64 letters only those count", () => {
  expect(words(`${"a".repeat(70)} 𝔞`)).toEqual(["a".repeat(64), "a"]);
  expect(words("𐐀".repeat(65))).toEqual(["𐐨".repeat(64)]);
});

test("words stay words and stand apart, in whatever text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
      for (const word of words(one)) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u);
      expect(words(`${one} ${other}`)).toEqual([...words(one), ...words(other)]);
      expect(words(`${one} ${other}`.normalize("NFC"))).toEqual(words(`${one} ${other}`.normalize("NFD")));
    }),
    { numRuns: 3000 },
  );
});

test("one edit is allowed from four letters on, two from eight", () => {
  expect(["abc", "abcd", "abcdefg", "abcdefgh", "😀😀😀"].map(editsOf)).toEqual([0, 1, 1, 2, 0]);
});

/** Levenshtein's distance, as it is defined. */
function distance(from: readonly string[], to: readonly string[]): number {
  const [a, ...left] = from;
  const [b, ...right] = to;
  if (a === undefined || b === undefined) return from.length + to.length;
  if (a === b) return distance(left, right);
  return 1 + Math.min(distance(left, right), distance(left, to), distance(from, right));
}

test("the banded matrix says what the definition does", () => {
  const letters = fc.array(fc.constantFrom("a", "b", "😀"), { maxLength: 6 });
  fc.assert(
    fc.property(letters, letters, fc.constantFrom(0, 1, 2), (one, other, most) => {
      expect(isWithin(one, other, most)).toBe(distance(one, other) <= most);
    }),
    { numRuns: 2000 },
  );
});

test("ASCII alone has the words that it has beside other text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii", maxLength: 200 }), (text) => {
      expect(wordsOf(text)).toEqual(wordsOf(`${text} \u2014`));
    }),
    { numRuns: 2_000 },
  );
  const long = "x".repeat(100);
  expect(wordsOf(long)).toEqual(wordsOf(`${long} \u2014`));
});

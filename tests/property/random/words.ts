import fc from "fast-check";
import { chance, type Generate, pick, some } from "./choosing.ts";

/** Words that are near each other, alike when folded, or of scripts that fold otherwise. */
const searchable = [
  ..."trade Trades tradé trading industry industrial Industries of a economics Ecnomics straße STRASSE".split(" "),
  ..."\uFB01nance finance e\u0301conomie Қазақстан Казахстан ёлка елка Промышленность промышленности ΟΔΟΣ".split(" "),
  ..."한국 हिन्दी 1½ x\u00AD-y Ⅻ İstanbul line the part линия".split(" "),
  "long".repeat(20),
  "supercalifragilistic",
];

export function somePhrase(g: Generate, withTypos: boolean): string {
  const words = some(g, searchable, 3).map((word) => (withTypos ? withTypo(g, word) : word));
  return words.join(pick(g, [" ", ", ", "-", "'"]));
}

/** Up to three letters put in, taken out or changed; not within a pair of surrogates, nor a mark of its own. */
function withTypo(g: Generate, word: string): string {
  const letters = Array.from(word);
  for (let edits = g(fc.nat, 3); edits > 0; edits--) {
    const letter = pick(g, ["", "x", "е", "tr"]);
    letters.splice(g(fc.nat, letters.length), pick(g, [0, 1]), letter);
  }
  return letters.join("");
}

export function someQuery(g: Generate): string {
  const hostile = ["", "-", "AND OR NOT", 'a* b~2 "c" [d TO e]', "/t.*/ \\", "_words_name:a", "😀", "l"];
  if (chance(g, 2))
    return chance(g, 5)
      ? pick(g, hostile)
      : Array.from(g(fc.string, { unit: "binary" }))
          .slice(0, 12)
          .join("");
  const words = some(g, searchable, 2).map((word) => withTypo(g, word));
  const begun = chance(g, 3) ? words.map((word) => Array.from(word).slice(0, 3).join("")) : words;
  return begun.join(" ");
}

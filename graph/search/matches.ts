import { isWithin } from "./edits.ts";
import { editsOf, type Manner, pointsOf, type SearchedField } from "./hits.ts";
import { type Word, wordsOf } from "./words.ts";

/** A text of an entity that is searched. */
export interface Searched {
  readonly field: SearchedField;
  /** Of a name. */
  readonly language: string | null;
  readonly text: string;
  /** Of a quote: which of the entity's it is. */
  readonly quote: number | null;
}

/** What is searched of an entity; quotes are those of its mentions, then those of its field evidence. */
export interface Texts {
  readonly names: readonly { readonly name: string; readonly language: string }[];
  readonly aliases: readonly string[];
  readonly quotes: readonly string[];
  readonly description: string | null;
}

/** In the order of what they bring. */
export function searchedTexts({ names, aliases, quotes, description }: Texts): readonly Searched[] {
  const plain = { language: null, quote: null };
  return [
    ...names.map(({ name, language }): Searched => ({ field: "name", language, text: name, quote: null })),
    ...aliases.map((text): Searched => ({ ...plain, field: "alias", text })),
    ...quotes.map((text, quote): Searched => ({ field: "quote", language: null, text, quote })),
    ...(description === null ? [] : [{ ...plain, field: "description", text: description } as const]),
  ];
}

/** Where a word of the query is found. */
export interface Match {
  readonly word: string;
  readonly manner: Manner;
  readonly in: Searched;
  /** In UTF-16 units of its text. */
  readonly start: number;
  readonly end: number;
}

/**
 * For each word of the query, in their order, the place that brings most points, the first of those that bring as many;
 * nothing for a word that is not found. Cost: O(texts x words).
 */
export function matchesOf(words: readonly string[], texts: readonly Searched[]): readonly Match[] {
  const taken = texts.map((text) => ({ text, found: wordsOf(text.text) }));
  return words.flatMap((word) => {
    const meets = meeting(word);
    let [best, points]: [Match | null, number] = [null, 0];
    for (const { text, found } of taken) {
      // what a text can bring at the most
      if (pointsOf(text.field, "equals") <= points) continue;
      for (const { word: own, start, end } of found) {
        const manner = meets(own);
        if (manner === null || pointsOf(text.field, manner) <= points) continue;
        best = { word, manner, in: text, start, end };
        points = pointsOf(text.field, manner);
      }
    }
    return best === null ? [] : [best];
  });
}

/** How a word of the query meets another, or null. */
function meeting(word: string): (own: Word["word"]) => Manner | null {
  const letters = Array.from(word);
  const edits = editsOf(word);
  return (own) => {
    if (own === word) return "equals";
    if (own.startsWith(word)) return "begins";
    return edits > 0 && isWithin(letters, Array.from(own), edits) ? "edits" : null;
  };
}

/** What there is to say of a match, but for the evidence that its quote is. */
export function matchFact(
  { word, manner, in: { field, language, text }, start, end }: Match,
  of: "word" | "manner" | "field" | "language" | "text" | "start" | "end",
): string | number | null {
  return { word, manner, field, language, text, start, end }[of];
}

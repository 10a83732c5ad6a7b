import { wordsOf } from "./words.ts";

/** Where the words of an entity stand: its names in all languages, its aliases, quotes about it, its description. */
export const searchedFields = ["name", "alias", "quote", "description"] as const;
export type SearchedField = (typeof searchedFields)[number];

/** How a word of the query meets one of the text: as it is, as its beginning, or but for an edit or two. */
export const manners = ["equals", "begins", "edits"] as const;
export type Manner = (typeof manners)[number];

const fieldPoints: Readonly<Record<SearchedField, number>> = { name: 4, alias: 3, quote: 2, description: 1 };
const mannerPoints: Readonly<Record<Manner, number>> = { equals: 3, begins: 2, edits: 1 };

/**
 * What a word of the query brings, by the best of the words it meets: an entity's score is the sum over the query's words,
 * twice that where they are, in this order, all of one of its names or aliases.
 */
export function pointsOf(field: SearchedField, manner: Manner): number {
  return fieldPoints[field] * mannerPoints[manner];
}

/** The least that each word of a query brings where the query is all of a name or an alias. */
export const leastOfWhole = pointsOf("alias", "equals");

export interface Query {
  /** Each once, in order. All must be met. */
  readonly words: readonly string[];
  /** All of them, as `wholeOf` gives them. */
  readonly whole: string;
}

export function queryOf(text: string): Query {
  const words = wordsOf(text).map(({ word }) => word);
  return { words: [...new Set(words)], whole: words.join(" ") };
}

/** The words of a text as one string: the same for texts that differ only in case, accents and what is between words. */
export function wholeOf(text: string): string {
  return wordsOf(text)
    .map(({ word }) => word)
    .join(" ");
}

/** Whether the words of a query are, in this order, all of a name or an alias. */
export function isWhole({ whole }: Query, { names, aliases }: Named): boolean {
  return [...names.map(({ name }) => name), ...aliases].some((text) => wholeOf(text) === whole);
}

interface Named {
  readonly names: readonly { readonly name: string }[];
  readonly aliases: readonly string[];
}

/** How many letters may be put in, taken out or changed in a word of the query: one from four letters on, two from eight. */
export function editsOf(word: string): 0 | 1 | 2 {
  const letters = Array.from(word).length;
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

import type { Entity } from "../../graph/dataset.ts";
import { wordsOf } from "../../graph/search/words.ts";

/** A text of an entity, and what a word found in it counts. */
interface PlainText {
  readonly field: string;
  readonly points: number;
  readonly language: string | null;
  readonly text: string;
  readonly quote: number | null;
}

/** A word of a query, found somewhere. */
export interface PlainMatch {
  readonly word: string;
  readonly manner: string;
  readonly field: string;
  readonly language: string | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quote: number | null;
  readonly points: number;
}

function textsOf(entity: Entity, quotes: readonly string[]): readonly PlainText[] {
  return [
    ...entity.names.map(({ name, language }) => ({ field: "name", points: 4, language, text: name, quote: null })),
    ...entity.aliases.map((text) => ({ field: "alias", points: 3, language: null, text, quote: null })),
    ...quotes.map((text, quote) => ({ field: "quote", points: 2, language: null, text, quote })),
    ...[entity.description ?? ""].map((text) => ({
      field: "description",
      points: 1,
      language: null,
      text,
      quote: null,
    })),
  ];
}

/** The best place of each word of a query that is found, the first of those that are as good. */
export function plainMatches(query: string, entity: Entity, quotes: readonly string[]): readonly PlainMatch[] {
  return queryWords(query).flatMap((word) => {
    const all = textsOf(entity, quotes).flatMap((text) =>
      wordsOf(text.text).flatMap((found): PlainMatch[] => {
        const manner = mannerOf(word, found.word);
        if (manner === null) return [];
        const points = text.points * { equals: 3, begins: 2, edits: 1 }[manner];
        return [{ ...text, word, manner, points, start: found.start, end: found.end }];
      }),
    );
    const most = Math.max(...all.map(({ points }) => points));
    return all.filter(({ points }) => points === most).slice(0, 1);
  });
}

/** How well an entity is hit; null where a word of the query is not found. */
export function plainScore(query: string, entity: Entity, quotes: readonly string[]): number | null {
  const matches = plainMatches(query, entity, quotes);
  if (matches.length === 0 || matches.length < queryWords(query).length) return null;
  const sum = matches.reduce((so, { points }) => so + points, 0);
  const names = [...entity.names.map(({ name }) => name), ...entity.aliases];
  return names.some((name) => inARow(name) === inARow(query)) ? 2 * sum : sum;
}

function queryWords(query: string): readonly string[] {
  return [...new Set(wordsOf(query).map(({ word }) => word))];
}

function inARow(text: string): string {
  return wordsOf(text)
    .map(({ word }) => word)
    .join(" ");
}

function mannerOf(asked: string, found: string): "equals" | "begins" | "edits" | null {
  if (asked === found) return "equals";
  if (found.startsWith(asked)) return "begins";
  const letters = [...asked].length;
  const most = letters < 4 ? 0 : letters < 8 ? 1 : 2;
  return most > 0 && editsBetween([...asked], [...found]) <= most ? "edits" : null;
}

/** Levenshtein's distance, by the whole matrix. */
function editsBetween(from: readonly string[], to: readonly string[]): number {
  const matrix = [...from, ""].map((_, row) => [...to, ""].map((_, column) => (row === 0 ? column : row)));
  const at = (row: number, column: number): number => matrix[row]?.[column] ?? 0;
  for (let row = 1; row <= from.length; row++) {
    for (let column = 1; column <= to.length; column++) {
      const changed = at(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const line = matrix[row] as number[];
      line[column] = Math.min(changed, at(row - 1, column) + 1, at(row, column - 1) + 1);
    }
  }
  return at(from.length, to.length);
}

import type { Entity } from "../dataset.ts";
import type { Search } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import {
  editsOf,
  type Manner,
  manners,
  pointsOf,
  queryOf,
  type SearchedField,
  searchedFields,
  wholeOf,
} from "../search/hits.ts";
import { wordsOf } from "../search/words.ts";
import { type Context, parameter } from "./context.ts";
import { clauses } from "./cypher.ts";
import type { Properties } from "./property.ts";
import type { Texts } from "./quotes.ts";

/** The full-text index of the folded words of entities, whose analyzer does no more than part them at blanks. */
export const wordIndex = "strategraph_words";
const properties: Readonly<Record<SearchedField, string>> = {
  name: "_words_name",
  alias: "_words_alias",
  quote: "_words_quote",
  description: "_words_description",
};
export const wordProperties = searchedFields.map((field) => properties[field]);

/** What is stored of an entity for searches. */
export function searchProperties(entity: Entity, texts: Texts): Properties {
  const { aliases, description, mentions, fieldEvidence } = entity;
  const names = entity.names.map(({ name }) => name);
  const quotes = [...mentions.map(({ quote }) => quote), ...fieldEvidence.flatMap((evidence) => evidence.quotes)];
  return {
    _words_name: wordsIn(names),
    _words_alias: wordsIn(aliases),
    _words_quote: wordsIn(quotes.map(texts.words)),
    _words_description: wordsIn(description === null ? [] : [description]),
    _wholes: [...new Set([...names, ...aliases].map(wholeOf))],
  };
}

/** Each word once; null where there is none. */
function wordsIn(all: readonly string[]): string | null {
  const words = new Set(all.flatMap((text) => wordsOf(text).map(({ word }) => word)));
  return words.size === 0 ? null : [...words].join(" ");
}

/** Clauses that find the entities in which every word of a text is found, and their scores. */
export function hitClauses(
  context: Context,
  { text }: Search,
  entity: string,
  score: string,
  carried: readonly string[],
): string {
  const parts = parameter(context, text, "Words", partsOf);
  const whole = parameter(context, text, "Whole", (value) => queryOf(String(value ?? "")).whole);
  const count = parameter(context, text, "WordCount", (value) => queryOf(String(value ?? "")).words.length);
  const kept = carried.map((one) => `${one}, `).join("");
  return clauses(
    `UNWIND ${parts} AS part`,
    `CALL db.index.fulltext.queryNodes('${wordIndex}', part[1]) YIELD node AS ${entity}`,
    `WITH ${kept}${entity}, part[0] AS word, max(toInteger(part[2])) AS points`,
    `WITH ${kept}${entity}, sum(points) AS points, count(*) AS words`,
    `WHERE words = ${count}`,
    `WITH ${kept}${entity}, points * CASE WHEN ${whole} IN ${entity}._wholes THEN 2 ELSE 1 END AS ${score}`,
  );
}

/** For each word of a query, each field and each manner: the word's number, the query of the index, the points. */
function partsOf(text: Value): Value {
  return queryOf(String(text ?? "")).words.flatMap((word, number) =>
    searchedFields.flatMap((field) =>
      manners.flatMap((manner) => {
        const query = luceneQuery(word, manner);
        return query === null ? [] : [[number, `${properties[field]}:${query}`, pointsOf(field, manner)]];
      }),
    ),
  );
}

/**
 * A word holds nothing but letters, digits and marks, so that nothing of it means something else to Lucene. Its fuzzy
 * queries look at the nearest fifty words only; a regular expression looks at all.
 */
function luceneQuery(word: string, manner: Manner): string | null {
  const edits = editsOf(word);
  switch (manner) {
    case "equals":
      return `/${word}/`;
    case "begins":
      return `/${word}.*/`;
    case "edits":
      return edits === 0 ? null : `/${withinEdits(Array.from(word), edits)}/`;
  }
}

/**
 * All that lies within so many edits of some letters, as a regular expression: in halves, between which the edits are
 * shared out in every way. Its length grows little more than the word's.
 */
function withinEdits(letters: readonly string[], edits: number): string {
  if (edits === 0) return letters.join("");
  if (letters.length === 1) {
    const [letter] = letters;
    return edits === 1 ? `(.?|${letter}.|.${letter})` : `(.?|..|${letter}..|.${letter}.|..${letter})`;
  }
  const middle = letters.length >> 1;
  const [left, right] = [letters.slice(0, middle), letters.slice(middle)];
  const shares = Array.from({ length: edits + 1 }, (_, of) => withinEdits(left, of) + withinEdits(right, edits - of));
  return `(${shares.join("|")})`;
}

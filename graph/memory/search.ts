import type { Search } from "../plan/plan.ts";
import { editsOf, isWhole, leastOfWhole, type Manner, pointsOf, queryOf, searchedFields } from "../search/hits.ts";
import type { Steps } from "./column.ts";
import type { Context } from "./context.ts";
import { wordEqual, wordsBeginning, wordsWithin } from "./near-words.ts";
import { namesReader } from "./searched.ts";

export interface Hits {
  /** Ascending. */
  readonly entities: Uint32Array<ArrayBuffer>;
  /** By entity; of one that is no hit it means nothing. */
  readonly scores: Uint32Array<ArrayBuffer>;
}

/**
 * The entities that have every word of the query, and how well. Cost: O(words near those of the query, and their places),
 * the index aside.
 */
export function* findHits(context: Context, { text }: Search): Steps<Hits> {
  const { graph, meter, values } = context;
  const { offsets, places, words } = yield* context.searchIndex(meter);
  const query = queryOf(String(values[text] ?? ""));
  const tally = createTally(graph.entityCount, query.words.length);
  const count = function* (word: number, [from, to]: readonly [number, number], manner: Manner): Steps<void> {
    const points = searchedFields.map((field) => pointsOf(field, manner));
    for (let place = offsets[from] as number; place < (offsets[to] as number); place++) {
      const packed = places[place] as number;
      const field = packed % points.length;
      tally.add(word, (packed - field) / points.length, points[field] as number);
      if (--meter.left < 0 && meter.spent()) yield;
    }
  };
  for (const [number, word] of query.words.entries()) {
    const edits = editsOf(word);
    const near = edits === 0 ? [] : yield* wordsWithin(words, word, edits, meter);
    for (const one of near) yield* count(number, [one, one + 1], "edits");
    yield* count(number, wordsBeginning(words, word), "begins");
    yield* count(number, wordEqual(words, word), "equals");
  }
  const entities = tally.complete();
  const { scores } = tally;
  const namesOf = namesReader(graph);
  for (const entity of entities) {
    const score = scores[entity] as number;
    if (score < leastOfWhole * query.words.length) continue;
    if (isWhole(query, namesOf(entity))) scores[entity] = 2 * score;
    if (--meter.left < 0 && meter.spent()) yield;
  }
  return { entities, scores };
}

/** Counts, word by word of a query, what each entity has of it: the best that each word brings. */
function createTally(entityCount: number, words: number) {
  const scores = new Uint32Array(entityCount);
  // how many words an entity has; one that lacks any is never looked at again
  const had = new Uint16Array(entityCount);
  const best = new Uint8Array(entityCount);
  const complete: number[] = [];
  return {
    scores,
    add: (word: number, entity: number, points: number): void => {
      const known = had[entity] as number;
      if (known === word) {
        had[entity] = word + 1;
        best[entity] = points;
        scores[entity] = (scores[entity] as number) + points;
        if (word + 1 === words) complete.push(entity);
      } else if (known === word + 1 && points > (best[entity] as number)) {
        scores[entity] = (scores[entity] as number) + points - (best[entity] as number);
        best[entity] = points;
      }
    },
    complete: () => Uint32Array.from(complete).sort(),
  };
}

import { type SearchedField, searchedFields } from "../search/hits.ts";
import { searchedTexts } from "../search/matches.ts";
import { eachAsciiWord, wordsOf } from "../search/words.ts";
import { growing, type Steps } from "./column.ts";
import type { Graph } from "./graph.ts";
import type { Meter } from "./meter.ts";
import type { Records } from "./records.ts";
import { textsReader } from "./searched.ts";
import { shared } from "./shared.ts";
import { interner, type Strings } from "./strings.ts";

/** Where the words of entities stand. */
export interface SearchIndex {
  /** The folded words of all entities (graph/search/words.ts), ascending. */
  readonly words: Strings;
  /** Where the places of each word begin; one more than there are words. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** Ascending: an entity, times the number of searched fields, and the place of that which brings most points. */
  readonly places: Uint32Array<ArrayBuffer>;
}

/**
 * The index of a graph, made when it is first asked for. Cost: O(searched texts) once.
 */
export function searchIndexOf(graph: Graph, records: Records): (meter: Meter) => Steps<SearchIndex> {
  return shared(() => makeIndex(graph, records));
}

/** How many words are put in order between two steps. */
const stride = 0x4000;

function* makeIndex(graph: Graph, records: Records): Steps<SearchIndex> {
  const words = interner();
  const [wordOf, placeOf, lastEntity] = [growing(), growing(), growing()];
  let entity = 0;
  let field: SearchedField = "name";

  const note = (word: number): void => {
    if (word === lastEntity.length()) lastEntity.push(entity);
    // fields come with those that bring most first
    else if (lastEntity.at(word) === entity) return;
    else lastEntity.set(word, entity);
    wordOf.push(word);
    placeOf.push(entity * searchedFields.length + searchedFields.indexOf(field));
  };
  const noteBytes = (bytes: Uint8Array, start: number, _: number, end: number): void =>
    note(words.internBytes(bytes, start, end));
  const textsOf = textsReader(graph, records);
  for (; entity < graph.entityCount; entity++) {
    for (const searched of searchedTexts(textsOf(entity))) {
      field = searched.field;
      if (eachAsciiWord(searched.text, noteBytes)) continue;
      for (const { word } of wordsOf(searched.text)) note(words.intern(word));
    }
    if ((entity & 0x3f) === 0) yield;
  }

  const { strings, rank } = yield* words.finishSorted();
  const offsets = new Uint32Array(rank.length + 1);
  const count = wordOf.length();
  for (let at = 0; at < count; at++) {
    const word = rank[wordOf.at(at)] as number;
    offsets[word + 1] = (offsets[word + 1] as number) + 1;
    if (at % stride === 0) yield;
  }
  for (let word = 0; word < rank.length; word++) {
    offsets[word + 1] = (offsets[word + 1] as number) + (offsets[word] as number);
    if (word % stride === 0) yield;
  }
  const next = offsets.slice();
  const places = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const word = rank[wordOf.at(at)] as number;
    const to = next[word] as number;
    places[to] = placeOf.at(at);
    next[word] = to + 1;
    if (at % stride === 0) yield;
  }
  return { words: strings, offsets, places };
}

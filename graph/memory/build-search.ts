import type { Entity, Quote, SourceText } from "../dataset.ts";
import { type SearchedField, searchedFields } from "../search/hits.ts";
import { wordsOf } from "../search/words.ts";
import { growing, type Steps } from "./column.ts";
import type { SearchColumns } from "./snapshot.ts";
import { interner } from "./strings.ts";

export interface SearchBuilder {
  readonly text: (text: SourceText) => void;
  /** The next entity. */
  readonly push: (entity: Entity) => void;
  readonly finish: () => Steps<SearchColumns>;
}

/** Gathers the words of entities, each with the field that brings most points. Cost: O(searched texts). */
export function searchBuilder(): SearchBuilder {
  const texts = new Map<string, string>();
  const words = interner();
  const [wordOf, placeOf, lastEntity] = [growing(), growing(), growing()];
  let entities = 0;

  const add = (text: string, field: SearchedField): void => {
    for (const { word } of wordsOf(text)) {
      const number = words.intern(word);
      if (number === lastEntity.length()) lastEntity.push(entities);
      // fields come with those that bring most first
      else if (lastEntity.at(number) === entities) continue;
      else lastEntity.set(number, entities);
      wordOf.push(number);
      placeOf.push(packPlace(entities - 1, field));
    }
  };
  const addQuote = ({ document, start, end }: Quote): void =>
    add(texts.get(document)?.slice(start, end) ?? "", "quote");
  return {
    text: ({ id, text }) => {
      texts.set(id, text);
    },
    push: ({ names, aliases, description, mentions, fieldEvidence }) => {
      entities++;
      for (const { name } of names) add(name, "name");
      for (const alias of aliases) add(alias, "alias");
      for (const { quote } of mentions) addQuote(quote);
      for (const { quotes } of fieldEvidence) quotes.forEach(addQuote);
      if (description !== null) add(description, "description");
    },
    *finish() {
      const { strings, rank } = yield* words.finishSorted();
      const count = wordOf.length();
      const offsets = new Uint32Array(rank.length + 1);
      for (let at = 0; at < count; at++) {
        const word = rank[wordOf.at(at)] as number;
        offsets[word + 1] = (offsets[word + 1] as number) + 1;
        if ((at & 0xffff) === 0) yield;
      }
      for (let word = 0; word < rank.length; word++) {
        offsets[word + 1] = (offsets[word + 1] as number) + (offsets[word] as number);
      }
      yield;
      const next = offsets.slice();
      const places = new Uint32Array(count);
      for (let at = 0; at < count; at++) {
        const word = rank[wordOf.at(at)] as number;
        const to = next[word] as number;
        places[to] = placeOf.at(at);
        next[word] = to + 1;
        if ((at & 0xffff) === 0) yield;
      }
      return { words: strings, offsets, places };
    },
  };
}

/** An entity and one of the fields that are searched, in one number. */
function packPlace(entity: number, field: SearchedField): number {
  return entity * searchedFields.length + searchedFields.indexOf(field);
}

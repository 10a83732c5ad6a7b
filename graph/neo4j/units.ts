import type { Dataset, Entity, Exclusion, ListNote, Relation, Silence, SourceText, Strategy } from "../dataset.ts";
import type { Ontology } from "../ontology.ts";
import type { StrategyCounts } from "../strategy-counts.ts";
import { storedHash } from "./hash.ts";
import { openTexts, type Texts } from "./quotes.ts";

/** Rises when the same dataset comes to be stored in another way. */
export const format = 5;

/**
 * The hash by which each part of a dataset is compared with what is stored of it. Beside the record, it covers what else
 * goes into the graph with it: the texts it quotes, the fields of its kind, its place among its like.
 */
export interface Hashes {
  readonly texts: Texts;
  readonly entity: (entity: Entity) => string;
  readonly relation: (relation: Relation) => string;
  readonly list: (list: ListNote, at: number) => string;
  readonly exclusion: (exclusion: Exclusion, at: number) => string;
  readonly silence: (silence: Silence, at: number) => string;
  readonly text: (text: SourceText) => string;
  readonly strategy: (strategy: Strategy, counts: StrategyCounts) => string;
  readonly readOf: (strategy: Strategy) => readonly string[];
  /** The strategies of the entity of a list. */
  readonly strategiesOf: (entity: string) => readonly string[];
}

/** Cost: O(texts), and a pass over the entities where there are lists. */
export function createHashes(ontology: Ontology, dataset: Dataset): Hashes {
  const texts = openTexts(dataset.documents);
  const forms = new Map(ontology.kinds.map(({ name, fields }) => [name, JSON.stringify([format, fields])]));
  const types = new Map(ontology.relations.map(({ name, type }) => [name, type]));
  const strategies = strategiesOfLists(dataset);
  const strategiesOf = (entity: string): readonly string[] => strategies.get(entity) ?? [];
  const readOf = ({ documents }: Strategy): readonly string[] => documents.filter(texts.has);
  return {
    texts,
    entity: (entity) => {
      const quotes = [
        ...entity.mentions.map(({ quote }) => quote),
        ...entity.fieldEvidence.flatMap((evidence) => evidence.quotes),
      ];
      return storedHash(entity, [forms.get(entity.kind) ?? "", texts.digest(quotes)]);
    },
    relation: (relation) => {
      const quotes = relation.claims.flatMap((claim) => [...claim.quotes, ...claim.commitmentQuotes]);
      return storedHash(relation, [format, types.get(relation.kind) ?? "", texts.digest(quotes)]);
    },
    list: (list, at) => storedHash(list, [format, at, strategiesOf(list.entity), texts.digest(list.quotes)]),
    exclusion: (exclusion, at) => storedHash(exclusion, [format, at, texts.digest(exclusion.quotes)]),
    silence: (silence, at) => storedHash(silence, [format, at]),
    text: (text) => storedHash(text, [format]),
    strategy: (strategy, counts) => storedHash(strategy, [format, readOf(strategy), counts]),
    readOf,
    strategiesOf,
  };
}

function strategiesOfLists({ lists, entities }: Dataset): ReadonlyMap<string, readonly string[]> {
  const wanted = new Set(Array.from(lists, ({ entity }) => entity));
  const found = new Map<string, readonly string[]>();
  if (wanted.size === 0) return found;
  for (const { id, strategies } of entities) if (wanted.has(id)) found.set(id, strategies);
  return found;
}

import type { Dataset, Relation } from "./dataset.ts";

/** Which part of a graph: entities, and relations between them, by their ids. */
export interface Part {
  readonly entities: Ids;
  /** Null: all there are between the entities. */
  readonly relations: Pick<Ids, "has"> | null;
}

/** A set of ids, or the keys of a map. */
interface Ids {
  has(id: string): boolean;
  keys(): IterableIterator<string>;
}

/** Whether a relation belongs to a part: so do both its ends. */
export function joins({ entities, relations }: Part, { id, from, to }: Pick<Relation, "id" | "from" | "to">): boolean {
  return entities.has(from) && entities.has(to) && (relations?.has(id) ?? true);
}

/**
 * A part of a dataset with all that its relations quote: the documents, and the entities that these are. What is said of the
 * whole, its strategies, lists, exclusions and silences, is left out; the revision stays that of the whole. What no
 * entity or relation is called is left out in silence. Cost: O(dataset).
 */
export function partOf(dataset: Dataset, part: Part): Dataset {
  const relations = [...dataset.relations].filter((relation) => joins(part, relation));
  const quoted = new Set(relations.flatMap(documentsOf));
  return {
    revision: dataset.revision,
    strategies: [],
    documents: [...dataset.documents].filter(({ id }) => quoted.has(id)),
    entities: [...dataset.entities].filter(({ id }) => part.entities.has(id) || quoted.has(id)),
    relations,
    lists: [],
    exclusions: [],
    silences: [],
  };
}

/** The documents that the claims of a relation quote. */
export function documentsOf({ claims }: Relation): readonly string[] {
  return claims.flatMap(({ quotes, commitmentQuotes }) =>
    [...quotes, ...commitmentQuotes].map(({ document }) => document),
  );
}

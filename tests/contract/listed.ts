import type { Dataset } from "../../graph/dataset.ts";

/** A dataset with its records in arrays, to be compared. */
export function listed(dataset: Dataset): Dataset {
  return {
    revision: dataset.revision,
    strategies: [...dataset.strategies],
    documents: [...dataset.documents],
    entities: [...dataset.entities],
    relations: [...dataset.relations],
    lists: [...dataset.lists],
    exclusions: [...dataset.exclusions],
    silences: [...dataset.silences],
  };
}

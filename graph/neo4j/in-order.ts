import { compareCodePoints, type Dataset } from "../dataset.ts";
import { StrategraphError } from "../diagnostic.ts";

/** The same dataset; iterating its entities or relations fails where they are not in order. Errors: DATASET_ORDER. */
export function inOrder(dataset: Dataset): Dataset {
  return {
    ...dataset,
    entities: checked("entity", dataset.entities),
    relations: checked("relation", dataset.relations),
  };
}

function checked<T extends { readonly id: string }>(what: string, records: Iterable<T>): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      let last: string | null = null;
      for (const record of records) {
        if (last !== null && compareCodePoints(last, record.id) >= 0) throw outOfOrder(what, record.id);
        last = record.id;
        yield record;
      }
    },
  };
}

function outOfOrder(what: string, id: string): StrategraphError {
  return new StrategraphError({
    code: "DATASET_ORDER",
    severity: "error",
    message: `The ${what} "${id}" comes twice or out of order.`,
    hint: "a dataset is ascending by id in code-point order: makeDataset sorts it",
  });
}

import type { Dataset, Strategy } from "../../graph/dataset.ts";
import type { StrategyCounts } from "../../graph/strategy-counts.ts";

/** What belongs to a strategy: each count by itself, as its description says. */
export function plainStrategyCounts(dataset: Dataset, { id, documents }: Strategy): StrategyCounts {
  const entities = [...dataset.entities].filter(({ strategies }) => strategies.includes(id));
  const claimed = [...dataset.relations].filter(({ claims }) => claims.some((one) => documents.includes(one.document)));
  const claims = claimed.flatMap((relation) => relation.claims).filter(({ document }) => documents.includes(document));
  return {
    entities: entities.length,
    relations: claimed.length,
    stated: claimed.filter(({ basis }) => basis === "STATED").length,
    inferred: claimed.filter(({ basis }) => basis === "INFERRED").length,
    claims: claims.length,
    unreviewed: claims.filter(({ reviewer }) => reviewer === null).length,
    openLists: [...dataset.lists].filter(({ entity }) => entities.some((one) => one.id === entity)).length,
  };
}

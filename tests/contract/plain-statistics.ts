import type { Dataset } from "../../graph/dataset.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Degree, Statistics } from "../../graph/statistics.ts";

/** How a graph is made up, counted again for each number. */
export function plainStatistics({ kinds, relations }: Ontology, dataset: Dataset): Statistics {
  const all = [...dataset.relations];
  const idsOf = (kind: string) => [...dataset.entities].filter((entity) => entity.kind === kind).map(({ id }) => id);
  const degree = (kind: string, ends: readonly string[]): Degree | null => {
    const counts = idsOf(kind)
      .map((id) => ends.filter((end) => end === id).length)
      .filter((count) => count > 0);
    if (counts.length === 0) return null;
    return { relations: counts.reduce((sum, count) => sum + count, 0), entities: counts.length };
  };
  return {
    entities: kinds.map(({ name }) => idsOf(name).length),
    relations: relations.map(({ name }) => {
      const own = all.filter(({ kind }) => kind === name);
      const degrees = (ends: readonly string[]) => kinds.map((kind) => degree(kind.name, ends));
      return { out: degrees(own.map(({ from }) => from)), in: degrees(own.map(({ to }) => to)) };
    }),
  };
}

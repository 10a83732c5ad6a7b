import type { Dataset, Entity, FieldValue, Strategy } from "./dataset.ts";
import { type StrategyCounts, strategyTally } from "./strategy-counts.ts";

/** What a loaded graph holds, strategy by strategy: what a start prints. */
export interface Summary {
  readonly revision: string;
  readonly entities: number;
  readonly relations: number;
  /** Ascending by id. */
  readonly strategies: readonly StrategySummary[];
  /** Strategies beyond those. */
  readonly others: number;
}

export interface StrategySummary extends StrategyCounts {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly DocumentSummary[];
  readonly annotators: readonly string[];
  readonly reviewers: readonly string[];
}

/** A source as a reader would cite it; null where not recorded. */
export interface DocumentSummary {
  readonly id: string;
  readonly name: string;
  readonly date: string | null;
  readonly credit: string | null;
  /** False for a document that is known of only. */
  readonly read: boolean;
}

/** Counts a dataset, strategy by strategy. Cost: O(entities + claims). */
export function summarize(dataset: Dataset): Summary {
  const strategies = [...dataset.strategies];
  const tally = strategyTally(strategies, [...dataset.lists]);
  const named = new Set(strategies.flatMap(({ documents }) => documents));
  const sources = new Map<string, Entity>();
  let entities = 0;
  for (const entity of dataset.entities) {
    entities++;
    if (named.has(entity.id)) sources.set(entity.id, entity);
    tally.entity(entity);
  }
  let relations = 0;
  for (const relation of dataset.relations) {
    relations++;
    tally.relation(relation);
  }
  const counts = tally.finish();
  const read = new Set<string>();
  for (const text of dataset.documents) read.add(text.id);
  return {
    revision: dataset.revision,
    entities,
    relations,
    others: 0,
    strategies: strategies.map((strategy, at) => ({
      id: strategy.id,
      name: strategy.name,
      documents: documentsOf(strategy, sources, read),
      ...(counts[at] as StrategyCounts),
      annotators: strategy.annotators,
      reviewers: strategy.reviewers,
    })),
  };
}

function documentsOf(
  strategy: Strategy,
  sources: ReadonlyMap<string, Entity>,
  read: ReadonlySet<string>,
): readonly DocumentSummary[] {
  return strategy.documents.map((id) => {
    const source = sources.get(id);
    return {
      id,
      name: source?.names[0]?.name ?? id,
      date: text(source?.fields.date),
      credit: text(source?.fields.credit),
      read: read.has(id),
    };
  });
}

function text(value: FieldValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

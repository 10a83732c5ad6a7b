import type { Dataset, Entity, FieldValue, Strategy } from "./dataset.ts";

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

export interface StrategySummary {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly DocumentSummary[];
  /** Entities that belong to it, shared ones included. */
  readonly entities: number;
  /** Relations that one of its documents claims; the basis is that of the relation. */
  readonly relations: number;
  readonly stated: number;
  readonly inferred: number;
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
  const tallies = new Map(strategies.map((strategy) => [strategy.id, { entities: 0, stated: 0, inferred: 0 }]));
  const strategyOf = new Map<string, string[]>();
  for (const strategy of strategies) {
    for (const document of strategy.documents) {
      const known = strategyOf.get(document);
      if (known) known.push(strategy.id);
      else strategyOf.set(document, [strategy.id]);
    }
  }
  const sources = new Map<string, Entity>();
  let entities = 0;
  for (const entity of dataset.entities) {
    entities++;
    if (strategyOf.has(entity.id)) sources.set(entity.id, entity);
    for (const id of entity.strategies) {
      const tally = tallies.get(id);
      if (tally) tally.entities++;
    }
  }
  let relations = 0;
  for (const relation of dataset.relations) {
    relations++;
    for (const id of new Set(relation.claims.flatMap((claim) => strategyOf.get(claim.document) ?? []))) {
      const tally = tallies.get(id);
      if (!tally) continue;
      if (relation.basis === "STATED") tally.stated++;
      else tally.inferred++;
    }
  }
  const read = new Set<string>();
  for (const text of dataset.documents) read.add(text.id);
  return {
    revision: dataset.revision,
    entities,
    relations,
    others: 0,
    strategies: strategies.map((strategy) => {
      const tally = tallies.get(strategy.id) ?? { entities: 0, stated: 0, inferred: 0 };
      return {
        id: strategy.id,
        name: strategy.name,
        documents: documentsOf(strategy, sources, read),
        entities: tally.entities,
        relations: tally.stated + tally.inferred,
        stated: tally.stated,
        inferred: tally.inferred,
        annotators: strategy.annotators,
        reviewers: strategy.reviewers,
      };
    }),
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

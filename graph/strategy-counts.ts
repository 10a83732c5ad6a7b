import type { Claim, Entity, ListNote, Relation, Strategy } from "./dataset.ts";

/** What belongs to a strategy, counted. */
export interface StrategyCounts {
  /** Entities, shared ones included. */
  readonly entities: number;
  /** Relations that one of its documents claims; the basis is that of the relation. */
  readonly relations: number;
  readonly stated: number;
  readonly inferred: number;
  /** Claims of its documents, and those of them that nobody has reviewed. */
  readonly claims: number;
  readonly unreviewed: number;
  /** Lists left open or announced about its entities. */
  readonly openLists: number;
}

export interface StrategyTally {
  readonly entity: (entity: Pick<Entity, "id" | "strategies">) => void;
  readonly relation: (relation: { readonly basis: Relation["basis"]; readonly claims: readonly Counted[] }) => void;
  /** One for each strategy, in their order. */
  readonly finish: () => readonly StrategyCounts[];
}

type Counted = Pick<Claim, "document" | "reviewer">;
type Tally = { -readonly [K in Exclude<keyof StrategyCounts, "relations">]: number };

/**
 * Counts entities and relations as they come, strategy by strategy, so that every engine counts the same. Cost: of an
 * entity O(its strategies), of a relation O(its claims).
 */
export function strategyTally(strategies: readonly Strategy[], lists: readonly ListNote[]): StrategyTally {
  const tallies = new Map<string, Tally>();
  const ofDocument = new Map<string, Tally[]>();
  for (const { id, documents } of strategies) {
    const tally = { entities: 0, stated: 0, inferred: 0, claims: 0, unreviewed: 0, openLists: 0 };
    tallies.set(id, tally);
    for (const document of new Set(documents)) ofDocument.set(document, [...(ofDocument.get(document) ?? []), tally]);
  }
  const listsOf = new Map<string, number>();
  for (const { entity } of lists) listsOf.set(entity, (listsOf.get(entity) ?? 0) + 1);
  return {
    entity: ({ id, strategies: own }) => {
      for (const strategy of own) {
        const tally = tallies.get(strategy);
        if (tally === undefined) continue;
        tally.entities++;
        tally.openLists += listsOf.get(id) ?? 0;
      }
    },
    relation: ({ basis, claims }) => {
      const claiming = new Set<Tally>();
      for (const { document, reviewer } of claims) {
        for (const tally of ofDocument.get(document) ?? []) {
          tally.claims++;
          if (reviewer === null) tally.unreviewed++;
          claiming.add(tally);
        }
      }
      for (const tally of claiming) tally[basis === "STATED" ? "stated" : "inferred"]++;
    },
    finish: () =>
      strategies.map(({ id }) => {
        const { entities, ...counts } = tallies.get(id) as Tally;
        return { entities, relations: counts.stated + counts.inferred, ...counts };
      }),
  };
}

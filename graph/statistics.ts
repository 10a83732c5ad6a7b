import type { Entity, Relation } from "./dataset.ts";
import type { Direction, Ontology } from "./ontology.ts";

/**
 * How a graph is made up, as far as it decides what a question visits. Kinds, of entities and of relations, stand in the
 * ontology's order: O(kinds x kinds of relation), whatever the size of the graph. Plain data, as JSON has it.
 */
export interface Statistics {
  /** How many entities there are of each kind. */
  readonly entities: readonly number[];
  /** Of each kind of relation, by direction. */
  readonly relations: readonly Readonly<Record<Direction, Degrees>>[];
}

/** By kind of the entities that have relations of a kind in a direction; null where none has. */
export type Degrees = readonly (Degree | null)[];

export interface Degree {
  readonly relations: number;
  /** How many entities have any. */
  readonly entities: number;
}

export interface StatisticsBuilder {
  readonly entity: (entity: Pick<Entity, "id" | "kind">) => void;
  /** To come after all entities; an end that is none of them is not counted. */
  readonly relation: (relation: Pick<Relation, "kind" | "from" | "to">) => void;
  readonly finish: () => Statistics;
}

interface Counting {
  relations: number;
  entities: number;
  /** By entity of the kind: 1 where it was counted. */
  readonly counted: Uint8Array;
}

/** Counts as entities and relations come: O(1) each. Holds a byte for each entity and each kind of relation it may have. */
export function statisticsBuilder({ kinds, relations }: Ontology): StatisticsBuilder {
  const kindNumbers = new Map(kinds.map(({ name }, number) => [name, number]));
  const relationNumbers = new Map(relations.map(({ name }, number) => [name, number]));
  /** Slot and kind of an entity in one small number, which costs no object. */
  const places = new Map<string, number>();
  const entities = kinds.map(() => 0);
  const degrees = relations.map(() => ({
    out: kinds.map((): Counting | null => null),
    in: kinds.map((): Counting | null => null),
  }));
  const count = (byKind: (Counting | null)[], id: string): void => {
    const place = places.get(id);
    if (place === undefined) return;
    const kind = place % kinds.length;
    const slot = (place - kind) / kinds.length;
    byKind[kind] ??= { relations: 0, entities: 0, counted: new Uint8Array(entities[kind] ?? 0) };
    const counting = byKind[kind] as Counting;
    counting.relations++;
    if (counting.counted[slot] === 1) return;
    counting.counted[slot] = 1;
    counting.entities++;
  };
  return {
    entity: ({ id, kind }) => {
      const number = kindNumbers.get(kind);
      if (number === undefined) return;
      const slot = entities[number] ?? 0;
      entities[number] = slot + 1;
      places.set(id, slot * kinds.length + number);
    },
    relation: ({ kind, from, to }) => {
      const both = degrees[relationNumbers.get(kind) ?? -1];
      if (both === undefined) return;
      count(both.out, from);
      count(both.in, to);
    },
    finish: () => ({
      entities: [...entities],
      relations: degrees.map((both) => ({ out: both.out.map(degreeOf), in: both.in.map(degreeOf) })),
    }),
  };
}

function degreeOf(counting: Counting | null): Degree | null {
  return counting === null ? null : { relations: counting.relations, entities: counting.entities };
}

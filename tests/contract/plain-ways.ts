import { compareCodePoints, type Entity, type Relation } from "../../graph/dataset.ts";
import type { Step, Walk, WayColumn } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { basisOfRank, leastCommitment, type Rank, rankOf, strengthOfRank } from "../../graph/ways.ts";

/** A step that was gone, and where it led. */
export interface Gone {
  readonly step: Step;
  readonly relation: Relation;
  readonly entity: Entity;
}

/** A way: where it begins, and the steps gone from there. One without steps stands for a start without a way. */
export interface PlainWay {
  readonly start: Entity;
  readonly gone: readonly Gone[];
}

/** Where ways are looked for. */
export interface Field {
  readonly relations: readonly Relation[];
  readonly byId: ReadonlyMap<string, Entity>;
  readonly passes: (walk: Walk, relation: Relation) => boolean;
  readonly avoided: (walk: Walk) => readonly Value[];
  readonly visit: () => void;
}

/** Every way from an entity, of any end and of at most `maxHops` steps, by going on and on. */
export function everyWay(field: Field, start: Entity, walk: Walk): readonly PlainWay[] {
  const avoided = field.avoided(walk);
  if (avoided.includes(start.id)) return [];
  const further = (way: PlainWay): readonly PlainWay[] => {
    if (way.gone.length === walk.maxHops) return [way];
    const met = [start.id, ...way.gone.map(({ entity }) => entity.id)];
    const here = met.at(-1);
    const longer = walk.steps.flatMap((step) =>
      field.relations
        .filter(({ kind, from, to }) => kind === step.relation && here === (step.direction === "out" ? from : to))
        .filter((relation) => {
          field.visit();
          const there = step.direction === "out" ? relation.to : relation.from;
          return !met.includes(there) && !avoided.includes(there) && field.passes(walk, relation);
        })
        .map((relation): PlainWay => {
          const there = step.direction === "out" ? relation.to : relation.from;
          return { start, gone: [...way.gone, { step, relation, entity: field.byId.get(there) as Entity }] };
        }),
    );
    return [way, ...longer.flatMap(further)];
  };
  return further({ start, gone: [] }).slice(1);
}

/** How far each entity is from the nearest of some. */
export function distances(field: Field, starts: readonly Entity[], walk: Walk): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const offer = (id: string, distance: number): void => {
    found.set(id, Math.min(distance, found.get(id) ?? distance));
  };
  for (const start of starts) {
    if (!field.avoided(walk).includes(start.id)) offer(start.id, 0);
    for (const { gone } of everyWay(field, start, walk)) offer((gone.at(-1) as Gone).entity.id, gone.length);
  }
  return found;
}

/** What ways are ordered by: `[length, rank, ids of the entities along, ids of the relations along]`. */
export function wayPosition(way: PlainWay): readonly [number, number, readonly string[], readonly string[]] {
  return [
    way.gone.length,
    weakest(way),
    [way.start.id, ...way.gone.map(({ entity }) => entity.id)],
    way.gone.map(({ relation }) => relation.id),
  ];
}

/** Of values as `wayPosition` has them, with the id of the start before them or not. */
export function comparePositions(a: readonly Value[], b: readonly Value[]): number {
  for (let at = 0; at < a.length; at++) {
    const sign = compareParts(a[at] ?? null, b[at] ?? null);
    if (sign !== 0) return sign;
  }
  return 0;
}

function compareParts(a: Value, b: Value): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      const sign = compareParts(a[at], b[at]);
      if (sign !== 0) return sign;
    }
    return a.length - b.length;
  }
  return typeof a === "string" ? compareCodePoints(a, String(b)) : Number(a) - Number(b);
}

/** Of ways with the same start and the same end, only the first. */
export function firstWays(ways: readonly PlainWay[]): readonly PlainWay[] {
  const ends = new Set<string>();
  return inOrder(ways).filter(({ start, gone }) => {
    const ofBoth = JSON.stringify([start.id, gone.at(-1)?.entity.id]);
    if (ends.has(ofBoth)) return false;
    ends.add(ofBoth);
    return true;
  });
}

export function inOrder(ways: readonly PlainWay[]): readonly PlainWay[] {
  return ways
    .map((way) => ({ way, at: wayPosition(way) }))
    .sort((a, b) => comparePositions(a.at, b.at))
    .map(({ way }) => way);
}

export function wayValue(way: PlainWay, of: Extract<WayColumn, { column: "way" }>["of"]): Value {
  const relations = way.gone.map(({ relation }) => relation);
  if (relations.length === 0) return null;
  switch (of) {
    case "length":
      return relations.length;
    case "inferredSteps":
      return relations.filter(({ basis }) => basis === "INFERRED").length;
    case "basis":
      return basisOfRank(weakest(way));
    case "strength":
      return strengthOfRank(weakest(way));
    case "commitment":
      return leastCommitment(relations.map(({ commitment }) => commitment));
    case "weakest":
      return weakest(way);
  }
}

function weakest({ gone }: PlainWay): Rank {
  return Math.max(0, ...gone.map(({ relation }) => rankOf(relation))) as Rank;
}

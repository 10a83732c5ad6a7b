import type { Ontology } from "../ontology.ts";
import type { Step } from "../plan/plan.ts";
import type { Degrees, Statistics } from "../statistics.ts";

/** Entities in expectation: how many of each kind, in the ontology's order. */
export type Population = readonly number[];

/** Statistics, made ready to be asked how steps lead on. */
export interface Terrain {
  readonly all: Population;
  /** How many relations there are. */
  readonly relations: number;
  readonly nobody: Population;
  readonly numbers: (kinds: readonly string[]) => readonly number[];
  readonly leg: (step: Step) => Leg;
}

/** What a step does from an entity of a kind: how likely it has such a relation, and then how many; and of which kinds their ends are. */
export interface Leg {
  readonly likely: readonly number[];
  readonly degree: readonly number[];
  readonly ends: readonly number[];
  /** The kinds that have any, and those that ends are of: few of all. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Cost: O(kinds x kinds of relation). */
export function createTerrain({ kinds, relations }: Ontology, statistics: Statistics): Terrain {
  const kindNumbers = new Map(kinds.map(({ name }, number) => [name, number]));
  const legs = new Map(
    relations.map(({ name }, number) => {
      const { out = [], in: back = [] } = statistics.relations[number] ?? {};
      const { entities } = statistics;
      return [name, { out: legOf(out, back, entities), in: legOf(back, out, entities) }];
    }),
  );
  const nobody = kinds.map(() => 0);
  const nowhere: Leg = { likely: nobody, degree: nobody, ends: nobody, from: [], to: [] };
  return {
    all: statistics.entities,
    relations: statistics.relations.reduce((all, { out }) => all + sumOf(out), 0),
    nobody,
    numbers: (names) => names.map((name) => kindNumbers.get(name) ?? -1).filter((number) => number >= 0),
    leg: ({ relation, direction }) => legs.get(relation)?.[direction] ?? nowhere,
  };
}

function sumOf(degrees: Degrees): number {
  return degrees.reduce((sum, degree) => sum + (degree?.relations ?? 0), 0);
}

function legOf(near: Degrees, far: Degrees, entities: Population): Leg {
  const relations = sumOf(far);
  return {
    likely: entities.map((all, kind) => ratio(near[kind]?.entities ?? 0, all)),
    degree: entities.map((_, kind) => ratio(near[kind]?.relations ?? 0, near[kind]?.entities ?? 0)),
    ends: entities.map((_, kind) => ratio(far[kind]?.relations ?? 0, relations)),
    from: near.flatMap((degree, kind) => (degree === null ? [] : [kind])),
    to: far.flatMap((degree, kind) => (degree === null ? [] : [kind])),
  };
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function total(population: Population): number {
  let sum = 0;
  for (const count of population) sum += count;
  return sum;
}

export function scaled(population: Population, factor: number): Population {
  return population.map((count) => count * factor);
}

export function sum(one: Population, other: Population): Population {
  return one.map((count, kind) => count + (other[kind] ?? 0));
}

/** Those of some kinds, each counting as much as `part` says. */
export function among(
  population: Population,
  kinds: readonly number[],
  part: (kind: number) => number = () => 1,
): Population {
  const some = population.map(() => 0);
  for (const kind of kinds) some[kind] = (population[kind] ?? 0) * part(kind);
  return some;
}

/** All relations of some steps that entities have, and their ends: an entity counts as often as it is met. */
export function expand(
  { leg, nobody }: Terrain,
  population: Population,
  steps: readonly Step[],
): { readonly relations: number; readonly ends: Population } {
  let relations = 0;
  const met = [...nobody];
  for (const step of steps) {
    const { likely, degree, ends, from, to } = leg(step);
    let along = 0;
    for (const kind of from) along += (population[kind] ?? 0) * (likely[kind] ?? 0) * (degree[kind] ?? 0);
    if (along === 0) continue;
    relations += along;
    for (const kind of to) met[kind] = (met[kind] ?? 0) + along * (ends[kind] ?? 0);
  }
  return { relations, ends: met };
}

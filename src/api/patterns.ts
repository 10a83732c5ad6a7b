import type { Direction, Ontology } from "../../graph/ontology.ts";
import type { Step } from "../../graph/plan/plan.ts";
import type { NamedPattern } from "./roles.ts";

/** The patterns of an ontology and their inverses, each under its own name. Cost: O(patterns). */
export function namedPatterns(ontology: Ontology): readonly NamedPattern[] {
  return ontology.patterns.flatMap(({ name, inverse, from, to, steps, maxHops, reading }): NamedPattern[] => [
    { name, from, to, steps, maxHops, backwards: reading.in },
    { name: inverse, from: to, to: from, steps: reversed(ontology, steps), maxHops, backwards: reading.out },
  ]);
}

/** The same steps gone the other way, in the ontology's order. */
export function reversed(ontology: Ontology, steps: readonly Step[]): readonly Step[] {
  return inOrder(
    ontology,
    steps.map(({ relation, direction }) => ({ relation, direction: opposite(direction) })),
  );
}

/** Steps in the ontology's order, out before in, each once. */
export function inOrder(ontology: Ontology, steps: readonly Step[]): readonly Step[] {
  return ontology.relations.flatMap(({ name }) =>
    (["out", "in"] as const).flatMap((direction) => {
      const step = steps.find((one) => one.relation === name && one.direction === direction);
      return step === undefined ? [] : [{ relation: name, direction }];
    }),
  );
}

function opposite(direction: Direction): Direction {
  return direction === "out" ? "in" : "out";
}

/** Of the steps, those that a way of at most so many hops from these kinds to those can take. Cost: O(hops x steps). */
export function feasible(
  ontology: Ontology,
  steps: readonly Step[],
  from: readonly string[],
  to: readonly string[],
  maxHops: number,
): readonly Step[] {
  const ends = steps.map((step) => {
    const relation = ontology.relations.find(({ name }) => name === step.relation);
    const [begins, leads] = [relation?.from ?? [], relation?.to ?? []];
    return step.direction === "out" ? { step, begins, leads } : { step, begins: leads, leads: begins };
  });
  const forth = levels(from, maxHops, (kinds) =>
    ends.flatMap(({ begins, leads }) => (meet(begins, kinds) ? leads : [])),
  );
  const back = levels(to, maxHops, (kinds) => ends.flatMap(({ begins, leads }) => (meet(leads, kinds) ? begins : [])));
  return ends
    .filter(({ begins, leads }) =>
      forth.some((here, hops) => meet(begins, here) && meet(leads, back[maxHops - 1 - hops] ?? [])),
    )
    .map(({ step }) => step);
}

/** The kinds within 0, 1, 2... hops of some. */
function levels(
  kinds: readonly string[],
  hops: number,
  next: (kinds: readonly string[]) => readonly string[],
): readonly (readonly string[])[] {
  const found = [[...new Set(kinds)]];
  for (let hop = 1; hop < hops; hop++) {
    const last = found[hop - 1] ?? [];
    found.push([...new Set([...last, ...next(last)])]);
  }
  return found;
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}

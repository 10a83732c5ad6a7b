import type { Direction, Ontology } from "./ontology.ts";

/** One relation gone over, and the name of where it leads. */
export interface ReadStep {
  readonly relation: string;
  readonly direction: Direction;
  readonly basis: string;
  /** Null where it is stated. */
  readonly strength: string | null;
  readonly to: string;
}

/**
 * A way as one sentence in the ontology's words, each relation with what it rests on: "A supports (inferred, medium) B,
 * which contributes to (stated) C". Takes the name of where the way begins and its steps; a relation by itself is a way of
 * one step. Pure. Cost: O(steps x relations of the ontology).
 */
export function reading(ontology: Ontology, start: string, steps: readonly ReadStep[]): string {
  const said = steps.map(({ relation, direction, basis, strength, to }) => {
    const words = ontology.relations.find(({ name }) => name === relation)?.reading[direction] ?? relation;
    const firmness = [basis, ...(strength === null ? [] : [strength])].map((one) => one.toLowerCase()).join(", ");
    return `${words} (${firmness}) ${to}`;
  });
  return said.length === 0 ? start : `${start} ${said.join(", which ")}`;
}

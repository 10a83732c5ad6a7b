import type { RelationWords, Words } from "../data/ontology.ts";

/** Between which kinds, which way and how far is gone. */
export interface Linking {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly direction: "OUT" | "IN" | "BOTH";
  readonly maxHops: number;
}

/** Of some relations those that a way over no others may have in it, by the kinds at their ends. Cost: O(hops * relations * kinds^2). */
export function relationsLinking(
  relations: readonly RelationWords[],
  { from, to, direction, maxHops }: Linking,
): readonly RelationWords[] {
  const steps = relations.flatMap((relation) => [
    ...(direction === "IN" ? [] : [{ relation, before: relation.from, after: relation.to }]),
    ...(direction === "OUT" ? [] : [{ relation, before: relation.to, after: relation.from }]),
  ]);
  const reached = distances(
    from,
    steps.map(({ before, after }) => [before, after]),
    maxHops,
  );
  const left = distances(
    to,
    steps.map(({ before, after }) => [after, before]),
    maxHops,
  );
  const nearest = (kinds: readonly string[], far: ReadonlyMap<string, number>) =>
    Math.min(...kinds.map((kind) => far.get(kind) ?? Number.POSITIVE_INFINITY));
  const linking = new Set(
    steps
      .filter(({ before, after }) => nearest(before, reached) + 1 + nearest(after, left) <= maxHops)
      .map(({ relation }) => relation),
  );
  return relations.filter((relation) => linking.has(relation));
}

/** How many steps away kinds are from the nearest of some, no further than `most`. */
function distances(
  starts: readonly string[],
  steps: readonly (readonly [before: readonly string[], after: readonly string[]])[],
  most: number,
): ReadonlyMap<string, number> {
  const far = new Map(starts.map((kind) => [kind, 0]));
  for (let hop = 1; hop <= most; hop++) {
    const met = steps.filter(([before]) => before.some((kind) => far.has(kind))).flatMap(([, after]) => after);
    for (const kind of met) if (!far.has(kind)) far.set(kind, hop);
  }
  return far;
}

/** Kinds that an end may be of: all of a kind are of that, an entity is of its own where it is known. */
export function kindsOfEnd(end: string, { kinds, kind }: Words, known: string | undefined): readonly string[] {
  if (kind(end) !== null) return [end];
  return known === undefined ? kinds.map(({ name }) => name) : [known];
}

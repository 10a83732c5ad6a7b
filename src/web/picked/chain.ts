import type { Words } from "../data/ontology.ts";
import type { RelationsQuery } from "../data/operations.ts";
import type { Pair } from "../pick.ts";

/** What is asked of a chain: where it begins and ends, and its name. */
export interface ChainAsked {
  readonly of: string;
  readonly by: string;
  readonly pattern: string;
}

/**
 * Where no relation links two entities, the first of the chains with a name that may, and that has in it what was asked for, along
 * its own way. Null where there is none, where one links them, and where chains were asked for.
 */
export function chainWanted(
  { patterns }: Words,
  { relations, pattern }: Pair,
  { from, to, links }: RelationsQuery,
): ChainAsked | null {
  if (pattern !== null || from === null || to === null || links.some(({ absence }) => absence === null)) return null;
  for (const { name, steps, ...ends } of patterns) {
    if (relations.length > 0 && !steps.some(({ relation }) => relations.includes(relation))) continue;
    for (const [of, by] of [
      [from, to],
      [to, from],
    ] as const)
      if (ends.from.includes(of.kind) && ends.to.includes(by.kind)) return { of: of.id, by: by.id, pattern: name };
  }
  return null;
}

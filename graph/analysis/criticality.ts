import type { Subgraph } from "../subgraph.ts";
import { connectivityOf } from "./connectivity.ts";
import { dominatedBy, dominatedCounts, dominatorsOf } from "./dominators.ts";
import { type FlowStep, flowOf } from "./flow.ts";
import { soleGivers } from "./sole-givers.ts";
import { idOf, numbersOf, type WhatIf } from "./what-if.ts";

/** How much rests on one entity, and in what way. */
export interface Criticality {
  readonly id: string;
  /** How many have no way to an aim but through it. */
  readonly cutOff: number;
  /** How many take all they have of a relation from it alone; and all that is stated. */
  readonly onlyOnes: number;
  readonly onlyStated: number;
  /** Into how many more pieces the graph around it would fall, whatever the direction of its relations. */
  readonly pieces: number;
}

/**
 * Ranks entities by what rests on them: how many it would cut off from every aim, whose only one it is, whose only
 * stated one, and what falls apart; then by id. Leaves out those on which nothing rests, and the aims: that all is done
 * for them says nothing of how firmly it stands. Counts what `whatIf` without
 * that one entity lists. Cost: O(edges) for each of a few rounds (dominators.ts).
 */
export function criticality(
  subgraph: Subgraph,
  steps: readonly FlowStep[],
  aims: readonly string[],
): readonly Criticality[] {
  const flow = flowOf(subgraph, steps);
  const aimed = new Set(numbersOf(flow, aims));
  const cutOff = dominatedCounts(dominatorsOf(flow, [...aimed]));
  const givers = soleGivers(flow);
  const { pieces } = connectivityOf(subgraph);
  const at = (counts: Uint32Array, node: number): number => counts[node] as number;
  return [...flow.nodes.keys()]
    .filter((node) => !aimed.has(node))
    .map((node) => ({
      id: idOf(flow, node),
      cutOff: at(cutOff, node),
      onlyOnes: givers.get(node)?.onlyOnes.length ?? 0,
      onlyStated: givers.get(node)?.onlyStated.length ?? 0,
      pieces: at(pieces, node),
    }))
    .filter((one) => one.cutOff + one.onlyOnes + one.onlyStated + one.pieces > 0)
    .sort(
      // equal ones stay ascending by id
      (a, b) => b.cutOff - a.cutOff || b.onlyOnes - a.onlyOnes || b.onlyStated - a.onlyStated || b.pieces - a.pieces,
    );
}

/**
 * What falls without each of some entities, taken out one at a time: what `whatIf` says of each. Cost: O(edges) for each of a
 * few rounds (dominators.ts), and what it gives.
 */
export function whatIfEach(
  subgraph: Subgraph,
  steps: readonly FlowStep[],
  aims: readonly string[],
  each: readonly string[],
): readonly WhatIf[] {
  const flow = flowOf(subgraph, steps);
  const givers = soleGivers(flow);
  const cutOffBy = dominatedBy(dominatorsOf(flow, numbersOf(flow, aims)));
  return numbersOf(flow, each).map((node) => {
    const { onlyOnes, onlyStated } = givers.get(node) ?? { onlyOnes: [], onlyStated: [] };
    return { onlyOnes, onlyStated, cutOff: cutOffBy(node).map((one) => idOf(flow, one)) };
  });
}

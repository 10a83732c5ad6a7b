import type { Subgraph } from "../subgraph.ts";
import { connectivityOf } from "./connectivity.ts";
import { dominatedCounts, dominatorsOf } from "./dominators.ts";
import { type Flow, type FlowStep, flowOf, takenBy } from "./flow.ts";
import { idOf, numbersOf } from "./what-if.ts";

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
  const [onlyOnes, onlyStated] = soleGivers(flow);
  const { pieces } = connectivityOf(subgraph);
  const at = (counts: Uint32Array, node: number): number => counts[node] as number;
  return [...flow.nodes.keys()]
    .filter((node) => !aimed.has(node))
    .map((node) => ({
      id: idOf(flow, node),
      cutOff: at(cutOff, node),
      onlyOnes: at(onlyOnes, node),
      onlyStated: at(onlyStated, node),
      pieces: at(pieces, node),
    }))
    .filter((one) => one.cutOff + one.onlyOnes + one.onlyStated + one.pieces > 0)
    .sort(
      // equal ones stay ascending by id
      (a, b) => b.cutOff - a.cutOff || b.onlyOnes - a.onlyOnes || b.onlyStated - a.onlyStated || b.pieces - a.pieces,
    );
}

/** For each node: how many relations of how many takers have it as their only giver, and as their only stated one. */
function soleGivers(flow: Flow): readonly [Uint32Array, Uint32Array] {
  const onlyOnes = new Uint32Array(flow.nodes.length);
  const onlyStated = new Uint32Array(flow.nodes.length);
  for (const taker of flow.nodes.keys()) {
    for (const edges of takenByRelation(flow, taker)) {
      const giver = soleGiver(flow, edges, taker);
      const stated = soleGiver(
        flow,
        edges.filter((edge) => flow.edges[edge]?.basis === "STATED"),
        taker,
      );
      if (giver !== null) onlyOnes[giver] = (onlyOnes[giver] as number) + 1;
      else if (stated !== null) onlyStated[stated] = (onlyStated[stated] as number) + 1;
    }
  }
  return [onlyOnes, onlyStated];
}

/** The edges that lead into a node, those of one relation together. */
function takenByRelation(flow: Flow, node: number): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const edge of takenBy(flow, node)) {
    const relation = flow.edges[edge]?.relation ?? "";
    const group = groups.get(relation) ?? [];
    group.push(edge);
    groups.set(relation, group);
  }
  return groups.values();
}

/** The one node that all edges come from, if it is not the taker itself. */
function soleGiver({ giver }: Flow, edges: readonly number[], taker: number): number | null {
  const givers = new Set(edges.map((edge) => giver[edge] as number));
  const [only] = givers;
  return givers.size === 1 && only !== undefined && only !== taker ? only : null;
}

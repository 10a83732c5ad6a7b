import type { Edge, Subgraph } from "../subgraph.ts";
import { rankOf } from "../ways.ts";
import { type Flow, type FlowStep, flowOf, givenBy, takenBy } from "./flow.ts";
import { numbersOf } from "./what-if.ts";

/**
 * By an entity's id, a shortest way over which it serves an aim, of these one whose weakest relation is as firm as may be: its
 * relations, from the entity on. None from an aim, nor from who reaches none. Cost: O(nodes + edges) once, then the way's length.
 */
export function waysToAims(
  subgraph: Subgraph,
  steps: readonly FlowStep[],
  aims: readonly string[],
): (id: string) => readonly Edge[] {
  const flow = flowOf(subgraph, steps);
  const next = nextToAims(flow, numbersOf(flow, aims));
  return (id) => {
    const way: Edge[] = [];
    let edge = next[flow.numbers.get(id) ?? -1] ?? -1;
    while (edge >= 0) {
      way.push(flow.edges[edge] as Edge);
      edge = next[flow.taker[edge] as number] as number;
    }
    return way;
  };
}

/** For each node the edge that its way begins with; -1: there is none. */
function nextToAims(flow: Flow, aims: readonly number[]): Int32Array {
  const next = new Int32Array(flow.nodes.length).fill(-1);
  const weakest = new Uint8Array(flow.nodes.length);
  const distance = new Int32Array(flow.nodes.length).fill(-1);
  for (const aim of aims) distance[aim] = 0;
  const open = [...new Set(aims)];
  // the nearest come first, so those one relation on are settled before a node is
  for (const node of open) {
    const far = distance[node] as number;
    let best = Number.POSITIVE_INFINITY;
    for (const edge of far === 0 ? [] : givenBy(flow, node)) {
      const taker = flow.taker[edge] as number;
      if (distance[taker] !== far - 1) continue;
      const rank = Math.max(weakest[taker] as number, rankOf(flow.edges[edge] as Edge));
      if (rank >= best) continue;
      best = rank;
      next[node] = edge;
      weakest[node] = rank;
    }
    for (const edge of takenBy(flow, node)) {
      const giver = flow.giver[edge] as number;
      if (distance[giver] !== -1) continue;
      distance[giver] = far + 1;
      open.push(giver);
    }
  }
  return next;
}

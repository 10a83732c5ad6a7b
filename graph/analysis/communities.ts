import { UndirectedGraph } from "graphology";
import louvainModule from "graphology-communities-louvain";
import type { Subgraph } from "../subgraph.ts";

// its types speak of a default export, and its module is the function itself
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** Entities that have more to do with each other than with the rest. */
export interface Community {
  /** Ids of its members, ascending. */
  readonly ids: readonly string[];
}

/**
 * Parts a subgraph into communities by the Louvain method (Blondel and others, 2008, as graphology has it), every relation
 * counting alike in both directions. The largest comes first, equal ones by first id. The random choices come from `seed`,
 * so the same subgraph always parts the same way. Above 1 a `resolution` makes more and smaller ones. Cost: about O(edges).
 */
export function communities(
  { nodes, edges }: Subgraph,
  { resolution = 1, seed = 1 }: { readonly resolution?: number; readonly seed?: number } = {},
): readonly Community[] {
  const graph = new UndirectedGraph<object, { weight: number }>();
  for (const { id } of nodes) graph.addNode(id);
  for (const { from, to } of edges) {
    if (from === to) continue;
    graph.updateEdge(from, to, ({ weight = 0 }) => ({ weight: weight + 1 }));
  }
  const numbers = edges.length === 0 ? {} : louvain(graph, { resolution, rng: randomNumbers(seed) });
  const members = new Map<number | string, string[]>();
  for (const { id } of nodes) {
    const number = numbers[id] ?? id;
    const ids = members.get(number) ?? [];
    ids.push(id);
    members.set(number, ids);
  }
  // nodes stand ascending by id, and so do the members and, among equals, the communities
  return [...members.values()].sort((a, b) => b.length - a.length).map((ids) => ({ ids }));
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

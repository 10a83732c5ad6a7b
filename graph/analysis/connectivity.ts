import type { Subgraph } from "../subgraph.ts";

/** Where a graph would fall apart, its edges taken as going both ways. */
export interface Connectivity {
  /** For each node, into how many more pieces its own would fall without it; 0: it is no articulation point. */
  readonly pieces: Uint32Array;
  /** Ids of the edges that alone hold two pieces together, ascending. */
  readonly bridges: readonly string[];
  /** For each node, the number of its piece, from 0 in the order of their first nodes. */
  readonly piece: Uint32Array;
}

interface Visit {
  readonly node: number;
  /** The edge it was come to by; -1 at the first of a piece. */
  readonly over: number;
  next: number;
}

/**
 * Articulation points, bridges and pieces, by one depth-first search (Hopcroft and Tarjan, "Algorithm 447", 1973),
 * without recursion. Cost: O(nodes + edges).
 */
export function connectivityOf({ nodes, edges }: Subgraph): Connectivity {
  const numbers = new Map(nodes.map(({ id }, number) => [id, number]));
  const ends = edges.map(({ from, to }) => [numbers.get(from) ?? 0, numbers.get(to) ?? 0] as const);
  const incident: number[][] = nodes.map(() => []);
  ends.forEach(([from, to], edge) => {
    incident[from]?.push(edge);
    if (from !== to) incident[to]?.push(edge);
  });
  const met = new Uint32Array(nodes.length);
  const lowest = new Uint32Array(nodes.length);
  const pieces = new Uint32Array(nodes.length);
  const piece = new Uint32Array(nodes.length);
  const bridges: string[] = [];
  let clock = 0;
  let piecesMet = 0;
  const enter = (node: number, over: number): Visit => {
    clock++;
    met[node] = clock;
    lowest[node] = clock;
    piece[node] = piecesMet - 1;
    return { node, over, next: 0 };
  };
  const lower = (node: number, to: number): void => {
    lowest[node] = Math.min(lowest[node] as number, to);
  };
  for (let first = 0; first < nodes.length; first++) {
    if (met[first] !== 0) continue;
    piecesMet++;
    const open = [enter(first, -1)];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const { node, over } = top;
      const edge = incident[node]?.[top.next];
      if (edge !== undefined) {
        top.next++;
        const [from, to] = ends[edge] as readonly [number, number];
        const other = from === node ? to : from;
        if (edge === over || other === node) continue;
        if (met[other] === 0) open.push(enter(other, edge));
        else lower(node, met[other] as number);
        continue;
      }
      open.pop();
      const parent = open.at(-1)?.node;
      if (parent === undefined) {
        // the first of a piece separates the branches it was left by, less the one that stays
        pieces[node] = Math.max((pieces[node] as number) - 1, 0);
        continue;
      }
      lower(parent, lowest[node] as number);
      const isCut = (lowest[node] as number) >= (met[parent] as number);
      if (isCut) pieces[parent] = (pieces[parent] as number) + 1;
      const id = edges[over]?.id;
      if (id !== undefined && (lowest[node] as number) > (met[parent] as number)) bridges.push(id);
    }
  }
  return { pieces, bridges: bridges.sort(), piece };
}

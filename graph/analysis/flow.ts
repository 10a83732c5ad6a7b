import type { Direction } from "../ontology.ts";
import type { Edge, Subgraph } from "../subgraph.ts";

/** A step along which something is passed on: help along `supports` (out), or from a part to its whole (in). */
export interface FlowStep {
  readonly relation: string;
  readonly direction: Direction;
}

/**
 * A subgraph in numbers, seen as a flow: each edge of the steps leads from the node that gives to the node that takes.
 * Nodes are numbered in their order, and so are the edges, by giver and by taker.
 */
export interface Flow {
  readonly nodes: Subgraph["nodes"];
  readonly numbers: ReadonlyMap<string, number>;
  readonly giver: Uint32Array;
  readonly taker: Uint32Array;
  readonly edges: readonly Edge[];
  /** Edges by giver: those of node n lie from `givenAt[n]` to `givenAt[n + 1]` in `given`; and by taker. */
  readonly givenAt: Uint32Array;
  readonly given: Uint32Array;
  readonly takenAt: Uint32Array;
  readonly taken: Uint32Array;
}

/** Cost: O(nodes + edges). */
export function flowOf({ nodes, edges }: Subgraph, steps: readonly FlowStep[]): Flow {
  const numbers = new Map(nodes.map(({ id }, number) => [id, number]));
  const ends = edges.flatMap((edge) =>
    steps
      .filter(({ relation }) => relation === edge.relation)
      .map(({ direction }) => {
        const [from, to] = [numberOf(numbers, edge.from), numberOf(numbers, edge.to)];
        return direction === "out" ? { edge, giver: from, taker: to } : { edge, giver: to, taker: from };
      }),
  );
  const giver = Uint32Array.from(ends, (one) => one.giver);
  const taker = Uint32Array.from(ends, (one) => one.taker);
  const [givenAt, given] = grouped(giver, nodes.length);
  const [takenAt, taken] = grouped(taker, nodes.length);
  return { nodes, numbers, giver, taker, edges: ends.map(({ edge }) => edge), givenAt, given, takenAt, taken };
}

/** The edges that lead out of a node, by number. */
export function givenBy({ givenAt, given }: Flow, node: number): Uint32Array {
  return given.subarray(givenAt[node], givenAt[node + 1]);
}

/** The edges that lead into a node, by number. */
export function takenBy({ takenAt, taken }: Flow, node: number): Uint32Array {
  return taken.subarray(takenAt[node], takenAt[node + 1]);
}

function numberOf(numbers: ReadonlyMap<string, number>, id: string): number {
  const number = numbers.get(id);
  if (number === undefined) throw new Error(`an edge of the subgraph ends in ${id}, which is not among its nodes`);
  return number;
}

/** Numbers sorted into groups, each in its order: where the groups begin, and the numbers. */
function grouped(groupOf: Uint32Array, groups: number): readonly [Uint32Array, Uint32Array] {
  const starts = new Uint32Array(groups + 1);
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] as number) + 1;
  for (let group = 0; group < groups; group++) {
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  }
  const next = starts.slice();
  const members = new Uint32Array(groupOf.length);
  for (let number = 0; number < groupOf.length; number++) {
    const group = groupOf[number] as number;
    const at = next[group] as number;
    members[at] = number;
    next[group] = at + 1;
  }
  return [starts, members];
}

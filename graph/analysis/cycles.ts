import type { Edge, Subgraph } from "../subgraph.ts";
import { type Flow, type FlowStep, flowOf, givenBy } from "./flow.ts";

/** Entities that each lead to each other, and a shortest round through them. */
export interface Cycle {
  /** Ids of all of them, ascending. */
  readonly ids: readonly string[];
  /** The edges of a shortest round from the first of them, in the order gone. */
  readonly round: readonly Edge[];
}

/**
 * Cycles along the steps: one for each strongly connected component that has any, ascending by first id (Tarjan,
 * "Depth-first search and linear graph algorithms", 1972, without recursion). An entity that leads to itself is one.
 * Cost: O(nodes + edges), and O(edges of a component) for its round.
 */
export function cycles(subgraph: Subgraph, steps: readonly FlowStep[]): readonly Cycle[] {
  const flow = flowOf(subgraph, steps);
  return componentsOf(flow)
    .map((component) => component.sort((a, b) => a - b))
    .filter(([first, second]) => first !== undefined && (second !== undefined || leadsToItself(flow, first)))
    .sort(([a = 0], [b = 0]) => a - b)
    .map((component) => ({
      ids: component.map((node) => flow.nodes[node]?.id ?? ""),
      round: roundFrom(flow, component),
    }));
}

function leadsToItself(flow: Flow, node: number): boolean {
  return givenBy(flow, node).some((edge) => flow.taker[edge] === node);
}

function componentsOf(flow: Flow): readonly number[][] {
  const count = flow.nodes.length;
  const met = new Uint32Array(count);
  const lowest = new Uint32Array(count);
  const isOpen = new Uint8Array(count);
  const gathered: number[] = [];
  const components: number[][] = [];
  let clock = 0;
  const enter = (node: number): { readonly node: number; next: number } => {
    clock++;
    met[node] = clock;
    lowest[node] = clock;
    isOpen[node] = 1;
    gathered.push(node);
    return { node, next: 0 };
  };
  const lower = (node: number, to: number): void => {
    lowest[node] = Math.min(lowest[node] as number, to);
  };
  for (let first = 0; first < count; first++) {
    if (met[first] !== 0) continue;
    const open = [enter(first)];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const { node } = top;
      const edge = givenBy(flow, node)[top.next];
      if (edge !== undefined) {
        top.next++;
        const other = flow.taker[edge] as number;
        if (met[other] === 0) open.push(enter(other));
        else if (isOpen[other] === 1) lower(node, met[other] as number);
        continue;
      }
      open.pop();
      const parent = open.at(-1);
      if (parent !== undefined) lower(parent.node, lowest[node] as number);
      if (lowest[node] !== met[node]) continue;
      const component = gathered.splice(gathered.lastIndexOf(node));
      for (const one of component) isOpen[one] = 0;
      components.push(component);
    }
  }
  return components;
}

/** Breadth-first from the first of a component, within it, until it is met again. */
function roundFrom(flow: Flow, component: readonly number[]): readonly Edge[] {
  const [first = 0] = component;
  const inside = new Set(component);
  const cameBy = new Map<number, number>();
  const open = [first];
  for (const node of open) {
    for (const edge of givenBy(flow, node)) {
      const next = flow.taker[edge] as number;
      if (!inside.has(next) || cameBy.has(next)) continue;
      cameBy.set(next, edge);
      if (next === first) return backFrom(flow, first, cameBy);
      open.push(next);
    }
  }
  return [];
}

function backFrom(flow: Flow, first: number, cameBy: ReadonlyMap<number, number>): readonly Edge[] {
  const round: Edge[] = [];
  let node = first;
  do {
    const by = cameBy.get(node);
    const edge = by === undefined ? undefined : flow.edges[by];
    if (by === undefined || edge === undefined) return round;
    round.unshift(edge);
    node = flow.giver[by] as number;
  } while (node !== first);
  return round;
}

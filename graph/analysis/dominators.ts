import { type Flow, givenBy, takenBy } from "./flow.ts";

/**
 * For every node, the next one that all its ways to an aim go through: its immediate dominator, seen from the aims
 * backwards. An aim, and a node that several unlike ways lead on from, has none (-1); so has one that reaches no aim (-2).
 * After Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm" (2001). Cost: O(edges) for each of a few rounds.
 */
export function dominatorsOf(flow: Flow, aims: readonly number[]): Int32Array {
  const count = flow.nodes.length;
  const order = backwardPostorder(flow, aims);
  // places count from the aims outwards; the root before all aims has place 0
  const placeOf = new Int32Array(count).fill(-1);
  order.forEach((node, at) => {
    placeOf[node] = at + 1;
  });
  const nodeAt = (place: number): number => order[place - 1] as number;
  const dominator = new Int32Array(order.length + 1).fill(-1);
  dominator[0] = 0;
  const isAim = new Set(aims);
  const meet = (left: number, right: number): number => {
    let [a, b] = [left, right];
    while (a !== b) {
      while (a > b) a = dominator[a] as number;
      while (b > a) b = dominator[b] as number;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let place = 1; place <= order.length; place++) {
      const node = nodeAt(place);
      let met = isAim.has(node) ? 0 : -1;
      for (const edge of givenBy(flow, node)) {
        const next = placeOf[flow.taker[edge] as number] as number;
        if (next < 0 || dominator[next] === -1) continue;
        met = met === -1 ? next : meet(next, met);
      }
      if (met !== dominator[place]) {
        dominator[place] = met;
        changed = true;
      }
    }
  }
  return Int32Array.from({ length: count }, (_, node) => {
    const place = placeOf[node] as number;
    if (place < 0) return -2;
    const above = dominator[place] as number;
    return above === 0 ? -1 : nodeAt(above);
  });
}

/** How many nodes have no way to an aim but through this one, itself left out. Cost: O(nodes). */
export function dominatedCounts(dominators: Int32Array): Uint32Array {
  const counts = new Uint32Array(dominators.length);
  const below = new Uint32Array(dominators.length);
  for (const above of dominators) if (above >= 0) below[above] = (below[above] as number) + 1;
  const open = [...dominators.keys()].filter((node) => below[node] === 0);
  // from the leaves of the tree upwards: a node is counted on once all below it are
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const above = dominators[node] as number;
    if (above < 0) continue;
    counts[above] = (counts[above] as number) + (counts[node] as number) + 1;
    below[above] = (below[above] as number) - 1;
    if (below[above] === 0) open.push(above);
  }
  return counts;
}

/**
 * Of a node, those that have no way to an aim but through it, itself left out, ascending. Cost: O(nodes) once, then of what is
 * given.
 */
export function dominatedBy(dominators: Int32Array): (node: number) => readonly number[] {
  const below = new Map<number, number[]>();
  for (const [node, above] of dominators.entries()) {
    const nodes = below.get(above) ?? [];
    nodes.push(node);
    below.set(above, nodes);
  }
  return (node) => {
    const found = [...(below.get(node) ?? [])];
    for (const one of found) found.push(...(below.get(one) ?? []));
    return found.sort((one, other) => one - other);
  };
}

/** All nodes that reach an aim, each after those through which the search came to it: a reverse postorder. */
function backwardPostorder(flow: Flow, aims: readonly number[]): readonly number[] {
  const seen = new Uint8Array(flow.nodes.length);
  const postorder: number[] = [];
  for (const aim of aims) {
    if (seen[aim] === 1) continue;
    seen[aim] = 1;
    const open = [{ node: aim, at: 0 }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const edges = takenBy(flow, top.node);
      const edge = edges[top.at];
      if (edge === undefined) {
        postorder.push(top.node);
        open.pop();
        continue;
      }
      top.at++;
      const next = flow.giver[edge] as number;
      if (seen[next] === 1) continue;
      seen[next] = 1;
      open.push({ node: next, at: 0 });
    }
  }
  return postorder.reverse();
}

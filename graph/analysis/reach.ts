import { type Flow, takenBy } from "./flow.ts";

/** Which nodes can pass something on to one of the aims, without the nodes taken out; an aim that stands counts. O(edges). */
export function reaching(flow: Flow, aims: Iterable<number>, without: ReadonlySet<number>): Uint8Array {
  const reached = new Uint8Array(flow.nodes.length);
  const open: number[] = [];
  const reach = (node: number): void => {
    if (reached[node] === 1 || without.has(node)) return;
    reached[node] = 1;
    open.push(node);
  };
  for (const aim of aims) reach(aim);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const edge of takenBy(flow, node)) reach(flow.giver[edge] as number);
  }
  return reached;
}

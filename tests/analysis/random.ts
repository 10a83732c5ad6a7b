import * as fc from "fast-check";
import type { FlowStep } from "../../graph/analysis/flow.ts";
import type { Edge, Subgraph } from "../../graph/subgraph.ts";

/** Two relations that serve, one of them backwards, and one that does not. */
export const steps: readonly FlowStep[] = [
  { relation: "supports", direction: "out" },
  { relation: "operatesThrough", direction: "in" },
];

const bases: readonly Pick<Edge, "basis" | "strength">[] = [
  { basis: "STATED", strength: null },
  { basis: "INFERRED", strength: "MEDIUM" },
];

export function edge(
  from: string,
  relation: string,
  to: string,
  firm = bases[0] ?? { basis: "STATED", strength: null },
): Edge {
  return { id: `${from}>${relation}>${to}`, relation, from, to, ...firm, commitment: null };
}

export function subgraph(nodes: readonly string[], edges: readonly Edge[]): Subgraph {
  return {
    nodes: [...nodes].sort().map((id) => ({ id, kind: id.startsWith("goal") ? "Goal" : "Means", name: id })),
    edges: [...edges].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Up to a dozen nodes, the first of which may be aims, with loops, rounds and relations both ways. */
export const anySubgraph: fc.Arbitrary<Subgraph> = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, at) => (at % 4 === 0 ? `goal${at}` : `means${at}`));
  const end = fc.nat(size - 1);
  const relation = fc.constantFrom("supports", "operatesThrough", "mentions");
  return fc
    .uniqueArray(fc.tuple(end, relation, end, fc.constantFrom(...bases)), {
      maxLength: 24,
      selector: ([from, kind, to]) => `${from} ${kind} ${to}`,
    })
    .map((edges) =>
      subgraph(
        ids,
        edges.map(([from, kind, to, firm]) => edge(ids[from] ?? "", kind, ids[to] ?? "", firm)),
      ),
    );
});

/** The subgraph as it would be had these entities never been loaded. */
export function loadedWithout({ nodes, edges }: Subgraph, ids: readonly string[]): Subgraph {
  return {
    nodes: nodes.filter(({ id }) => !ids.includes(id)),
    edges: edges.filter(({ from, to }) => !ids.includes(from) && !ids.includes(to)),
  };
}

export function aimsOf({ nodes }: Subgraph): readonly string[] {
  return nodes.filter(({ kind }) => kind === "Goal").map(({ id }) => id);
}

/** Whether something can be passed on from one to any of the others, in the plainest way. */
export function reaches({ edges }: Subgraph, from: string, aims: readonly string[]): boolean {
  const seen = new Set([from]);
  for (const one of seen) {
    for (const { relation, from: start, to } of edges) {
      if (relation === "supports" && start === one) seen.add(to);
      if (relation === "operatesThrough" && to === one) seen.add(start);
    }
  }
  return aims.some((aim) => seen.has(aim));
}

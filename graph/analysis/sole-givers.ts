import { type Flow, takenBy } from "./flow.ts";
import type { Loss, Losses } from "./what-if.ts";

/** By node, who takes all it has of a relation from it alone, and who all that is stated; ascending by id, then relation. Cost: O(edges). */
export function soleGivers(flow: Flow): ReadonlyMap<number, Losses> {
  const givers = new Map<number, { readonly onlyOnes: Loss[]; readonly onlyStated: Loss[] }>();
  const of = (giver: number) => {
    const one = givers.get(giver) ?? { onlyOnes: [], onlyStated: [] };
    givers.set(giver, one);
    return one;
  };
  for (const [taker, { id }] of flow.nodes.entries()) {
    for (const [relation, edges] of takenByRelation(flow, taker)) {
      const only = soleGiver(flow, edges, taker);
      const stated = edges.filter((edge) => flow.edges[edge]?.basis === "STATED");
      const giver = only ?? soleGiver(flow, stated, taker);
      if (giver === null) continue;
      const lost = edges.filter((edge) => flow.giver[edge] === giver).flatMap((edge) => flow.edges[edge] ?? []);
      of(giver)[only === null ? "onlyStated" : "onlyOnes"].push({ id, relation, lost });
    }
  }
  return givers;
}

/** The edges that lead into a node, those of one relation together, ascending by relation. */
function takenByRelation(flow: Flow, node: number): readonly (readonly [string, readonly number[]])[] {
  const groups = new Map<string, number[]>();
  for (const edge of takenBy(flow, node)) {
    const relation = flow.edges[edge]?.relation ?? "";
    const group = groups.get(relation) ?? [];
    group.push(edge);
    groups.set(relation, group);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The one node that all edges come from, if it is not the taker itself. */
function soleGiver({ giver }: Flow, edges: readonly number[], taker: number): number | null {
  const givers = new Set(edges.map((edge) => giver[edge] as number));
  const [only] = givers;
  return givers.size === 1 && only !== undefined && only !== taker ? only : null;
}

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { waysToAims } from "../../graph/analysis/ways-to-aims.ts";
import type { Edge, Subgraph } from "../../graph/subgraph.ts";
import { rankOf } from "../../graph/ways.ts";
import { aimsOf, anySubgraph, edge, steps, subgraph } from "./random.ts";

test("of equally short ways the one is told whose weakest relation is firmest", () => {
  const weak = { basis: "INFERRED", strength: "WEAK" } as const;
  const graph = subgraph(
    ["goal", "a", "b", "fund"],
    [
      edge("fund", "supports", "a"),
      edge("a", "supports", "goal", weak),
      edge("fund", "supports", "b", { basis: "INFERRED", strength: "STRONG" }),
      edge("b", "supports", "goal"),
    ],
  );
  const wayOf = waysToAims(graph, steps, ["goal"]);
  expect(wayOf("fund").map(({ id }) => id)).toEqual(["fund>supports>b", "b>supports>goal"]);
  expect([wayOf("goal"), wayOf("nobody")]).toEqual([[], []]);
});

/** Every way that visits none twice, the plainest way of finding them. */
function waysFrom(
  { edges }: Subgraph,
  from: string,
  aims: readonly string[],
  seen: readonly string[],
): readonly Edge[][] {
  if (aims.includes(from)) return [[]];
  return edges.flatMap((one) => {
    const [giver, taker] = { supports: [one.from, one.to], operatesThrough: [one.to, one.from] }[one.relation] ?? [];
    if (giver !== from || taker === undefined || seen.includes(taker)) return [];
    return waysFrom({ nodes: [], edges }, taker, aims, [...seen, taker]).map((way) => [one, ...way]);
  });
}

test("the way told is as short as any, and of those as firm as any; who has none is told of none", () => {
  fc.assert(
    fc.property(anySubgraph, (graph) => {
      const aims = aimsOf(graph).slice(0, 2);
      const wayOf = waysToAims(graph, steps, aims);
      const measure = (way: readonly Edge[]) => way.length * 10 + Math.max(0, ...way.map(rankOf));
      for (const { id } of graph.nodes) {
        const ways = waysFrom(graph, id, aims, [id]);
        const best = Math.min(...ways.map(measure));
        const way = wayOf(id);
        if (ways.length === 0) expect(way).toEqual([]);
        else
          expect(ways.some((one) => measure(one) === best && one.every((step, at) => step.id === way[at]?.id))).toBe(
            true,
          );
      }
    }),
    { numRuns: 500 },
  );
});

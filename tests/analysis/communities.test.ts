import * as fc from "fast-check";
import { expect, test } from "vitest";
import { communities } from "../../graph/analysis/communities.ts";
import { anySubgraph, edge, subgraph } from "./random.ts";

const among = (ids: readonly string[]) =>
  ids.flatMap((from, at) => ids.slice(at + 1).map((to) => edge(from, "supports", to)));

test("two groups held together by one relation are two communities, the larger first", () => {
  const [few, many] = [
    ["a", "b", "c"],
    ["p", "q", "r", "s"],
  ];
  const graph = subgraph([...few, ...many], [...among(few), ...among(many), edge("a", "supports", "p")]);
  expect(communities(graph)).toEqual([{ ids: many }, { ids: few }]);
});

test("a higher resolution makes no fewer of them", () => {
  const groups = [
    ["a", "b", "c"],
    ["p", "q", "r"],
    ["x", "y", "z"],
  ];
  const graph = subgraph(groups.flat(), [
    ...groups.flatMap(among),
    edge("a", "supports", "p"),
    edge("p", "supports", "x"),
  ]);
  expect(communities(graph, { resolution: 0.1 }).length).toBeLessThan(communities(graph, { resolution: 3 }).length);
});

test("every entity is of one community, and the same graph always parts the same way", () => {
  fc.assert(
    fc.property(anySubgraph, (graph) => {
      const parted = communities(graph);
      expect(parted.flatMap(({ ids }) => ids).sort()).toEqual(graph.nodes.map(({ id }) => id));
      expect(communities(graph)).toEqual(parted);
    }),
    { numRuns: 500 },
  );
});

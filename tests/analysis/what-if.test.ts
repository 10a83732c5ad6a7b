import * as fc from "fast-check";
import { expect, test } from "vitest";
import { whatIf } from "../../graph/analysis/what-if.ts";
import type { Edge, Subgraph } from "../../graph/subgraph.ts";
import { aimsOf, anySubgraph, edge, loadedWithout, reaches, steps, subgraph } from "./random.ts";

const inferred = { basis: "INFERRED", strength: "WEAK" } as const;

test("without an instrument, the task it alone supported loses its only one, with the relation that falls", () => {
  const graph = subgraph(
    ["fund", "loan", "task1", "task2"],
    [edge("fund", "supports", "task1"), edge("fund", "supports", "task2"), edge("loan", "supports", "task2")],
  );
  const { onlyOnes, onlyStated } = whatIf(graph, steps, [], ["fund"]);
  expect(onlyOnes).toEqual([{ id: "task1", relation: "supports", lost: [edge("fund", "supports", "task1")] }]);
  expect(onlyStated).toEqual([]);
});

test("where only inferred support is left, the only stated one is said to be lost", () => {
  const graph = subgraph(
    ["fund", "loan", "task"],
    [edge("fund", "supports", "task"), edge("loan", "supports", "task", inferred)],
  );
  expect(whatIf(graph, steps, [], ["fund"])).toMatchObject({ onlyOnes: [], onlyStated: [{ id: "task" }] });
  expect(whatIf(graph, steps, [], ["loan"])).toEqual({ onlyOnes: [], onlyStated: [], cutOff: [] });
});

test("a part serves what its whole serves: without the whole it is cut off from the goal", () => {
  const graph = subgraph(
    ["goal", "part", "whole"],
    [edge("whole", "operatesThrough", "part"), edge("whole", "supports", "goal")],
  );
  expect(whatIf(graph, steps, ["goal"], ["whole"])).toMatchObject({ onlyOnes: [{ id: "goal" }], cutOff: ["part"] });
});

test("without an id that is not there, nothing falls", () => {
  const graph = subgraph(["goal", "means"], [edge("means", "supports", "goal")]);
  expect(whatIf(graph, steps, ["goal"], ["nobody"])).toEqual({ onlyOnes: [], onlyStated: [], cutOff: [] });
});

/** What is taken over a relation, by taker: how many in all, and how many stated. */
function taken({ edges }: Subgraph): ReadonlyMap<string, { readonly all: number; readonly stated: number }> {
  const counts = new Map<string, { all: number; stated: number }>();
  const takerOf = ({ relation, from, to }: Edge) => ({ supports: to, operatesThrough: from })[relation];
  for (const one of edges) {
    const taker = takerOf(one);
    if (taker === undefined) continue;
    const count = counts.get(`${taker} ${one.relation}`) ?? { all: 0, stated: 0 };
    count.all++;
    if (one.basis === "STATED") count.stated++;
    counts.set(`${taker} ${one.relation}`, count);
  }
  return counts;
}

test("what-if says what loading the graph without the entities shows", () => {
  fc.assert(
    fc.property(anySubgraph, fc.array(fc.nat(11), { maxLength: 3 }), (graph, picks) => {
      const without = picks.flatMap((pick) => graph.nodes[pick]?.id ?? []);
      const aims = aimsOf(graph);
      const after = loadedWithout(graph, without);
      const [countsBefore, countsAfter] = [taken(graph), taken(after)];
      const stays = ({ id }: { readonly id: string }) => !without.includes(id);
      const changed = [...countsBefore].filter(([key]) => stays({ id: key.split(" ")[0] ?? "" }));
      const none = { all: 0, stated: 0 };
      const lostAll = changed.filter(([key]) => (countsAfter.get(key) ?? none).all === 0).map(([key]) => key);
      const lostStated = changed
        .filter(([key, { stated }]) => {
          const left = countsAfter.get(key) ?? none;
          return left.all > 0 && stated > 0 && left.stated === 0;
        })
        .map(([key]) => key);
      const found = whatIf(graph, steps, aims, without);
      const keys = (losses: typeof found.onlyOnes) => losses.map(({ id, relation }) => `${id} ${relation}`).sort();
      expect(keys(found.onlyOnes)).toEqual(lostAll.sort());
      expect(keys(found.onlyStated)).toEqual(lostStated.sort());
      const left = aims.filter((aim) => !without.includes(aim));
      expect(found.cutOff).toEqual(
        graph.nodes
          .filter(stays)
          .filter(({ id }) => reaches(graph, id, aims) && !reaches(after, id, left))
          .map(({ id }) => id),
      );
    }),
    { numRuns: 2000 },
  );
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cycles } from "../../graph/analysis/cycles.ts";
import type { FlowStep } from "../../graph/analysis/flow.ts";
import { anySubgraph, edge, reaches, steps, subgraph } from "./random.ts";

const supports: readonly FlowStep[] = [{ relation: "supports", direction: "out" }];

test("two that support each other are a cycle, with its round in the order gone", () => {
  const graph = subgraph(
    ["a", "b", "c"],
    [edge("a", "supports", "b"), edge("b", "supports", "a"), edge("b", "supports", "c")],
  );
  expect(cycles(graph, supports)).toEqual([
    { ids: ["a", "b"], round: [edge("a", "supports", "b"), edge("b", "supports", "a")] },
  ]);
});

test("one that supports itself is a cycle of one", () => {
  const graph = subgraph(["a"], [edge("a", "supports", "a")]);
  expect(cycles(graph, supports)).toEqual([{ ids: ["a"], round: [edge("a", "supports", "a")] }]);
});

test("entities are of one cycle exactly where each leads to the other", () => {
  fc.assert(
    fc.property(anySubgraph, (graph) => {
      const found = cycles(graph, steps);
      const together = new Map(found.flatMap(({ ids }, at) => ids.map((id) => [id, at] as const)));
      for (const a of graph.nodes) {
        for (const b of graph.nodes) {
          if (a === b) continue;
          const both = reaches(graph, a.id, [b.id]) && reaches(graph, b.id, [a.id]);
          const said = together.has(a.id) && together.get(a.id) === together.get(b.id);
          expect(said).toBe(both);
        }
      }
      for (const { ids, round } of found) {
        expect(round.length).toBeGreaterThan(0);
        for (const { from, to } of round) expect(ids).toEqual(expect.arrayContaining([from, to]));
      }
    }),
    { numRuns: 2000 },
  );
});

test("a round of fifty thousand is found without running out of stack", () => {
  const ids = Array.from({ length: 50_000 }, (_, at) => `n${String(at).padStart(5, "0")}`);
  const graph = subgraph(
    ids,
    ids.map((id, at) => edge(id, "supports", ids[(at + 1) % ids.length] ?? "")),
  );
  expect(cycles(graph, supports).map(({ round }) => round.length)).toEqual([50_000]);
});

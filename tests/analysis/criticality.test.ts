import * as fc from "fast-check";
import { expect, test } from "vitest";
import { connectivityOf } from "../../graph/analysis/connectivity.ts";
import { criticality, whatIfEach } from "../../graph/analysis/criticality.ts";
import { whatIf } from "../../graph/analysis/what-if.ts";
import type { Subgraph } from "../../graph/subgraph.ts";
import { aimsOf, anySubgraph, edge, loadedWithout, steps, subgraph } from "./random.ts";

test("the one through which all others reach the goal comes first", () => {
  const graph = subgraph(
    ["bank", "fund", "goal", "loan"],
    [edge("fund", "supports", "bank"), edge("loan", "supports", "bank"), edge("bank", "supports", "goal")],
  );
  const [first] = criticality(graph, steps, ["goal"]);
  expect(first).toEqual({ id: "bank", cutOff: 2, onlyOnes: 1, onlyStated: 0, pieces: 2 });
});

test("an entity on which nothing rests is left out", () => {
  const graph = subgraph(
    ["fund", "goal", "loan"],
    [edge("fund", "supports", "goal"), edge("loan", "supports", "goal")],
  );
  expect(criticality(graph, steps, ["goal"]).map(({ id }) => id)).not.toContain("fund");
});

test("a goal is not among those that much rests on, though all would fall with it", () => {
  const graph = subgraph(["fund", "goal"], [edge("fund", "supports", "goal")]);
  expect(criticality(graph, steps, ["goal"]).map(({ id }) => id)).toEqual(["fund"]);
});

test("criticality counts what what-if lists, entity by entity", () => {
  fc.assert(
    fc.property(anySubgraph, (graph) => {
      const aims = aimsOf(graph);
      const ranked = new Map(criticality(graph, steps, aims).map((one) => [one.id, one]));
      for (const { id } of graph.nodes) {
        if (aims.includes(id)) continue;
        const { onlyOnes, onlyStated, cutOff } = whatIf(graph, steps, aims, [id]);
        const counted = ranked.get(id) ?? { onlyOnes: 0, onlyStated: 0, cutOff: 0 };
        expect(counted).toMatchObject({
          onlyOnes: onlyOnes.length,
          onlyStated: onlyStated.length,
          cutOff: cutOff.length,
        });
      }
    }),
    { numRuns: 2000 },
  );
});

test("what falls without each of some, asked at once, is what what-if says of each", () => {
  fc.assert(
    fc.property(anySubgraph, (graph) => {
      const aims = aimsOf(graph);
      const each = graph.nodes.map(({ id }) => id);
      expect(whatIfEach(graph, steps, aims, each)).toEqual(each.map((id) => whatIf(graph, steps, aims, [id])));
    }),
    { numRuns: 2000 },
  );
});

function piecesOf(graph: Subgraph): number {
  const { piece } = connectivityOf(graph);
  return new Set(piece).size;
}

/** Pieces met by walking from each node in turn, in the plainest way. */
function plainPieces({ nodes, edges }: Subgraph): number {
  const left = new Set(nodes.map(({ id }) => id));
  let pieces = 0;
  for (const start of left) {
    pieces++;
    const open = [start];
    for (const one of open) {
      left.delete(one);
      for (const { from, to } of edges) {
        if (from === one && left.has(to)) open.push(to);
        if (to === one && left.has(from)) open.push(from);
      }
    }
  }
  return pieces;
}

test("articulation points and bridges are those whose loss makes more pieces", () => {
  fc.assert(
    fc.property(anySubgraph, (graph) => {
      const { pieces, bridges } = connectivityOf(graph);
      expect(piecesOf(graph)).toBe(plainPieces(graph));
      graph.nodes.forEach(({ id }, node) => {
        expect(pieces[node]).toBe(Math.max(plainPieces(loadedWithout(graph, [id])) - plainPieces(graph), 0));
      });
      const bridging = graph.edges.filter(
        (one) => plainPieces({ ...graph, edges: graph.edges.filter((other) => other !== one) }) > plainPieces(graph),
      );
      expect(bridges).toEqual(bridging.map(({ id }) => id));
    }),
    { numRuns: 2000 },
  );
});

test("a chain of fifty thousand entities is ranked without running out of stack", () => {
  const ids = Array.from({ length: 50_000 }, (_, at) => `means${String(at).padStart(5, "0")}`);
  const graph = subgraph(
    ids,
    ids.slice(1).map((id, at) => edge(id, "supports", ids[at] ?? "")),
  );
  const [first] = criticality(graph, steps, [ids[0] ?? ""]);
  expect(first).toMatchObject({ id: ids[1], cutOff: 49_998, onlyOnes: 1 });
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { inTurn, inTurnEach } from "../../graph/analysis/in-turn.ts";
import { whatIf } from "../../graph/analysis/what-if.ts";
import { anySubgraph, edge, steps, subgraph } from "./random.ts";

test("what the loser of its only one serves is concerned in turn, and what that serves, with nothing else recorded", () => {
  const graph = subgraph(
    ["fund", "jobs", "growth", "wealth"],
    [edge("fund", "supports", "jobs"), edge("jobs", "supports", "growth"), edge("growth", "supports", "wealth")],
  );
  expect(inTurn(graph, steps, ["fund"])).toEqual([
    { id: "growth", relation: "supports", servedBy: [edge("jobs", "supports", "growth")], others: 0 },
    { id: "wealth", relation: "supports", servedBy: [edge("growth", "supports", "wealth")], others: 0 },
  ]);
});

test("who keeps others is told of with their number, and nothing goes on from there", () => {
  const graph = subgraph(
    ["fund", "jobs", "loan", "growth", "wealth"],
    [
      edge("fund", "supports", "jobs"),
      edge("jobs", "supports", "growth"),
      edge("loan", "supports", "growth"),
      edge("growth", "supports", "wealth"),
    ],
  );
  expect(inTurn(graph, steps, ["fund"])).toEqual([
    { id: "growth", relation: "supports", servedBy: [edge("jobs", "supports", "growth")], others: 1 },
  ]);
  // both together leave nothing else
  expect(inTurn(graph, steps, ["fund", "loan"]).map(({ id, others }) => [id, others])).toEqual([
    ["growth", 0],
    ["wealth", 0],
  ]);
});

test("who serves itself in a round keeps that: nothing falls by what was not there", () => {
  const graph = subgraph(
    ["fund", "jobs", "growth", "trade"],
    [
      edge("fund", "supports", "jobs"),
      edge("jobs", "supports", "growth"),
      edge("growth", "supports", "trade"),
      edge("trade", "supports", "growth"),
    ],
  );
  expect(inTurn(graph, steps, ["fund"]).map(({ id, others }) => [id, others])).toEqual([["growth", 1]]);
});

test("those that fall are whose only ones what-if says are lost where these are taken out too, again and again", () => {
  fc.assert(
    fc.property(anySubgraph, fc.array(fc.nat(11), { maxLength: 3 }), (graph, picks) => {
      const without = picks.flatMap((pick) => graph.nodes[pick]?.id ?? []);
      const falling = (gone: readonly string[]) => whatIf(graph, steps, [], gone).onlyOnes.map(({ id }) => id);
      const { onlyOnes, onlyStated } = whatIf(graph, steps, [], without);
      const losing = [...onlyOnes, ...onlyStated].map(({ id }) => id);
      let fallen: readonly string[] = [];
      for (let more = falling(without); more.length > 0; more = falling([...without, ...fallen])) {
        fallen = [...fallen, ...more];
      }
      const serving = graph.edges.flatMap((one) =>
        steps
          .filter(({ relation }) => relation === one.relation)
          .map(({ direction }) => (direction === "out" ? one : { ...one, from: one.to, to: one.from }))
          .map(({ id, relation, from: giver, to: taker }) => ({ id, relation, giver, taker })),
      );
      const told = [...new Set(serving.map(({ taker, relation }) => `${taker} ${relation}`))].flatMap((key) => {
        const all = serving.filter(({ taker, relation }) => key === `${taker} ${relation}`);
        const [taker = ""] = key.split(" ");
        const by = all.filter(({ giver }) => fallen.includes(giver) && giver !== taker).map(({ id }) => id);
        const others = all.filter(({ giver }) => !fallen.includes(giver) && !without.includes(giver)).length;
        const isTold = by.length > 0 && !losing.includes(taker) && !without.includes(taker);
        return isTold ? [`${key}: ${by.sort()} and ${others}`] : [];
      });
      const found = inTurn(graph, steps, without);
      expect(
        found.map(
          ({ id, relation, servedBy, others }) => `${id} ${relation}: ${servedBy.map((one) => one.id)} and ${others}`,
        ),
      ).toEqual(told.sort());
    }),
    { numRuns: 2000 },
  );
});

test("whom each of some concerns in turn, asked at once, is what is said of each", () => {
  fc.assert(
    fc.property(anySubgraph, (graph) => {
      const each = graph.nodes.map(({ id }) => id);
      expect([...inTurnEach(graph, steps, each)]).toEqual(each.map((id) => inTurn(graph, steps, [id])));
    }),
    { numRuns: 1000 },
  );
});

test("along a chain of fifty thousand all that follows is told of, without running out of stack", () => {
  const ids = Array.from({ length: 50_000 }, (_, at) => `means${String(at).padStart(5, "0")}`);
  const graph = subgraph(
    ids,
    ids.slice(1).map((id, at) => edge(ids[at] ?? "", "supports", id)),
  );
  expect(inTurn(graph, steps, [ids[0] ?? ""])).toHaveLength(49_998);
});

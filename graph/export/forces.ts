import { UndirectedGraph } from "graphology";
import forceAtlas2Module from "graphology-layout-forceatlas2";
import type { Excerpt } from "../excerpt.ts";
import { weightOf } from "./attributes.ts";
import type { Layout } from "./layout.ts";

// its types speak of a default export, and its module is the function itself
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Rounds: as many as a graph of this size can be given in some seconds, within bounds. */
const rounds = { most: 600, least: 60, work: 400_000 };
/** Entities that are moved between two turns of the loop. */
const atOnce = 2_000;
/** Radians between neighbours of a sunflower's seeds: no two stand in one place, nor in a line. */
const goldenAngle = 2.399963229728653;

/**
 * Where things stand when relations draw their ends together and everything else is pushed apart: ForceAtlas2 (Jacomy and others, 2014, as
 * graphology has it), the more firmly an edge holds the more strongly. It begins at a sunflower in the order of ids, so that the
 * same graph gives the same layout. Each `yield` is a place to let others run. Cost: O(rounds x (nodes log nodes + edges)).
 */
export function* forcesSteps({ receipt, nodes, edges }: Excerpt): Generator<void, Layout, void> {
  const graph = new UndirectedGraph<{ x: number; y: number; size: number }, { weight: number }>();
  const numbers = new Map<string, string>();
  for (const { id } of nodes) {
    const at = numbers.size;
    numbers.set(id, String(at));
    const [far, turn] = [10 * Math.sqrt(at + 0.5), at * goldenAngle];
    graph.addNode(String(at), { x: far * Math.cos(turn), y: far * Math.sin(turn), size: 5 });
  }
  for (const edge of edges) {
    const [from, to] = [numbers.get(edge.from), numbers.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    graph.updateEdge(from, to, ({ weight = 0 }) => ({ weight: weight + weightOf(edge) / 4 }));
  }
  const { most, least, work } = rounds;
  const order = Math.max(1, receipt.nodes);
  const settings = { ...forceAtlas2.inferSettings(order), adjustSizes: order <= atOnce };
  const step = Math.max(1, Math.floor(atOnce / order));
  for (let left = order === 1 ? 0 : Math.min(most, Math.max(least, Math.round(work / order))); left > 0; left -= step) {
    forceAtlas2.assign(graph, { iterations: Math.min(step, left), settings });
    yield;
  }
  return new Map(Array.from(numbers, ([id, number]) => [id, graph.getNodeAttributes(number)]));
}

import { UndirectedGraph } from "graphology";
import forceAtlas2Module from "graphology-layout-forceatlas2";
import type { Linked, Positions } from "./map-layout.ts";

/** What is used of it. */
interface ForceAtlas2 {
  inferSettings(order: number): object;
  assign(graph: UndirectedGraph, parameters: { readonly iterations: number; readonly settings: object }): void;
}

// its types speak of a default export; its module is the function itself, or has it so, as it is bundled
const loaded = forceAtlas2Module as unknown as ForceAtlas2 & { readonly default: ForceAtlas2 };
const forceAtlas2: ForceAtlas2 = "assign" in loaded ? loaded : (loaded as { readonly default: ForceAtlas2 }).default;

/** Rounds: as many as a graph of this size can be given in some seconds, within bounds. */
const rounds = { most: 600, least: 80, work: 600_000 };
/** Entities that are moved between two reports. */
const atOnce = 20_000;
/** So many nodes and fewer are kept from lying on each other. */
const roomy = 2_000;
/** Radians between neighbours of a sunflower's seeds: no two stand in one place, nor in a line. */
const goldenAngle = 2.399963229728653;

/**
 * Where things stand when relations draw their ends together and everything else is pushed apart: ForceAtlas2 (Jacomy and others, 2014,
 * as graphology has it), the more firmly an edge holds the more strongly. It begins at a sunflower in the order of nodes, so that the
 * same graph gives the same layout. Each `yield` says how much is done, 0 to 1. Cost: O(rounds x (nodes log nodes + edges)).
 */
export function* forceLayout({ rows, ends, weights }: Linked): Generator<number, Positions, void> {
  const count = rows.length;
  const graph = new UndirectedGraph<{ x: number; y: number; size: number }, { weight: number }>();
  for (let node = 0; node < count; node++) {
    const [far, turn] = [10 * Math.sqrt(node + 0.5), node * goldenAngle];
    graph.addNode(String(node), { x: far * Math.cos(turn), y: far * Math.sin(turn), size: 6 });
  }
  weights.forEach((weight, edge) => {
    const [from, to] = [ends[2 * edge], ends[2 * edge + 1]];
    if (from === to) return;
    graph.updateEdge(String(from), String(to), (known) => ({ weight: (known.weight ?? 0) + weight }));
  });
  const settings = { ...forceAtlas2.inferSettings(Math.max(1, count)), adjustSizes: count <= roomy };
  const all = count < 2 ? 0 : Math.min(rounds.most, Math.max(rounds.least, Math.round(rounds.work / count)));
  const step = Math.max(1, Math.floor(atOnce / Math.max(1, count)));
  for (let done = 0; done < all; done += step) {
    forceAtlas2.assign(graph, { iterations: Math.min(step, all - done), settings });
    yield Math.min(1, (done + step) / all);
  }
  const positions = new Float32Array(2 * count);
  graph.forEachNode((node, { x, y }) => {
    positions[2 * Number(node)] = x;
    positions[2 * Number(node) + 1] = y;
  });
  return positions;
}

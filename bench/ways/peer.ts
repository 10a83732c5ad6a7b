import { MultiDirectedGraph } from "graphology";
import { allSimpleEdgeGroupPaths } from "graphology-simple-path";
import { bfsFromNode } from "graphology-traversal";
import type { Entity, Relation } from "../../graph/dataset.ts";
import { rankOf } from "../../graph/ways.ts";
import { generateStrategies } from "../generate/strategies.ts";
import { ask } from "./measure.ts";
import { askedOf, fewest, hops, type Side } from "./questions.ts";

/** The same on graphology, by its own functions; what they have no order for is sorted here. */
type Node = Omit<Entity, "id">;
type Edge = Omit<Relation, "id" | "from" | "to">;

const [, size = "", seed = ""] = process.argv.slice(2);
const dataset = generateStrategies(Number(seed), Number(size));
const graph = new MultiDirectedGraph<Node, Edge>();
for (const { id, ...attributes } of dataset.entities) graph.addNode(id, attributes);
for (const { id, from, to, ...attributes } of dataset.relations) graph.addDirectedEdgeWithKey(id, from, to, attributes);

/** What is reached, and over how many relations; of some only, where it is said of which. */
function reached(from: string, most: number, only: ReadonlySet<string> | null): readonly (readonly [string, number])[] {
  const found: (readonly [string, number])[] = [];
  bfsFromNode(
    graph,
    from,
    (id, _, depth) => {
      if (depth > 0 && (only === null || only.has(id))) found.push([id, depth]);
      return depth >= most;
    },
    { mode: "outbound" },
  );
  return found;
}

/** The first by length, weakest link and the ids along. */
function firstPaths(from: string, to: string) {
  const groups = allSimpleEdgeGroupPaths(graph, from, to, { maxDepth: hops.paths });
  const all = groups.flatMap(choices).map((edges) => ({
    length: edges.length,
    rank: Math.max(...edges.map((edge) => rankOf(graph.getEdgeAttributes(edge)))),
    ids: edges.map((edge) => graph.target(edge)),
    edges,
  }));
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return all
    .sort(
      (a, b) =>
        a.length - b.length ||
        a.rank - b.rank ||
        compare(a.ids.join("\u0001"), b.ids.join("\u0001")) ||
        compare(a.edges.join("\u0001"), b.edges.join("\u0001")),
    )
    .slice(0, fewest)
    .map(({ length, rank, ids }) => [length, rank, ids.map((id) => [id])]);
}

/** Every path along groups of relations that lie side by side. */
function choices(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return groups.reduce<readonly (readonly string[])[]>(
    (before, group) => before.flatMap((path) => group.map((edge) => [...path, edge])),
    [[]],
  );
}

const { starts, pairs, tables } = askedOf(dataset);
const side: Side = {
  reachable: await ask(starts, (id) =>
    reached(id, hops.reachable, null)
      .map((one) => one.join(" "))
      .sort(),
  ),
  paths: await ask(pairs, ([from, to]) => firstPaths(from, to)),
  coverage: await ask(tables, ([rows, columns]) => {
    const only = new Set(columns);
    return rows
      .flatMap((row) => reached(row, hops.coverage, only).map(([column, far]) => `${row} ${column} ${far}`))
      .sort();
  }),
};
console.log(JSON.stringify(side));

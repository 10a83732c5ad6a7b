import type { Content, Edge, Node } from "./content.ts";
import { type Facet, facets, type Looked, notSaid } from "./looked.ts";

/** Of a graph, what is neither hidden nor reached by hidden things alone. */
export interface Shown {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/**
 * What is shown: of the whole graph, all that no facet hides; around entities, what is reached from them over relations and kinds
 * that are shown, as the API's `neighborhood` has it where it is asked so. Cost: O(nodes + edges).
 */
export function shownOf(content: Content, { around, hops, hidden }: Looked): Shown {
  const isNode = ({ kind, basis }: Node): boolean => !hidden.kind.has(kind) && !hidden.basis.has(basis);
  const isEdge = ({ relation, basis, commitment }: Edge): boolean =>
    !hidden.relation.has(relation) && !hidden.basis.has(basis) && !hidden.commitment.has(commitment ?? notSaid);
  const nodes =
    around.length === 0
      ? new Set(content.nodes.filter(isNode).map(({ id }) => id))
      : reached(content, around, hops, isEdge, ({ kind }) => !hidden.kind.has(kind));
  const edges = content.edges.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to) && isEdge(edge));
  return { nodes, edges: new Set(edges.map(({ id }) => id)) };
}

function reached(
  { node, edgesOf }: Content,
  around: readonly string[],
  hops: number,
  isEdge: (edge: Edge) => boolean,
  isNode: (node: Node) => boolean,
): ReadonlySet<string> {
  let last = around.filter((id) => node(id) !== null);
  const all = new Set(last);
  for (let hop = 0; hop < hops && last.length > 0; hop++) {
    const next: string[] = [];
    for (const id of last) {
      for (const edge of edgesOf(id)) {
        const other = edge.from === id ? edge.to : edge.from;
        const end = node(other);
        if (all.has(other) || end === null || !isEdge(edge) || !isNode(end)) continue;
        all.add(other);
        next.push(other);
      }
    }
    last = next;
  }
  return all;
}

/** How much there is of each value of each facet, hidden or not. */
export type Counts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

export function countsOf({ nodes, edges }: Content): Counts {
  const counts = Object.fromEntries(facets.map((facet) => [facet, new Map<string, number>()])) as Record<
    Facet,
    Map<string, number>
  >;
  const count = (facet: Facet, value: string): void => {
    counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  };
  for (const { kind } of nodes) count("kind", kind);
  for (const { relation, basis, commitment } of edges) {
    count("relation", relation);
    count("basis", basis);
    count("commitment", commitment ?? notSaid);
  }
  return counts;
}

import type { AroundQuery, Basis, Commitment, WholeGraphQuery } from "../data/operations.ts";
import type { Referred } from "../data/referred.ts";

export interface Node extends Referred {
  readonly basis: Basis;
}

export interface Edge {
  /** `from>relation>to` */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly basis: Basis;
  readonly commitment: Commitment | null;
}

/** A graph to be drawn, in the order of ids, so that the same graph is drawn alike. */
export interface Content {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly leftOut: LeftOut;
  readonly node: (id: string) => Node | null;
  readonly edge: (id: string) => Edge | null;
  readonly edgesOf: (id: string) => readonly Edge[];
}

/** What is in the graph and not here. */
export interface LeftOut {
  readonly entities: number;
  /** Null: not known how many. */
  readonly relations: number | null;
}

/** More than these are not drawn: browsers without a graphics card pan them still. */
export const most = { nodes: 20_000, edges: 60_000 } as const;

export function createContent(nodes: readonly Node[], edges: readonly Edge[], leftOut: LeftOut): Content {
  const byId = new Map(nodes.toSorted(byIds).map((one) => [one.id, one]));
  const edgesById = new Map<string, Edge>();
  const incident = new Map<string, Edge[]>();
  for (const edge of edges.toSorted(byIds)) {
    if (!byId.has(edge.from) || !byId.has(edge.to)) continue;
    edgesById.set(edge.id, edge);
    for (const end of new Set([edge.from, edge.to])) {
      const known = incident.get(end);
      if (known === undefined) incident.set(end, [edge]);
      else known.push(edge);
    }
  }
  return {
    nodes: [...byId.values()],
    edges: [...edgesById.values()],
    leftOut,
    node: (id) => byId.get(id) ?? null,
    edge: (id) => edgesById.get(id) ?? null,
    edgesOf: (id) => incident.get(id) ?? [],
  };
}

/** Of a whole graph, as much as is drawn; links that lack an end are lines that say there is none. */
export function wholeContent({ graph, entitiesConnection, links }: WholeGraphQuery, isAll: boolean): Content {
  const { totalCount, edges: entities } = entitiesConnection;
  const ids = new Set(entities.map(({ node }) => node.id));
  const edges = links.flatMap(({ of, by, relation, basis, commitment }) => {
    if (by === null || relation === null || basis === null || !ids.has(of.id) || !ids.has(by.id)) return [];
    return [{ id: `${of.id}>${relation}>${by.id}`, from: of.id, to: by.id, relation, basis, commitment }];
  });
  const drawn = edges.slice(0, most.edges);
  const isCut = totalCount > entities.length || links.length === linesFor(most);
  const relations = isAll ? graph.relations - drawn.length : isCut ? null : edges.length - drawn.length;
  return createContent(
    entities.map(({ node }) => node),
    drawn,
    { entities: totalCount - entities.length, relations },
  );
}

/** Lines that are asked for: beside each relation, an entity that nothing links has one. */
export function linesFor({ nodes, edges }: { readonly nodes: number; readonly edges: number }): number {
  return nodes + edges;
}

export function aroundContent({ neighborhood }: AroundQuery): Content {
  const { nodes, edges, leftOut } = neighborhood;
  return createContent(
    nodes,
    edges.map(({ id, from, to, relation, properties }) => ({ id, from, to, relation, ...properties })),
    { entities: leftOut.entities, relations: leftOut.relations },
  );
}

/** What an answer shows of the graph, as the service has it for Cytoscape.js. */
export interface AnswerGraph {
  readonly elements: {
    readonly nodes: readonly { readonly data: Omit<Node, "nameLanguage"> }[];
    readonly edges: readonly { readonly data: AnswerEdge }[];
  };
}

interface AnswerEdge extends Pick<Edge, "id" | "basis"> {
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  readonly commitment?: Commitment;
}

/** Of an answer, as much as is drawn of a whole graph. */
export function answerContent({ elements }: AnswerGraph): Content {
  const nodes = elements.nodes.slice(0, most.nodes);
  const ids = new Set(nodes.map(({ data }) => data.id));
  const edges = elements.edges
    .filter(({ data: { source, target } }) => ids.has(source) && ids.has(target))
    .slice(0, most.edges);
  return createContent(
    nodes.map(({ data: { id, name, kind, basis } }) => ({ id, name, nameLanguage: null, kind, basis })),
    edges.map(({ data: { id, source, target, kind, basis, commitment = null } }) => ({
      id,
      from: source,
      to: target,
      relation: kind,
      basis,
      commitment,
    })),
    { entities: elements.nodes.length - nodes.length, relations: elements.edges.length - edges.length },
  );
}

function byIds({ id: one }: { readonly id: string }, { id: other }: { readonly id: string }): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

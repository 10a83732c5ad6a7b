import type { PageContent, PageEdge, PageKind, PageNode, PageRelation } from "../../graph/export/page.ts";

/** The content of a page, by its ids and names. */
export interface PageGraph extends PageContent {
  node(id: string): PageNode;
  edge(id: string): PageEdge;
  kind(name: string): PageKind;
  relation(name: string): PageRelation;
  edgesOf(id: string): readonly PageEdge[];
  /** Whether all of some words, in lower case, stand in the names, aliases, description or id of a node. */
  says(node: PageNode, words: readonly string[]): boolean;
  /** The same of an edge: in its ends, how it reads, or its quotes. */
  edgeSays(edge: PageEdge, words: readonly string[]): boolean;
}

export function readGraph(text: string): PageGraph {
  const content = JSON.parse(text) as PageContent;
  const nodes = new Map(content.nodes.map((one) => [one.id, one]));
  const kinds = new Map(content.kinds.map((one) => [one.name, one]));
  const relations = new Map(content.relations.map((one) => [one.name, one]));
  const byId = new Map(content.edges.map((one) => [one.id, one]));
  const edges = new Map<string, PageEdge[]>(content.nodes.map(({ id }) => [id, []]));
  for (const edge of content.edges) {
    edges.get(edge.from)?.push(edge);
    if (edge.to !== edge.from) edges.get(edge.to)?.push(edge);
  }
  const said = new Map<string, string>();
  const remembered = (id: string, text: () => readonly (string | null)[]): string => {
    const known = said.get(id) ?? plain(text().join("\n"));
    said.set(id, known);
    return known;
  };
  const ofNode = ({ id, names, aliases, description }: PageNode): string =>
    remembered(id, () => [id, ...names.map(({ name }) => name), ...aliases, description]);
  const ofEdge = ({ id, from, to, label, claims }: PageEdge): string =>
    remembered(id, () => [
      ofNode(need(nodes, from)),
      label,
      ofNode(need(nodes, to)),
      ...claims.flatMap(({ evidence }) => evidence.map(({ quote }) => quote)),
    ]);
  return {
    ...content,
    node: (id) => need(nodes, id),
    edge: (id) => need(byId, id),
    kind: (name) => need(kinds, name),
    relation: (name) => need(relations, name),
    edgesOf: (id) => edges.get(id) ?? [],
    says: (node, words) => words.every((word) => ofNode(node).includes(word)),
    edgeSays: (edge, words) => words.every((word) => ofEdge(edge).includes(word)),
  };
}

/** In lower case and without accents, as people type. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase();
}

function need<Value>(all: ReadonlyMap<string, Value>, key: string): Value {
  const found = all.get(key);
  if (found === undefined) throw new Error(`the page has no ${key}`);
  return found;
}

import { type Pick, readPick } from "../pick.ts";
import type { Content } from "./content.ts";

/** What is picked, and what is linked to it: drawn as ever, while the rest is faded. */
export interface Lit {
  readonly pick: Pick;
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** Null: nothing of this graph is picked. */
export function litOf(content: Content, written: string | null): Lit | null {
  const pick = readPick(written);
  if (pick === null) return null;
  if (pick.of === "entity") {
    if (content.node(pick.id) === null) return null;
    const edges = content.edgesOf(pick.id);
    return {
      pick,
      nodes: new Set([pick.id, ...edges.flatMap(({ from, to }) => [from, to])]),
      edges: new Set(edges.map(({ id }) => id)),
    };
  }
  const { from, to, relations } = pick;
  const nodes = [from, to].filter((id) => content.node(id) !== null);
  if (nodes.length === 0) return null;
  const between = content
    .edgesOf(from)
    .filter((edge) => (edge.from === from ? edge.to : edge.from) === to)
    .filter(({ relation }) => relations.length === 0 || relations.includes(relation));
  return { pick, nodes: new Set(nodes), edges: new Set(between.map(({ id }) => id)) };
}

import { type Basis, type Commitment, commitments } from "../../graph/dataset.ts";
import type { PageEdge, PageNode } from "../../graph/export/page.ts";
import { type PageGraph, plain } from "./graph.ts";

export type Layout = "layers" | "forces";

/** What a reader looks at. */
export type Chosen = { readonly node: string } | { readonly edge: string } | null;

/** By what a reader leaves things out; `commitment` of what says nothing of it is `notSaid`. */
export const facets = ["kind", "relation", "basis", "commitment"] as const;
export type Facet = (typeof facets)[number];
export const bases: readonly Basis[] = ["STATED", "INFERRED"];
export const notSaid = "not said";
export const stages: readonly (Commitment | typeof notSaid)[] = [...commitments, notSaid];

/** What is shown and how; whoever shows something of it listens. */
export interface View {
  readonly graph: PageGraph;
  readonly layout: Layout;
  readonly chosen: Chosen;
  readonly search: string;
  hides(facet: Facet, value: string): boolean;
  /** Neither left out nor, as the tables have it, without the words that are looked for. */
  shows(node: PageNode): boolean;
  showsEdge(edge: PageEdge): boolean;
  finds(node: PageNode): boolean;
  findsEdge(edge: PageEdge): boolean;
  choose(chosen: Chosen): void;
  arrange(layout: Layout): void;
  look(search: string): void;
  /** Leaves out everything of a value, or no longer. */
  hide(facet: Facet, values: readonly string[], hidden: boolean): void;
  listen(listener: (changed: Change) => void): void;
}

export type Change = "chosen" | "layout" | "search" | "facets";

export function createView(graph: PageGraph): View {
  const hidden: Readonly<Record<Facet, Set<string>>> = {
    kind: new Set(),
    relation: new Set(),
    basis: new Set(),
    commitment: new Set(),
  };
  const listeners: ((changed: Change) => void)[] = [];
  const tell = (changed: Change): void => {
    for (const listener of listeners) listener(changed);
  };
  let [layout, chosen, search]: [Layout, Chosen, string] = ["layers", null, ""];
  let sought: readonly string[] = [];
  const shows = ({ kind, basis }: PageNode): boolean => !hidden.kind.has(kind) && !hidden.basis.has(basis);
  const showsEdge = ({ relation, basis, commitment, from, to }: PageEdge): boolean =>
    !hidden.relation.has(relation) &&
    !hidden.basis.has(basis) &&
    !hidden.commitment.has(commitment ?? notSaid) &&
    shows(graph.node(from)) &&
    shows(graph.node(to));
  return {
    graph,
    get layout() {
      return layout;
    },
    get chosen() {
      return chosen;
    },
    get search() {
      return search;
    },
    hides: (facet, value) => hidden[facet].has(value),
    shows,
    showsEdge,
    finds: (node) => shows(node) && graph.says(node, sought),
    findsEdge: (edge) => showsEdge(edge) && graph.edgeSays(edge, sought),
    choose(one) {
      chosen = one;
      tell("chosen");
    },
    arrange(one) {
      layout = one;
      tell("layout");
    },
    look(text) {
      search = text;
      sought = plain(text).split(/\s+/).filter(Boolean);
      tell("search");
    },
    hide(facet, values, hide) {
      for (const value of values) {
        if (hide) hidden[facet].add(value);
        else hidden[facet].delete(value);
      }
      tell("facets");
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
}

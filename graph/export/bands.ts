import type { Excerpt, ExcerptEdge, ExcerptNode } from "../excerpt.ts";
import { layered, type Position, rowsOf } from "./layout.ts";

/** A stripe of the strategy map: what is of some kinds, in rows from the top down. */
export interface Band {
  /** Names, in the order of the rows that `layered` gives them. */
  readonly kinds: readonly string[];
  readonly rows: readonly (readonly ExcerptNode[])[];
}

/** The upper end of an edge first. */
export type Ends = readonly [upper: string, lower: string];

/** Nodes side by side, as many as a page has room for. */
const widest = 6;

/**
 * The stripes of a strategy map: a kind each, in the ontology's order from the first aim on; kinds that follow each other,
 * have no relation between them here and fit into a row share one. Within a stripe what serves something stands below it, and
 * nodes stand in the order that `layered` finds: Graphviz goes on from there, and leaves fewer crossings than from any other. Cost:
 * O((nodes + edges) log nodes).
 */
export function bandsOf(excerpt: Excerpt): readonly Band[] {
  const { ontology, nodes, edges } = excerpt;
  const rowOf = rowsOf(ontology);
  const layout = layered(excerpt);
  const byKind = new Map<string, ExcerptNode[]>();
  const kindOf = new Map<string, string>();
  for (const node of nodes) {
    kindOf.set(node.id, node.kind);
    const those = byKind.get(node.kind);
    if (those) those.push(node);
    else byKind.set(node.kind, [node]);
  }
  const all = [...edges];
  const linked = new Set(all.flatMap(({ from, to }) => pairsOf(kindOf.get(from), kindOf.get(to))));
  const stripes: { readonly kinds: string[]; readonly nodes: ExcerptNode[] }[] = [];
  for (const [kind, those] of [...byKind].sort(([a], [b]) => rowOf(a) - rowOf(b))) {
    those.sort((a, b) => leftFirst(layout.get(a.id), layout.get(b.id)));
    const last = stripes.at(-1);
    const shared = last && last.nodes.length + those.length <= widest && !hasWithin(kind, last.kinds, linked);
    if (shared) {
      last.kinds.push(kind);
      last.nodes.push(...those);
    } else stripes.push({ kinds: [kind], nodes: [...those] });
  }
  const endsOf = endsBy(ontology);
  return stripes.map(({ kinds, nodes: those }) => ({ kinds, rows: rowsIn(those, all, endsOf) }));
}

/** Of an edge within a stripe: what is served is above; where neither end serves the other, what the relation leads to is. */
export function endsBy({ relations }: Excerpt["ontology"]): (edge: ExcerptEdge) => Ends {
  const backwards = new Set(relations.flatMap(({ name, serves }) => (serves === "in" ? [name] : [])));
  return ({ relation, from, to }) => (backwards.has(relation) ? [from, to] : [to, from]);
}

function leftFirst(a: Position | undefined, b: Position | undefined): number {
  return a && b ? a.y - b.y || a.x - b.x : 0;
}

function pairsOf(one: string | undefined, other: string | undefined): readonly string[] {
  return [`${one}>${other}`, `${other}>${one}`];
}

/** Whether a kind is linked to one of those in a stripe, or one of these within itself. */
function hasWithin(kind: string, kinds: readonly string[], linked: ReadonlySet<string>): boolean {
  return [kind, ...kinds].some((one) => linked.has(`${one}>${one}`) || linked.has(`${one}>${kind}`));
}

/** Rows by the longest way up within the stripe (what closes a circle does not count), none too wide. */
function rowsIn(nodes: readonly ExcerptNode[], edges: readonly ExcerptEdge[], endsOf: (edge: ExcerptEdge) => Ends) {
  const above = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const edge of edges) {
    const [upper, lower] = endsOf(edge);
    if (above.has(upper)) above.get(lower)?.push(upper);
  }
  const depths = depthsOf(above);
  const rows: ExcerptNode[][][] = [];
  for (const node of nodes) {
    const depth = depths.get(node.id) ?? 0;
    const lines = rows[depth] ?? [];
    rows[depth] = lines;
    const line = lines.at(-1);
    if (line && line.length < widest) line.push(node);
    else lines.push([node]);
  }
  return rows.flat();
}

/** Steps up to a topmost one. Goes as deep as a chain is long, which the map's bound holds. */
function depthsOf(above: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    depths.set(id, -1);
    const depth = 1 + Math.max(-1, ...(above.get(id) ?? []).map(depthOf));
    depths.set(id, depth);
    return depth;
  };
  for (const id of above.keys()) depthOf(id);
  return depths;
}

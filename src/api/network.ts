import type { FlowStep } from "../../graph/analysis/flow.ts";
import { type Basis, type Commitment, relationId, type Strength } from "../../graph/dataset.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { reading } from "../../graph/reading.ts";
import type { Row, Value } from "../../graph/rows.ts";
import type { Edge, Subgraph } from "../../graph/subgraph.ts";
import type { AnalysisShape } from "./analysis-shape.ts";
import { entityAt, relationAt } from "./compile/analysis.ts";

/** What an analysis found, before it is shaped: values, objects, and the rows of entities and relations. */
export interface Computed {
  readonly [name: string]: Value | Row | Computed | readonly Computed[];
}

/** A subgraph, and the rows it was made of. */
export interface Network extends Subgraph {
  readonly rowOf: ReadonlyMap<string, Row>;
  /** By the relation's id. */
  readonly linkOf: ReadonlyMap<string, Row>;
}

export function networkOf({ relations }: AnalysisShape, rows: readonly Row[]): Network {
  const rowOf = new Map(rows.map((row) => [textAt(row, entityAt.id), row]));
  const nodes = rows.map((row) => ({
    id: textAt(row, entityAt.id),
    kind: textAt(row, entityAt.kind),
    name: textAt(row, entityAt.name),
  }));
  const linkOf = new Map<string, Row>();
  const edges: Edge[] = [];
  for (const row of rows) {
    const from = textAt(row, entityAt.id);
    for (const { name: relation, column } of relations) {
      for (const link of (row[column] ?? []) as readonly Row[]) {
        const to = textAt(link, relationAt.end);
        // where it leads may be of another strategy
        if (!rowOf.has(to)) continue;
        const id = relationId(from, relation, to);
        linkOf.set(id, link);
        edges.push({
          id,
          relation,
          from,
          to,
          basis: textAt(link, relationAt.basis) as Basis,
          strength: (link[relationAt.strength] ?? null) as Strength | null,
          commitment: (link[relationAt.commitment] ?? null) as Commitment | null,
        });
      }
    }
  }
  return { nodes, edges, rowOf, linkOf };
}

export function stepsOf({ relations }: Ontology): readonly FlowStep[] {
  return relations.flatMap(({ name, serves }) => (serves === null ? [] : [{ relation: name, direction: serves }]));
}

export function aimsOf({ kinds }: Ontology, { nodes }: Subgraph): readonly string[] {
  const aims = new Set(kinds.filter(({ aim }) => aim).map(({ name }) => name));
  return nodes.filter(({ kind }) => aims.has(kind)).map(({ id }) => id);
}

export function serviceOf(ontology: Ontology, network: Network, edge: Edge): Computed {
  const step = { ...edge, direction: "out", to: nameOf(network, edge.to) } as const;
  return {
    from: rowOf(network, edge.from),
    to: rowOf(network, edge.to),
    properties: network.linkOf.get(edge.id) ?? [],
    reading: reading(ontology, nameOf(network, edge.from), [step]),
  };
}

/** The relation that an object of an analysis is about, as `serviceOf` made it; none where it is of none. */
export function linkIn({ from, to, properties }: Computed) {
  if (!(isRow(from) && isRow(to) && isRow(properties))) return [];
  const ends = { from: textAt(from, entityAt.id), to: textAt(to, entityAt.id) };
  const id = textAt(properties, relationAt.id);
  return [{ ...ends, id, relation: id.slice(ends.from.length + 1, -ends.to.length - 1) }];
}

function isRow(one: Computed[string] | undefined): one is Row {
  return Array.isArray(one);
}

export function rowOf({ rowOf }: Network, id: string): Row {
  return rowOf.get(id) ?? [];
}

export function rowsOf(network: Network, ids: readonly string[]): readonly Row[] {
  return ids.map((id) => rowOf(network, id));
}

export function nameOf(network: Network, id: string): string {
  return textAt(rowOf(network, id), entityAt.name);
}

export function textAt(row: Row, column: number): string {
  return String(row[column] ?? "");
}

import { communities } from "../../graph/analysis/communities.ts";
import { type Criticality, criticality, whatIfEach } from "../../graph/analysis/criticality.ts";
import { cycles } from "../../graph/analysis/cycles.ts";
import type { FlowStep } from "../../graph/analysis/flow.ts";
import { type Loss, type WhatIf, whatIf } from "../../graph/analysis/what-if.ts";
import { type Basis, type Commitment, relationId, type Strength } from "../../graph/dataset.ts";
import { nearest } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { reading } from "../../graph/reading.ts";
import type { Row, Value } from "../../graph/rows.ts";
import type { Edge, Subgraph } from "../../graph/subgraph.ts";
import type { AnalysisShape } from "./analysis-shape.ts";
import { apiError } from "./codes.ts";
import { analysisBound, entityAt, relationAt } from "./compile/analysis.ts";

/** What an analysis found, before it is shaped: values, objects, and the rows of entities and relations. */
export interface Computed {
  readonly [name: string]: Value | Row | Computed | readonly Computed[];
}

/**
 * Runs an analysis over the rows of its root: one object, or a list of them. Errors: API_ANALYSIS_TOO_LARGE past
 * `analysisBound` entities, to be looked at or to be told of, API_ENTITY_UNKNOWN for an id to be left out that is not there. Cost: that of the analysis.
 */
export function analyse(
  ontology: Ontology,
  asked: AnalysisShape,
  rows: readonly Row[],
  values: readonly Value[],
): Computed | readonly Computed[] {
  if (rows.length > analysisBound) throw tooLarge();
  const network = networkOf(asked, rows);
  const argument = (param: number | null): Value => (param === null ? null : (values[param] ?? null));
  switch (asked.of) {
    case "whatIf": {
      const without = [argument(asked.arguments.without) ?? []].flat().map(String);
      const unknown = without.find((id) => !network.rowOf.has(id));
      if (unknown !== undefined) throw unknownEntity(unknown, [...network.rowOf.keys()]);
      return fallingOf(ontology, network, whatIf(network, stepsOf(ontology), aimsOf(ontology, network), without));
    }
    case "criticality": {
      const first = argument(asked.arguments.first);
      const most = criticality(network, stepsOf(ontology), aimsOf(ontology, network))
        .filter(({ id }) => asked.kinds.includes(textAt(rowOf(network, id), entityAt.kind)))
        .slice(0, first === null ? undefined : Number(first));
      const falling = asked.fields.some(({ read }) => read.read === "object")
        ? eachFalling(ontology, network, most)
        : [];
      return most.map((one, at) => ({
        ...one,
        entity: rowOf(network, one.id),
        summary: criticalSummary(ontology, one),
        whatIf: falling[at] ?? null,
      }));
    }
    case "cycles":
      return cycles(network, stepsOf(ontology)).map(({ ids, round }) => ({
        entities: rowsOf(network, ids),
        round: round.map((edge) => serviceOf(ontology, network, edge)),
      }));
    case "communities": {
      const resolution = argument(asked.arguments.resolution);
      return communities(network, resolution === null ? {} : { resolution: Number(resolution) }).map(({ ids }) => ({
        size: ids.length,
        entities: rowsOf(network, ids),
      }));
    }
  }
}

/** A subgraph, and the rows it was made of. */
interface Network extends Subgraph {
  readonly rowOf: ReadonlyMap<string, Row>;
  /** By the relation's id. */
  readonly linkOf: ReadonlyMap<string, Row>;
}

function networkOf({ relations }: AnalysisShape, rows: readonly Row[]): Network {
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

function stepsOf({ relations }: Ontology): readonly FlowStep[] {
  return relations.flatMap(({ name, serves }) => (serves === null ? [] : [{ relation: name, direction: serves }]));
}

function aimsOf({ kinds }: Ontology, { nodes }: Subgraph): readonly string[] {
  const aims = new Set(kinds.filter(({ aim }) => aim).map(({ name }) => name));
  return nodes.filter(({ kind }) => aims.has(kind)).map(({ id }) => id);
}

/** What falls without each of those on whom most rests. Those cut off are counted first: along a chain each cuts off all before it. */
function eachFalling(ontology: Ontology, network: Network, most: readonly Criticality[]): readonly Computed[] {
  if (most.reduce((all, { cutOff }) => all + cutOff, 0) > analysisBound) throw tooMuchFalls();
  const ids = most.map(({ id }) => id);
  const found = whatIfEach(network, stepsOf(ontology), aimsOf(ontology, network), ids);
  return found.map((one) => fallingOf(ontology, network, one));
}

function fallingOf(ontology: Ontology, network: Network, { onlyOnes, onlyStated, cutOff }: WhatIf): Computed {
  const losses = (some: readonly Loss[], all: boolean) => some.map((loss) => lossOf(ontology, network, loss, all));
  return {
    onlyOnes: losses(onlyOnes, true),
    onlyStated: losses(onlyStated, false),
    cutOff: rowsOf(network, cutOff),
  };
}

function lossOf(ontology: Ontology, network: Network, { id, relation, lost }: Loss, all: boolean): Computed {
  const kind = ontology.relations.find(({ name }) => name === relation);
  const words = kind?.reading[kind.serves ?? "out"] ?? relation;
  const name = nameOf(network, id);
  const summary = all
    ? `Nothing else is recorded that ${words} ${name}`
    : `Of nothing else does a source state that it ${words} ${name}; what is left is inferred`;
  return {
    entity: rowOf(network, id),
    lost: lost.map((edge) => serviceOf(ontology, network, edge)),
    summary,
  };
}

function serviceOf(ontology: Ontology, network: Network, edge: Edge): Computed {
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

function criticalSummary({ kinds }: Ontology, { cutOff, onlyOnes, onlyStated, pieces }: Criticality): string {
  const aims = kinds.filter(({ aim }) => aim).map(({ label }) => label);
  const said = [
    cutOff > 0 ? `${cutOff} would have no way left to a ${aims.join(" or a ")}` : "",
    onlyOnes > 0 ? `${onlyOnes} ${onlyOnes === 1 ? "has" : "have"} nothing else recorded in its place` : "",
    onlyStated > 0 ? `${onlyStated} ${onlyStated === 1 ? "has" : "have"} nothing else stated in its place` : "",
    pieces > 0 ? `what is around it would fall into ${pieces + 1} pieces` : "",
  ];
  return said.filter((one) => one !== "").join("; ");
}

function rowOf({ rowOf }: Network, id: string): Row {
  return rowOf.get(id) ?? [];
}

function rowsOf(network: Network, ids: readonly string[]): readonly Row[] {
  return ids.map((id) => rowOf(network, id));
}

function nameOf(network: Network, id: string): string {
  return textAt(rowOf(network, id), entityAt.name);
}

function textAt(row: Row, column: number): string {
  return String(row[column] ?? "");
}

function tooLarge() {
  const message = `The analysis would look at more than ${analysisBound} entities at once.`;
  return apiError("API_ANALYSIS_TOO_LARGE", message, null, "ask of one strategy: `strategy`");
}

function tooMuchFalls() {
  const message = `The analysis would tell of more than ${analysisBound} entities that are cut off.`;
  return apiError("API_ANALYSIS_TOO_LARGE", message, null, "ask for the `first` few");
}

function unknownEntity(id: string, known: readonly string[]) {
  const message = `There is no entity ${JSON.stringify(id)} among those looked at.`;
  const near = nearest(id, known);
  const hint = near ? `did you mean ${near}?` : "look its id up, and whether it is of the strategy asked of";
  return apiError("API_ENTITY_UNKNOWN", message, null, hint);
}

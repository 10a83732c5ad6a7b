import type { Edge, Subgraph } from "../subgraph.ts";
import { type Flow, type FlowStep, flowOf, takenBy } from "./flow.ts";
import { reaching } from "./reach.ts";

/** An entity that loses all, or all that is stated, of what it takes over one kind of relation. */
export interface Loss {
  readonly id: string;
  readonly relation: string;
  /** The relations that fall, ascending by id. */
  readonly lost: readonly Edge[];
}

export interface Losses {
  /** Who loses the only ones it has: nothing is left of that relation. */
  readonly onlyOnes: readonly Loss[];
  /** Who loses the only stated ones: what is left is inferred. */
  readonly onlyStated: readonly Loss[];
}

export interface WhatIf extends Losses {
  /** Ids of those that had a way to an aim, and have none left. */
  readonly cutOff: readonly string[];
}

/**
 * What falls if some entities were not there. `steps` say along which relations one entity serves another, `aims` are the
 * ids of those all is done for. Says the same as comparing the graph with one loaded without them. Ascending by id, then
 * relation; ids that are not in the subgraph change nothing. Cost: O(nodes + edges).
 */
export function whatIf(
  subgraph: Subgraph,
  steps: readonly FlowStep[],
  aims: readonly string[],
  without: readonly string[],
): WhatIf {
  const flow = flowOf(subgraph, steps);
  const gone = new Set(numbersOf(flow, without));
  const aimed = numbersOf(flow, aims);
  const [before, after] = [reaching(flow, aimed, new Set()), reaching(flow, aimed, gone)];
  const cutOff = staying(flow, gone).filter((node) => before[node] === 1 && after[node] === 0);
  return { ...lossesOf(flow, gone), cutOff: cutOff.map((node) => idOf(flow, node)) };
}

/** Who loses what when some are gone. O(nodes + edges). */
export function lossesOf(flow: Flow, gone: ReadonlySet<number>): Losses {
  const losses = staying(flow, gone).flatMap((node) => relationLosses(flow, node, gone));
  return {
    onlyOnes: losses.filter(({ all }) => all).map(({ loss }) => loss),
    onlyStated: losses.filter(({ all }) => !all).map(({ loss }) => loss),
  };
}

function staying({ nodes }: Flow, gone: ReadonlySet<number>): readonly number[] {
  return [...nodes.keys()].filter((node) => !gone.has(node));
}

export function numbersOf({ numbers }: Flow, ids: readonly string[]): readonly number[] {
  return ids.flatMap((id) => numbers.get(id) ?? []);
}

export function idOf({ nodes }: Flow, node: number): string {
  return nodes[node]?.id ?? "";
}

interface RelationLoss {
  readonly loss: Loss;
  /** All that the node takes over the relation falls; else all that is stated. */
  readonly all: boolean;
}

function relationLosses(flow: Flow, node: number, gone: ReadonlySet<number>): readonly RelationLoss[] {
  const taken = [...takenBy(flow, node)];
  if (!taken.some((edge) => falls(flow, edge, gone))) return [];
  const relations = [...new Set(taken.map((edge) => relationOf(flow, edge)))].sort();
  return relations.flatMap((relation): readonly RelationLoss[] => {
    const edges = taken.filter((edge) => relationOf(flow, edge) === relation);
    const left = edges.filter((edge) => !falls(flow, edge, gone));
    const lost = edges.filter((edge) => falls(flow, edge, gone)).flatMap((edge) => flow.edges[edge] ?? []);
    const loss: Loss = { id: idOf(flow, node), relation, lost };
    if (lost.length === 0) return [];
    if (left.length === 0) return [{ all: true, loss }];
    const stillStated = left.some((edge) => flow.edges[edge]?.basis === "STATED");
    return lost.some(({ basis }) => basis === "STATED") && !stillStated ? [{ all: false, loss }] : [];
  });
}

function falls({ giver }: Flow, edge: number, gone: ReadonlySet<number>): boolean {
  return gone.has(giver[edge] as number);
}

function relationOf({ edges }: Flow, edge: number): string {
  return edges[edge]?.relation ?? "";
}

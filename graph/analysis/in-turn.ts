import type { Edge, Subgraph } from "../subgraph.ts";
import { type Flow, type FlowStep, flowOf, givenBy } from "./flow.ts";
import { soleGivers } from "./sole-givers.ts";
import { idOf, type Losses, lossesOf, numbersOf } from "./what-if.ts";

/** An entity that loses nothing itself, but takes something over one kind of relation from some that fall. */
export interface InTurn {
  readonly id: string;
  readonly relation: string;
  /** The relations from those that fall, ascending by id. They stay: it is their givers that lose. */
  readonly servedBy: readonly Edge[];
  /** How many more of the relation it has, from some that neither fall nor are taken out. */
  readonly others: number;
}

/**
 * Whom it concerns in turn that some entities were not there. Those fall that lose their only ones, and those that would lose
 * theirs if these were not there either, and so on; who is served by one that falls is told of, unless it loses something
 * itself (`whatIf` lists that). Nothing goes on from who keeps others. Ascending by id, then relation. Cost: O(nodes + edges).
 */
export function inTurn(subgraph: Subgraph, steps: readonly FlowStep[], without: readonly string[]): readonly InTurn[] {
  const flow = flowOf(subgraph, steps);
  const gone = new Set(numbersOf(flow, without));
  return fallingOn(flow, relationsTaken(flow), gone, lossesOf(flow, gone));
}

/**
 * The same of each of some entities, taken out one at a time. Cost: O(nodes + edges) once, then for each what leads out of it and out
 * of those that fall: no more than is given, unless many who are told of anyway serve the same ones.
 */
export function* inTurnEach(
  subgraph: Subgraph,
  steps: readonly FlowStep[],
  each: readonly string[],
): Generator<readonly InTurn[]> {
  const flow = flowOf(subgraph, steps);
  const [taken, givers] = [relationsTaken(flow), soleGivers(flow)];
  for (const node of numbersOf(flow, each)) {
    yield fallingOn(flow, taken, new Set([node]), givers.get(node) ?? { onlyOnes: [], onlyStated: [] });
  }
}

/** The edges by what they have in common, taker and relation: the number of that for each edge, and how many have it. */
interface RelationsTaken {
  readonly of: Uint32Array;
  readonly sizes: readonly number[];
}

function relationsTaken({ taker, edges }: Flow): RelationsTaken {
  const numbers = new Map<string, number>();
  const sizes: number[] = [];
  const of = Uint32Array.from(edges, ({ relation }, edge) => {
    const key = `${taker[edge]} ${relation}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    sizes[number] = (sizes[number] ?? 0) + 1;
    return number;
  });
  return { of, sizes };
}

function fallingOn(
  flow: Flow,
  { of, sizes }: RelationsTaken,
  gone: ReadonlySet<number>,
  { onlyOnes, onlyStated }: Losses,
): readonly InTurn[] {
  const idsOf = (losses: Losses["onlyOnes"]) => losses.map(({ id }) => id);
  const losing = new Set(numbersOf(flow, [...idsOf(onlyOnes), ...idsOf(onlyStated)]));
  /** Of a taker's relation, how many edges no longer count, and those of them that come from one that falls. */
  const lapsed = new Map<number, { count: number; readonly servedBy: number[] }>();
  const lapse = (edge: number) => {
    const taken = of[edge] as number;
    const one = lapsed.get(taken) ?? { count: 0, servedBy: [] };
    lapsed.set(taken, one);
    one.count++;
    return { ...one, isLast: one.count === sizes[taken] };
  };
  for (const node of gone) for (const edge of givenBy(flow, node)) lapse(edge);
  const fallen = new Set(numbersOf(flow, idsOf(onlyOnes)));
  for (const node of fallen) {
    for (const edge of givenBy(flow, node)) {
      const taker = flow.taker[edge] as number;
      if (gone.has(taker)) continue;
      const { servedBy, isLast } = lapse(edge);
      if (taker !== node) servedBy.push(edge);
      if (isLast) fallen.add(taker);
    }
  }
  const found = [...lapsed].flatMap(([taken, { count, servedBy }]) => {
    const [first] = servedBy;
    const taker = first === undefined ? undefined : flow.taker[first];
    if (taker === undefined || losing.has(taker)) return [];
    const edges = servedBy.sort((one, other) => one - other).flatMap((edge) => flow.edges[edge] ?? []);
    const relation = edges[0]?.relation ?? "";
    const others = (sizes[taken] as number) - count;
    return [{ taker, one: { id: idOf(flow, taker), relation, servedBy: edges, others } }];
  });
  return found.sort((a, b) => a.taker - b.taker || (a.one.relation < b.one.relation ? -1 : 1)).map(({ one }) => one);
}

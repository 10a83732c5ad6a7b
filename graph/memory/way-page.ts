import { compareCodePoints } from "../dataset.ts";
import type { Page, Ways } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import type { Graph } from "./graph.ts";
import { relationIdOf } from "./relation.ts";

/** A way: the entities along, from its start, and the relations between them; of a start without one, none. */
export interface Way {
  readonly entities: readonly number[];
  readonly relations: readonly number[];
}

export interface PickedWays {
  readonly ways: readonly Way[];
  readonly total: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

/**
 * Cuts a page out of ways that are shown to it in order, stretch by stretch: those of a stretch have the same start, length
 * and rank. What need not be seen one by one is only counted, or left out.
 */
export interface WayPage {
  /**
   * Begins a stretch of ways, perhaps of a known number; false: it need not be shown, and is counted if its number is known.
   * Without a number, what is not shown may be left out only if nobody has to know whether there is any.
   */
  readonly wants: (start: number, length: number, rank: number, count: number | null) => boolean;
  /** The next way of the stretch. */
  readonly meet: (entities: readonly number[], relations: readonly number[]) => void;
  /** Nothing further matters. */
  readonly isDone: () => boolean;
  /** Nothing further of this stretch matters. */
  readonly skipsStretch: () => boolean;
  /** Of the stretch in which the last page ended: the entities along the way it ended with, between entities where lost. */
  readonly floor: () => readonly number[] | null;
  /** What comes before that way does not matter. */
  readonly skipsBefore: () => boolean;
  readonly picked: () => PickedWays;
}

/** Where a page begins: behind this. Missing entities lie between those there are. */
interface After {
  readonly start: number;
  readonly length: number;
  readonly rank: number;
  readonly entities: readonly number[];
  readonly relations: readonly string[];
}

export function createWayPage(
  graph: Graph,
  { offset, limit, after }: Page,
  order: Ways["order"],
  values: readonly Value[],
  asksTotal: boolean,
): WayPage {
  const value = (param: number | null): Value => (param === null ? null : (values[param] ?? null));
  const skip = Number(value(offset) ?? 0);
  const most = Number(value(limit) ?? Number.POSITIVE_INFINITY);
  const bound = readAfter(graph, value(after), order);
  const ways: Way[] = [];
  let [before, behind, hasNext] = [0, 0, false];
  /** How the stretch, or else the way, stands to where the last page ended. */
  let side = 1;

  const sideOf = (start: number, length: number, rank: number): number => {
    if (bound === null) return 1;
    const ofStart = start - bound.start;
    const ofLength = length - bound.length || rank - bound.rank;
    return order === "start" ? ofStart || ofLength : ofLength || ofStart;
  };
  const count = (more: number): void => {
    behind += more;
    if (behind > skip + most) hasNext = true;
  };
  return {
    wants: (start, length, rank, known) => {
      side = sideOf(start, length, rank);
      if (known === null) return side >= 0 || asksTotal || before === 0;
      if (side === 0) return known > 0;
      if (side < 0) before += known;
      else if (behind + known <= skip || behind >= skip + most) count(known);
      else return known > 0;
      return false;
    },
    meet: (entities, relations) => {
      const own = side === 0 && bound !== null ? compareAlong(graph, entities, relations, bound) : side;
      if (own <= 0) {
        before++;
        return;
      }
      if (behind >= skip && behind < skip + most) ways.push({ entities: [...entities], relations: [...relations] });
      count(1);
    },
    isDone: () => hasNext && !asksTotal,
    skipsStretch: () => side < 0 && before > 0 && !asksTotal,
    floor: () => (side === 0 ? (bound?.entities ?? null) : null),
    skipsBefore: () => before > 0 && !asksTotal,
    picked: () => ({
      ways,
      total: before + behind,
      hasPrevious: before > 0 || Math.min(skip, behind) > 0,
      hasNext,
    }),
  };
}

function readAfter(graph: Graph, value: Value, order: Ways["order"]): After | null {
  if (!Array.isArray(value)) return null;
  const [start, ...rest] = order === "start" ? value : [null, ...value];
  const [length, rank, ids, relations] = rest;
  const entities = (ids as readonly string[]).map(graph.rankOfId);
  return {
    start: order === "start" ? graph.rankOfId(String(start)) : (entities[0] ?? 0),
    length: Number(length),
    rank: Number(rank),
    entities,
    relations: relations as readonly string[],
  };
}

function compareAlong(graph: Graph, entities: readonly number[], relations: readonly number[], bound: After): number {
  for (let at = 0; at < Math.max(entities.length, bound.entities.length); at++) {
    const sign = (entities[at] ?? -1) - (bound.entities[at] ?? -1);
    if (sign !== 0) return sign;
  }
  for (let at = 0; at < relations.length; at++) {
    const own = relationIdOf(graph, relations[at] as number, entities[at] as number, entities[at + 1] as number);
    const sign = compareCodePoints(own, bound.relations[at] ?? "");
    if (sign !== 0) return sign;
  }
  return relations.length - bound.relations.length;
}

/** What a page of ways begins behind: the column `position` of the last row before it. */
export function wayPosition(graph: Graph, { entities, relations }: Way, order: Ways["order"], rank: number): Value[] {
  const ids = entities.map(graph.id);
  const along: Value[] = [
    relations.length,
    rank,
    ids,
    relations.map((one, at) => relationIdOf(graph, one, entities[at] as number, entities[at + 1] as number)),
  ];
  return order === "start" ? [ids[0] ?? null, ...along] : along;
}

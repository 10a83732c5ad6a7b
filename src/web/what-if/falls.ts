import type { WhatIfQuery } from "../data/operations.ts";
import type { Touching } from "./touching.ts";

/** All that falls, and who is touched by it. */
export interface Fallen extends Losses {
  /** Relations that fall while their other end keeps something in their place, or is served by none of them. */
  readonly touched: readonly Touching[];
  /** Who is led to over several relations. */
  readonly reached: readonly Touching[];
  /** Neighbours that the API left out. */
  readonly leftOut: number;
}

/** What is taken out, and of which strategy it is asked who loses by it; null: of all. */
interface TakenOut {
  readonly without: readonly string[];
  readonly strategy: string | null;
}

type Losses = WhatIfQuery["whatIf"];
export type LossOf = Losses["onlyOnes"][number];

/**
 * What falls without some entities: whoever loses something for good stands in no other list by the same relation. Where what falls
 * was asked of one strategy, nobody else is told of: whether they keep anything was not looked at.
 */
export function fallenOf(
  { without, strategy }: TakenOut,
  { whatIf, neighborhood }: WhatIfQuery,
  reached: readonly Touching[],
): Fallen {
  const gone = new Set(without);
  const nodes = new Map(neighborhood.nodes.map((node) => [node.id, node]));
  const told = new Set([...whatIf.onlyOnes, ...whatIf.onlyStated].flatMap(({ lost }) => lost.map(idOf)));
  const touched = neighborhood.edges.flatMap(({ id, from, to, reading, properties }): readonly Touching[] => {
    const entity = nodes.get(gone.has(from) ? to : from);
    if (gone.has(from) === gone.has(to) || told.has(id) || entity === undefined) return [];
    if (strategy !== null && !entity.strategies.includes(strategy)) return [];
    return [{ entity, pick: id, from: gone.has(from) ? from : to, reading, ...properties }];
  });
  const near = new Set(
    [...neighborhood.edges].flatMap(({ from, to }) => (gone.has(from) || gone.has(to) ? [from, to] : [])),
  );
  return {
    ...whatIf,
    touched,
    reached: reached.filter(({ entity }) => !near.has(entity.id)),
    leftOut: neighborhood.leftOut.entities,
  };
}

function idOf({ properties }: LossOf["lost"][number]): string {
  return properties.id;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where a box stands: what is taken out, what loses by it, and aims. */
export type Column = "out" | "loses" | "aims";

export interface Box extends Named {
  readonly column: Column;
  readonly row: number;
  /** Of some relation it has no other. */
  readonly losesAll: boolean;
}

export interface Line {
  readonly id: string;
  readonly from: Box;
  readonly to: Box;
  /** Of the relation that falls; null: a way over several relations that is cut. */
  readonly basis: "STATED" | "INFERRED" | null;
}

export interface Drawing {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly rows: number;
  /** Entities that lose something and are not drawn: the list has them. */
  readonly leftOut: number;
}

/** Under this id stand all aims, when some entities have no way left to any of them. */
export const allAims = ">aims";

/** Boxes in a column: more are in the list alone. */
const most = 16;

/**
 * What falls as boxes in three columns and lines between them, each relation from what is taken out to who loses it. `isAim` says
 * which kinds are aims, and `aims` what they are called.
 */
export function drawingOf(
  without: readonly Named[],
  { onlyOnes, onlyStated, cutOff, touched, reached }: Fallen,
  isAim: (kind: string) => boolean,
  aims: string,
): Drawing {
  const boxes = new Map<string, Box>();
  const filled = { out: 0, loses: 0, aims: 0 };
  const leftOut = new Set<string>();
  const bereft = new Set(onlyOnes.map(({ entity }) => entity.id));
  const add = (column: Column, { id, name }: Named) => {
    if (boxes.has(id)) return;
    if (filled[column] === most) {
      if (column !== "out") leftOut.add(id);
      return;
    }
    boxes.set(id, { id, name, column, row: filled[column]++, losesAll: bereft.has(id) });
  };
  for (const entity of without) add("out", entity);
  if (cutOff.length > 0) add("aims", { id: allAims, name: aims });
  const lists = [[...onlyOnes, ...onlyStated], cutOff.map((entity) => ({ entity })), touched, reached];
  for (const { entity } of lists.flat()) {
    add(isAim(entity.kind) ? "aims" : "loses", entity);
  }
  const lines = new Map<string, Line>();
  const link = (id: string, one: string, other: string, basis: Line["basis"]) => {
    const [from, to] = [boxes.get(one), boxes.get(other)];
    if (from !== undefined && to !== undefined) lines.set(id, { id, from, to, basis });
  };
  for (const { entity, lost } of [...onlyOnes, ...onlyStated]) {
    for (const { from, to, properties } of lost) {
      link(properties.id, from.id === entity.id ? to.id : from.id, entity.id, properties.basis);
    }
  }
  for (const { pick, from, entity, basis } of touched) link(pick, from, entity.id, basis);
  for (const { pick, from, entity } of reached) link(pick, from, entity.id, null);
  for (const { id } of cutOff) link(`${id}${allAims}`, id, allAims, null);
  return {
    boxes: [...boxes.values()],
    lines: [...lines.values()],
    rows: Math.max(...Object.values(filled)),
    leftOut: leftOut.size,
  };
}

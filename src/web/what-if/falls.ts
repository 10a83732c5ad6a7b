import type { WhatIfQuery } from "../data/operations.ts";

export type Fallen = WhatIfQuery["whatIf"];
export type LossOf = Fallen["onlyOnes"][number];

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where a box stands: what is taken out, what loses by it, and aims. */
export type Column = "out" | "loses" | "aims";

export interface Box extends Named {
  readonly column: Column;
  readonly row: number;
}

export interface Line {
  readonly id: string;
  readonly from: Box;
  readonly to: Box;
  /** Of the relation that falls; null: a way to an aim that is cut. */
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
const most = 12;

/**
 * What falls as boxes in three columns and lines between them, each relation from what is taken out to who loses it. `isAim` says
 * which kinds are aims, and `aims` what they are called.
 */
export function drawingOf(
  without: readonly Named[],
  { onlyOnes, onlyStated, cutOff }: Fallen,
  isAim: (kind: string) => boolean,
  aims: string,
): Drawing {
  const boxes = new Map<string, Box>();
  const filled = { out: 0, loses: 0, aims: 0 };
  const leftOut = new Set<string>();
  const add = (column: Column, { id, name }: Named) => {
    if (boxes.has(id)) return;
    if (filled[column] === most) {
      if (column !== "out") leftOut.add(id);
      return;
    }
    boxes.set(id, { id, name, column, row: filled[column]++ });
  };
  for (const entity of without) add("out", entity);
  if (cutOff.length > 0) add("aims", { id: allAims, name: aims });
  for (const entity of [...[...onlyOnes, ...onlyStated].map((loss) => loss.entity), ...cutOff]) {
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
  for (const { id } of cutOff) link(`${id}${allAims}`, id, allAims, null);
  return {
    boxes: [...boxes.values()],
    lines: [...lines.values()],
    rows: Math.max(...Object.values(filled)),
    leftOut: leftOut.size,
  };
}

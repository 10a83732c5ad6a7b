import type { Basis } from "../data/operations.ts";
import type { Named } from "../data/referred.ts";
import type { Fallen } from "./falls.ts";
import type { Concerned, Sign } from "./touching.ts";

/** Where a box stands: what is taken out, what loses by it, and aims. */
export type Column = "out" | "loses" | "aims";

interface Called extends Named {
  readonly id: string;
}

export interface Box extends Called {
  readonly column: Column;
  readonly row: number;
  /** Null: it is taken out, or all aims together. */
  readonly concerned: Concerned | null;
}

export interface Line {
  readonly id: string;
  readonly from: Box;
  readonly to: Box;
  /** Of the relation that goes; null: a way over several relations. */
  readonly basis: Basis | null;
  readonly sign: Sign;
  /** What it is of, in words; null: all ways to aims. */
  readonly reading: string | null;
}

export interface Drawing {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly rows: number;
  /** Entities that are concerned and not drawn: the lists have them. */
  readonly leftOut: number;
}

/** Under this id stand all aims, when some entities have no way left to any of them. */
export const allAims = ">aims";

/** Boxes in a column: more are in the list alone. */
const most = 16;

/**
 * What falls as boxes in three columns and lines between them, each from what is taken out to whom it concerns. `isAim` says which
 * kinds are aims, and `aims` what they are called.
 */
export function drawingOf(
  without: readonly Called[],
  { concerned }: Fallen,
  isAim: (kind: string) => boolean,
  aims: string,
): Drawing {
  const boxes = new Map<string, Box>();
  const filled = { out: 0, loses: 0, aims: 0 };
  const leftOut = new Set<string>();
  const add = (column: Column, { id, name, nameLanguage }: Called, of: Concerned | null = null) => {
    if (filled[column] < most) boxes.set(id, { id, name, nameLanguage, column, row: filled[column]++, concerned: of });
    else if (of !== null) leftOut.add(id);
  };
  for (const entity of without) add("out", entity);
  if (concerned.some(({ lostWay }) => lostWay !== null)) add("aims", { id: allAims, name: aims, nameLanguage: null });
  for (const one of concerned) {
    // whom it concerns in turn alone has no line from what is taken out
    if (one.lines.length === 0 && one.standing === "inTurn") leftOut.add(one.entity.id);
    else add(isAim(one.entity.kind) ? "aims" : "loses", one.entity, one);
  }
  const lines = concerned.flatMap(({ entity, lines: relations, lostWay }) => {
    const box = boxes.get(entity.id);
    const all = boxes.get(allAims);
    if (box === undefined) return [];
    const drawn = relations.flatMap(({ pick, from, side, basis, sign, reading }): readonly Line[] => {
      const start = boxes.get(from);
      const line = { id: pick, to: box, basis: side === null ? null : basis, sign, reading };
      return start === undefined ? [] : [{ ...line, from: start }];
    });
    if (lostWay === null || all === undefined) return drawn;
    const cut = {
      id: `${entity.id}${allAims}`,
      from: box,
      to: all,
      basis: null,
      sign: "falls",
      reading: null,
    } as const;
    return [...drawn, cut];
  });
  return { boxes: [...boxes.values()], lines, rows: Math.max(...Object.values(filled)), leftOut: leftOut.size };
}

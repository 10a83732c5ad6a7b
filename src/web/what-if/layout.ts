import { allAims, type Box, type Column, type Drawing, type Line } from "./drawn.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a drawing's boxes stand and how its lines go, in pixels. */
export interface Laid {
  readonly height: number;
  readonly heads: readonly (Point & { readonly column: Column })[];
  readonly place: (box: Box) => Point & { readonly width: number };
  /** From box to box, along rows and between columns alone: no line goes behind a box. */
  readonly way: (line: Line) => readonly Point[];
}

/** How far from the middle of a box each line ends that leads to it, so that those of several are told apart. */
type Ends = ReadonlyMap<Line, number>;

/** For two lines of a name, and two of what becomes of it. */
export const boxHeight = 72;
const pitch = boxHeight + 10;
/** Of a heading, with what is free below it. */
const head = 28;
/** Between columns, at least; and from one trunk of lines to the next. */
const gap = { least: 64, trunk: 7 };
/** How far at the right of a column a line goes that leads to another box of it. */
const beside = 16;
/** Width from which columns stand side by side. */
const wide = 700;

const columns = ["out", "loses", "aims"] as const;

/** Columns side by side where there is room for their names, otherwise below each other. */
export function laidOut(drawing: Drawing, width: number): Laid {
  const ends = endsOf(drawing.lines);
  return width >= wide ? sideBySide(drawing, width, ends) : belowEachOther(drawing, width, ends);
}

function endsOf(lines: readonly Line[]): Ends {
  const placed = lines.map((line) => {
    const all = lines.filter(({ to }) => to === line.to);
    const apart = all.length === 1 || line.to.id === allAims ? 0 : Math.min(16, (boxHeight - 20) / (all.length - 1));
    return [line, (all.indexOf(line) - (all.length - 1) / 2) * apart] as const;
  });
  return new Map(placed);
}

function sideBySide({ boxes, lines, rows }: Drawing, width: number, ends: Ends): Laid {
  const between = Math.max(gap.least, width * 0.08);
  const isBeside = ({ from, to }: Line): boolean => from.column === to.column;
  const margin = lines.some(isBeside) ? 2 * beside : 0;
  const boxWidth = (width - 2 * between - margin) / columns.length;
  const left = (column: Column): number => columns.indexOf(column) * (boxWidth + between);
  // a line from the first column to the last passes above the boxes between
  const passes = ({ from, to }: Line): boolean => from.column === "out" && to.column === "aims";
  const lane = lines.some(passes) ? 12 : 0;
  const top = head + lane;
  // what several lead to is not at the height of any of them: a line from one would seem to go on to it
  const down = boxes.some(({ column, row }) => column === "out" && row > 0) ? pitch / 2 : 0;
  const place = ({ column, row }: Box) => ({
    x: left(column),
    y: top + row * pitch + (column === "out" ? down : 0),
    width: boxWidth,
  });
  return {
    height: top + rows * pitch + down,
    heads: columns
      .filter((column) => boxes.some((one) => one.column === column))
      .map((column) => ({ column, x: left(column), y: 14 })),
    place,
    way(line) {
      const { from, to } = line;
      const start = middle(place(from), "right");
      const end = lower(middle(place(to), isBeside(line) ? "right" : "left"), ends.get(line));
      const aside = isBeside(line) ? beside : between / 3;
      const trunk = start.x + aside + (from.column === "out" ? trunkOf(from) : 0);
      const bend = [start, { x: trunk, y: start.y }];
      if (!passes(line)) return [...bend, { x: trunk, y: end.y }, end];
      const [over, before] = [head + lane / 2 - 2, end.x - between / 3];
      return [...bend, { x: trunk, y: over }, { x: before, y: over }, { x: before, y: end.y }, end];
    },
  };
}

function belowEachOther({ boxes }: Drawing, width: number, ends: Ends): Laid {
  const rail = 34;
  const heads: (Point & { column: Column })[] = [];
  const tops = new Map<Column, number>();
  let height = 0;
  for (const column of columns) {
    const count = boxes.filter((one) => one.column === column).length;
    if (count === 0) continue;
    heads.push({ column, x: rail, y: height + 14 });
    tops.set(column, height + head - 6);
    height += head + count * pitch + 4;
  }
  const place = ({ column, row }: Box) => ({
    x: rail,
    y: (tops.get(column) ?? 0) + row * pitch,
    width: Math.max(0, width - 2 * rail),
  });
  return {
    height,
    heads,
    place,
    way(line) {
      const { from, to } = line;
      const side = from.column === "out" ? "left" : "right";
      const [start, end] = [middle(place(from), side), lower(middle(place(to), side), ends.get(line))];
      const trunk = side === "left" ? 5 + trunkOf(from) : width - 5;
      return [start, { x: trunk, y: start.y }, { x: trunk, y: end.y }, end];
    },
  };
}

/** How far aside its lines go: so that those of several that are taken out are told apart. */
function trunkOf({ row }: Box): number {
  return (row % 3) * gap.trunk;
}

function middle({ x, y, width }: Point & { readonly width: number }, side: "left" | "right"): Point {
  return { x: side === "left" ? x : x + width, y: y + boxHeight / 2 };
}

function lower({ x, y }: Point, by = 0): Point {
  return { x, y: y + by };
}

/** A line through points, with its corners rounded, as SVG has it. */
export function rounded(points: readonly Point[]): string {
  const parts = points.map((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (before === undefined) return `M${point.x} ${point.y}`;
    if (after === undefined) return `L${point.x} ${point.y}`;
    const radius = Math.min(9, length(before, point) / 2, length(point, after) / 2);
    const [into, out] = [towards(point, before, radius), towards(point, after, radius)];
    return `L${into.x} ${into.y} Q${point.x} ${point.y} ${out.x} ${out.y}`;
  });
  return parts.join(" ");
}

/** Where a line has its sign: by whom it concerns. */
export function signAt(line: Line, points: readonly Point[]): Point {
  const [end, next] = line.from.column === "out" ? [points.at(-1), points.at(-2)] : [points[0], points[1]];
  if (end === undefined || next === undefined) return { x: 0, y: 0 };
  return towards(end, next, 11);
}

function length(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function towards(from: Point, to: Point, distance: number): Point {
  const all = length(from, to);
  const part = all === 0 ? 0 : Math.min(1, distance / all);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

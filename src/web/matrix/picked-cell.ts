import type { Axes } from "../data/opening-axes.ts";
import { endsOfPick, type Pick } from "../pick.ts";

/** Whether what is picked is of a row or a column. Where rows and columns are of one kind, a pair has one end in each. */
export function isHeadingPicked(
  pick: Pick | null,
  { rows, columns }: Axes,
  heading: { readonly of: "row" | "column"; readonly id: string },
): boolean {
  if (pick?.of === "pair" && rows === columns) return (heading.of === "row" ? pick.from : pick.to) === heading.id;
  return endsOfPick(pick).includes(heading.id);
}

/**
 * Whether what is picked is what a cell shows: its row with its column, over what the matrix is over. The other way round only where
 * rows and columns are of two kinds: of one kind that is another cell.
 */
export function isCellPicked(
  pick: Pick | null,
  { rows, columns, via, pattern }: Axes,
  { row, column }: { readonly row: string; readonly column: string },
): boolean {
  if (pick?.of !== "pair" || pick.pattern !== pattern) return false;
  const isThere = pick.from === row && pick.to === column;
  const isBack = rows !== columns && pattern === null && pick.from === column && pick.to === row;
  const isOver = pick.relations.length > 0 && pick.relations.every((one) => via.includes(one));
  return (isThere || isBack) && (pattern !== null || via.length === 0 || isOver);
}

import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef } from "react";

/** Rows that a page is. */
const page = 8;

/**
 * Keys of a table as the grid pattern has them (WAI-ARIA): Tab comes to one cell, arrows go to the next, Home and End to the ends of its
 * row or, with Ctrl, of the table, Page Up and Page Down over some rows. What a cell leads to has the cursor in its place, so that
 * Enter goes there. All cells have a `tabIndex` of -1; the one that Tab comes to is marked here, not drawn anew.
 */
export function useGridKeys(table: RefObject<HTMLTableElement>) {
  const at = useRef({ row: 1, column: 1 });
  const come = useCallback(
    (row: number, column: number): HTMLElement | null => {
      const { rows } = table.current ?? {};
      const there = rows?.[clamped(row, rows.length)];
      const cell = there?.cells[clamped(column, there.cells.length)];
      if (there === undefined || cell === undefined) return null;
      table.current?.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
      at.current = { row: there.rowIndex, column: cell.cellIndex };
      const place = cell.querySelector<HTMLElement>("a") ?? cell;
      place.tabIndex = 0;
      return place;
    },
    [table],
  );
  useLayoutEffect(() => {
    come(at.current.row, at.current.column);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const { row, column } = at.current;
    const last = Number.MAX_SAFE_INTEGER;
    const ends: Readonly<Record<string, readonly [number, number]>> = event.ctrlKey
      ? { Home: [0, 0], End: [last, last] }
      : {
          ArrowUp: [row - 1, column],
          ArrowDown: [row + 1, column],
          ArrowLeft: [row, column - 1],
          ArrowRight: [row, column + 1],
          Home: [row, 0],
          End: [row, last],
          PageUp: [row - page, column],
          PageDown: [row + page, column],
        };
    const next = ends[event.key];
    if (next === undefined || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    come(...next)?.focus();
  };
  /** Where the pointer has brought the cursor, the keys go on. */
  const onFocus = ({ target }: { readonly target: EventTarget }) => {
    const cell = target instanceof Element ? target.closest<HTMLTableCellElement>("td, th") : null;
    const row = cell?.parentElement;
    if (cell !== null && row instanceof HTMLTableRowElement) come(row.rowIndex, cell.cellIndex);
  };
  return { onKeyDown, onFocus };
}

function clamped(place: number, count: number): number {
  return Math.max(0, Math.min(place, count - 1));
}

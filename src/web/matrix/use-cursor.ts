import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from "react";
import { flushSync } from "react-dom";

/** A cell of a table: 0 is the row of its headings, and the column of them. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Rows that a page is. */
const page = 8;

/**
 * Keys of a table as the grid pattern has them (WAI-ARIA): Tab comes to one cell, arrows go to the next, Home and End to the ends of its
 * row or, with Ctrl, of the table, Page Up and Page Down over some rows. What a cell leads to has the cursor in its place, so that
 * Enter goes there. `last` is the last cell; each has its number, from 1, in `aria-colindex`, and all rows are there.
 */
export function useCursor(table: RefObject<HTMLTableElement>, last: Place) {
  const [gone, setGone] = useState<Place>({ row: 1, column: 1 });
  const cursor = within(gone, last);
  const onKeyDown = (event: KeyboardEvent) => {
    const { row, column } = cursor;
    const ends: Readonly<Record<string, Place>> = event.ctrlKey
      ? { Home: { row: 0, column: 0 }, End: last }
      : {
          ArrowUp: { row: row - 1, column },
          ArrowDown: { row: row + 1, column },
          ArrowLeft: { row, column: column - 1 },
          ArrowRight: { row, column: column + 1 },
          Home: { row, column: 0 },
          End: { row, column: last.column },
          PageUp: { row: row - page, column },
          PageDown: { row: row + page, column },
        };
    const next = ends[event.key];
    if (next === undefined || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const place = within(next, last);
    // a cell that is out of sight is drawn once the cursor is in it
    flushSync(() => setGone(place));
    const cell = table.current?.rows[place.row]?.querySelector<HTMLElement>(`[aria-colindex="${place.column + 1}"]`);
    (cell?.querySelector("a") ?? cell)?.focus();
  };
  /** Where the pointer has brought the cursor, the keys go on. */
  const onFocus = ({ target }: FocusEvent) => {
    const cell = target.closest("[aria-colindex]");
    const row = cell?.parentElement;
    if (!(cell instanceof HTMLTableCellElement && row instanceof HTMLTableRowElement)) return;
    const there = { row: row.rowIndex, column: Number(cell.ariaColIndex) - 1 };
    setGone((last) => (last.row === there.row && last.column === there.column ? last : there));
  };
  return { cursor, keys: { onKeyDown, onFocus } };
}

function within({ row, column }: Place, last: Place): Place {
  return { row: Math.max(0, Math.min(row, last.row)), column: Math.max(0, Math.min(column, last.column)) };
}

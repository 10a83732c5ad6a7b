import type { KeyboardEvent } from "react";

const steps: Readonly<Record<string, readonly [down: number, along: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Arrow keys go from the cell that has the focus to the next one: to its link, or else to itself. A cell may have several
 * links, which Tab comes to. At an edge arrows scroll, as they do elsewhere.
 */
export function goByArrows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key];
  const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>("th, td") : null;
  const row = cell?.closest("tr");
  if (step === undefined || !row || cell === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const [down, along] = step;
  const to = row.rowIndex + (down > 0 ? cell.rowSpan : down);
  const next = cellAt(event.currentTarget, to, Number(cell.dataset.column) + along);
  if (next === undefined) return;
  event.preventDefault();
  const target = next.querySelector<HTMLElement>("a, button") ?? next;
  if (target === next) next.tabIndex = -1;
  target.focus();
}

/** The cell of a column that stands in a row, or goes over it from above. */
function cellAt({ rows }: HTMLTableElement, row: number, column: number): HTMLTableCellElement | undefined {
  for (let at = row; at >= 0; at--) {
    const found = [...(rows[at]?.cells ?? [])].find((cell) => cell.dataset.column === `${column}`);
    if (found !== undefined) return at + found.rowSpan > row ? found : undefined;
  }
  return undefined;
}

import { type ColumnDef, tableFeatures, useTable } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { goByArrows } from "./arrows.ts";
import { spansOf } from "./spans.ts";
import styles from "./table.module.css";

/** Sorting, filters and pages are the service's: of the table library only rows and columns are used. */
const features = tableFeatures({});

export interface Column<Row extends object> {
  readonly id: string;
  readonly head: ReactNode;
  readonly sorted?: "ascending" | "descending";
  readonly cell: (row: Row) => ReactNode;
  /** What a cell says, for rows below each other that say the same of one thing to share it; null where it stands alone. */
  readonly says?: (row: Row) => string | null;
}

interface GridProps<Row extends object> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** Rows and columns; what is wider than the page scrolls by itself. */
export function Grid<Row extends object>({ label, columns, rows }: GridProps<Row>) {
  const sorted = new Map(columns.map((column) => [column.id, column.sorted]));
  const defined: ColumnDef<typeof features, Row>[] = columns.map(({ id }) => ({ id }));
  const table = useTable({ features, columns: defined, data: rows });
  const spans = spansOf(rows, columns);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.grid} onKeyDown={goByArrows}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header, at) => (
                <th key={header.id} scope="col" data-column={at} aria-sort={sorted.get(header.column.id)}>
                  {columns[at]?.head}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell, at) => {
                const rowSpan = spans[at]?.[row.index] ?? 1;
                if (rowSpan === 0) return null;
                const Cell = at === 0 ? "th" : "td";
                return (
                  <Cell key={cell.id} scope={at === 0 ? "row" : undefined} rowSpan={rowSpan} data-column={at}>
                    {columns[at]?.cell(row.original)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What a benchmark found: figures of ours beside a peer's, each held against a goal where there is one. */
export interface Report {
  readonly name: string;
  readonly rows: readonly Figure[];
  /** What a reader must know to judge the figures. */
  readonly notes: readonly string[];
}

export interface Figure {
  readonly figure: string;
  readonly ours: number;
  /** Null where the figure is of ours alone. */
  readonly peer: number | null;
  /** Ours over the peer's, or as `figure` says; null without a peer. */
  readonly ratio: number | null;
  /** In words: `at most 1/3`. Null: for information. */
  readonly goal: string | null;
  readonly met: boolean;
}

/** For people: a row a figure, then the notes. */
export function printReport(report: Report): string {
  const cells = report.rows.map((row) => [
    row.figure,
    amount(row.ours),
    row.peer === null ? "" : amount(row.peer),
    row.ratio === null ? "" : amount(row.ratio),
    row.goal === null ? "" : `${row.goal}: ${row.met ? "met" : "MISSED"}`,
  ]);
  const table = [["", "ours", "peer", "ratio", "goal"], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return [report.name, ...lines, ...report.notes].join("\n");
}

export function amount(value: number): string {
  return Number.isInteger(value) || value >= 1_000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

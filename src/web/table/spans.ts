interface Saying<Row> {
  readonly says?: (row: Row) => string | null;
}

/**
 * By column and row, over how many rows a cell goes; 0 where the one above it does. Only rows of the same thing, which the first
 * column says, share cells. Cost: O(rows x columns).
 */
export function spansOf<Row>(rows: readonly Row[], columns: readonly Saying<Row>[]): readonly (readonly number[])[] {
  const first = spansIn(rows, columns[0]?.says, () => true);
  return columns.map(({ says }, at) => (at === 0 ? first : spansIn(rows, says, (row) => first[row] === 0)));
}

function spansIn<Row>(
  rows: readonly Row[],
  says: Saying<Row>["says"],
  mayShare: (row: number) => boolean,
): readonly number[] {
  const spans: number[] = rows.map(() => 1);
  if (says === undefined) return spans;
  let top = 0;
  let last: string | null = null;
  for (const [at, row] of rows.entries()) {
    const said = says(row);
    if (at > 0 && said !== null && said === last && mayShare(at)) {
      spans[at] = 0;
      spans[top] = at - top + 1;
    } else top = at;
    last = said;
  }
  return spans;
}

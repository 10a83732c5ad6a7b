/** By which column rows are sorted. */
export interface Sorted {
  readonly field: string;
  readonly direction: "ASC" | "DESC";
}

/** What an address says of it: a column's name, behind a minus where the last come first. */
export function sortIn(said: string | null): Sorted | null {
  if (said === null) return null;
  return said.startsWith("-") ? { field: said.slice(1), direction: "DESC" } : { field: said, direction: "ASC" };
}

export function sortedBy(field: string, sort: Sorted | null): { readonly sorted?: "ascending" | "descending" } {
  if (sort?.field !== field) return {};
  return { sorted: sort.direction === "ASC" ? "ascending" : "descending" };
}

type Sortable = string | number | boolean | null | readonly unknown[] | undefined;

/** Rows by what stands in a cell of each, numbers as such, what is empty last either way; others as they were. */
export function inOrder<Row>(
  rows: readonly Row[],
  cell: (row: Row) => Sortable,
  { direction }: Pick<Sorted, "direction">,
  language: string,
): readonly Row[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = direction === "ASC" ? 1 : -1;
  return rows.toSorted((one, other) => {
    const [a, b] = [cell(one) ?? "", cell(other) ?? ""];
    if (a === "" || b === "") return Number(a === "") - Number(b === "");
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b)));
  });
}

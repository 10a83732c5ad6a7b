import type { Address } from "../address.ts";
import type { Words } from "../data/ontology.ts";
import { type Axes, openingAxes } from "../data/opening-axes.ts";

/** What the address asks for; where it says nothing, what a strategy opens with. */
export function axesIn({ get, all }: Address, words: Words): Axes {
  const [rows, columns] = [get("rows"), get("columns")];
  if (rows === null || columns === null || words.kind(rows) === null || words.kind(columns) === null)
    return openingAxes(words);
  return { rows, columns, via: all("via"), pattern: get("pattern"), only: get("only") };
}

/** Axes as an address has them. */
export function changesFor({ rows, columns, via, pattern, only }: Axes) {
  return { rows, columns, via, pattern, only };
}

/** Chains with a name that lead from rows to columns: named and read from their other end where that is where the rows are. */
export function chainsBetween(
  { patterns }: Words,
  { rows, columns }: Axes,
): readonly { readonly name: string; readonly reading: string }[] {
  return patterns.flatMap(({ name, inverse, from, to, reading }) => [
    ...(from.includes(rows) && to.includes(columns) ? [{ name, reading: reading.out }] : []),
    ...(from.includes(columns) && to.includes(rows) ? [{ name: inverse, reading: reading.in }] : []),
  ]);
}

/** Rows as columns and columns as rows, linked by the same. */
export function swapped({ patterns }: Words, axes: Axes): Axes {
  const pattern = patterns.find(({ name, inverse }) => name === axes.pattern || inverse === axes.pattern);
  const other = pattern?.name === axes.pattern ? pattern?.inverse : pattern?.name;
  return { ...axes, rows: axes.columns, columns: axes.rows, only: null, pattern: other ?? null };
}

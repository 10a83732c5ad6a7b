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

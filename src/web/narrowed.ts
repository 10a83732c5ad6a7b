/** Parameters that narrow, order or arrange what is shown, or say which of its words are lit. */
const narrowing: ReadonlySet<string> = new Set([
  ...[
    "lang",
    "strategy",
    "source",
    "basis",
    "only",
    "via",
    "pattern",
    "direction",
    "hops",
    "least",
    "hide",
    "layout",
    "colour",
  ],
  ...["column", "has", "lacks", "filter", "sort", "findings"],
]);
/** It goes with the others: how much of an answer is shown. */
const amount = "first";

/** The filters that differ between two addresses, where nothing else does; null: they are steps apart. */
export function narrowedBy(before: string, after: string): string | null {
  const [from, to] = [new URL(before), new URL(after)];
  if (from.pathname !== to.pathname) return null;
  const names = new Set([...from.searchParams.keys(), ...to.searchParams.keys()]);
  const changed = [...names].filter((name) => !isAlike(from.searchParams.getAll(name), to.searchParams.getAll(name)));
  if (changed.some((name) => name !== amount && !narrowing.has(name))) return null;
  const filters = changed.length === 1 ? changed : changed.filter((name) => name !== amount);
  return filters.toSorted().join();
}

function isAlike(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}

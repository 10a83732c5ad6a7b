import type { KindWords, PatternWords, RelationWords, Words } from "./ontology.ts";

/** What a matrix is of. */
export interface Axes {
  readonly rows: string;
  readonly columns: string;
  /** Relations; none: any. */
  readonly via: readonly string[];
  /** Or chains of this name. */
  readonly pattern: string | null;
  /** Only rows that have this relation. */
  readonly only: string | null;
}

/**
 * The matrix that a strategy opens with: ends by the means that serve them. The ontology says which they are: what links them is
 * the one relation that is all of its first pattern by itself, or else the first along which one end serves the other. Rows are of the
 * first kind it leads to that may be a priority and is not what all else is done for, and only those that are one.
 */
export function openingAxes({ relations, patterns, kinds, kind }: Words): Axes {
  const [first = ""] = kinds.map(({ name }) => name);
  const via = directly(patterns[0], relations) ?? relations.find(({ serves }) => serves === "out") ?? relations[0];
  if (via === undefined) return { rows: first, columns: first, via: [], pattern: null, only: null };
  const means = via.to.filter((name) => kind(name)?.aim !== true);
  const rows = means.find((name) => priorityOf(kind(name), relations) !== null) ?? means[0] ?? via.to[0] ?? first;
  const columns = via.from.find((name) => name !== rows) ?? rows;
  return { rows, columns, via: [via.name], pattern: null, only: priorityOf(kind(rows), relations) };
}

/** The relation that links all that a pattern links, if one of its steps does. */
function directly(pattern: PatternWords | undefined, relations: readonly RelationWords[]): RelationWords | undefined {
  return relations.find(
    ({ name, from, to }) =>
      pattern?.steps.some(({ relation }) => relation === name) &&
      pattern.from.every((one) => from.includes(one)) &&
      pattern.to.every((one) => to.includes(one)),
  );
}

/** As a kind has it, the relation that makes entities of it a priority; null where none does. */
export function priorityOf(kind: KindWords | null, relations: readonly RelationWords[]): string | null {
  const field = kind?.relationFields.find(
    ({ relation, direction }) =>
      direction === "in" && relations.find(({ name }) => name === relation)?.priority === true,
  );
  return field?.name ?? null;
}

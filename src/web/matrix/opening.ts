import type { KindWords, RelationWords, Words } from "../data/words.ts";

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
 * The matrix that a strategy opens with: means by the ends they serve. The ontology says which they are: the relation is the
 * first step of its first pattern, or else the first by which one end serves another; rows are of the first kind it leads to that
 * all else is not done for, columns of the first it comes from.
 */
export function openingAxes({ relations, patterns, kinds, kind }: Words): Axes {
  const step = patterns[0]?.steps[0]?.relation;
  const via =
    relations.find(({ name }) => name === step) ?? relations.find(({ serves }) => serves === "out") ?? relations[0];
  const [first = ""] = kinds.map(({ name }) => name);
  if (via === undefined) return { rows: first, columns: first, via: [], pattern: null, only: null };
  const rows = via.to.find((name) => kind(name)?.aim !== true) ?? via.to[0] ?? first;
  const columns = via.from.find((name) => name !== rows) ?? rows;
  return { rows, columns, via: [via.name], pattern: null, only: priorityOf(kind(rows), relations) };
}

/** As a kind has it, the relation that makes entities of it a priority; null where none does. */
export function priorityOf(kind: KindWords | null, relations: readonly RelationWords[]): string | null {
  const field = kind?.relationFields.find(
    ({ relation, direction }) =>
      direction === "in" && relations.find(({ name }) => name === relation)?.priority === true,
  );
  return field?.name ?? null;
}

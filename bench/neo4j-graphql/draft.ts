import type { Random } from "./random.ts";

/** What an operation may be written with. */
export interface Vocabulary {
  /** For each scalar, values to write. */
  readonly scalars: Readonly<Record<string, readonly [Scalar, ...Scalar[]]>>;
  /** Types an operation may name: in fragments and in the types of its variables. */
  readonly names: ReadonlySet<string>;
}

export type Scalar = string | number | boolean;

/** An input value as variables carry it: enum values are strings. */
export type Value = null | Scalar | readonly Value[] | { readonly [field: string]: Value };

export interface Operation {
  readonly text: string;
  readonly variables: Readonly<Record<string, Value>>;
}

/** An operation in the making. */
export interface Draft {
  readonly random: Random;
  readonly vocabulary: Vocabulary;
  readonly variables: Variable[];
  readonly fragments: Fragment[];
  /** What the operations before this one use, and what this one does, by coordinate. */
  readonly used: ReadonlySet<string>;
  readonly usedHere: Set<string>;
  /** Fields that may still be written. */
  budget: number;
  aliases: number;
}

export interface Variable {
  readonly name: string;
  readonly type: string;
  /** Name of the argument or input field it was made for. */
  readonly place: string;
  /** Literal after the `=`. */
  readonly default: string | null;
  /** Undefined: not given. */
  readonly value: Value | undefined;
}

export interface Fragment {
  readonly name: string;
  readonly on: string;
  readonly text: string;
}

/** One at random, but mostly the next that is fresh, so that a run of many operations comes round to everything. */
export function choose<T extends { readonly name: string }>(
  draft: Draft,
  place: string,
  of: readonly [T, ...T[]],
  isFresh: (one: T) => boolean = ({ name }) => !isUsed(draft, `${place}.${name}`),
): T {
  const { random } = draft;
  const from = random.between(0, of.length - 1);
  const inTurn = [...of.slice(from), ...of.slice(0, from)];
  const chosen = (random.chance(0.8) ? inTurn.find(isFresh) : undefined) ?? inTurn[0] ?? of[0];
  draft.usedHere.add(`${place}.${chosen.name}`);
  return chosen;
}

/** Was it written before, in this operation or another? Places are coordinates: `Query.tasks(where:)`. */
export function isUsed({ used, usedHere }: Draft, place: string): boolean {
  return used.has(place) || usedHere.has(place);
}

export function isSome<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}

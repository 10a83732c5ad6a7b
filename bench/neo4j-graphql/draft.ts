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
  /** What was written so far, in this operation and those before it, by coordinate: `Task.tasks(where:)`. */
  readonly used: Set<string>;
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

/** Drawn at random, mostly from what is fresh, so that a run of many operations comes round to everything. */
export function choose<T extends { readonly name: string }>(
  draft: Draft,
  place: string,
  of: readonly [T, ...T[]],
  isFresh: (one: T) => boolean = (one) => !draft.used.has(`${place}.${one.name}`),
): T {
  const fresh = of.filter(isFresh);
  const chosen = isSome(fresh) && draft.random.chance(0.8) ? draft.random.pick(fresh) : draft.random.pick(of);
  draft.used.add(`${place}.${chosen.name}`);
  return chosen;
}

export function isSome<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}

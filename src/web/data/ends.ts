import type { KindWords, RelationWords, Words } from "./ontology.ts";
import type { Ends } from "./operation.ts";

/** Entities of a kind, as one end of a question: of a strategy, and only those that have some relation, where told. */
export function endsOf(kind: KindWords, { strategy = null, only = null }: Narrowing): Ends {
  if (strategy === null && only === null) return { kinds: [kind.name] };
  return {
    [kind.plural]: {
      ...(strategy === null ? {} : { strategies: { includes: strategy } }),
      ...(only === null ? {} : { [only]: { some: {} } }),
    },
  };
}

export interface Narrowing {
  readonly strategy?: string | null;
  /** A relation as the kind has it: `prioritizedBy`. */
  readonly only?: string | null;
}

/** Asked of entities of any kind: that they belong to a strategy, where one is looked at. */
export function ofStrategy(strategy: string | null): { readonly where?: Readonly<Record<string, unknown>> } {
  return strategy === null ? {} : { where: { strategies: { includes: strategy } } };
}

/** Relations that may link two kinds, whichever way they go. */
export function relationsBetween({ relations }: Words, one: string, other: string): readonly RelationWords[] {
  return relations.filter(
    ({ from, to }) => (from.includes(one) && to.includes(other)) || (from.includes(other) && to.includes(one)),
  );
}

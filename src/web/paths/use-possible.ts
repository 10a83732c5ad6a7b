import { useNamed } from "../data/names.ts";
import type { RelationWords } from "../data/ontology.ts";
import { useWords } from "../data/words.ts";
import type { AskedPaths } from "./asked.ts";
import { kindsOfEnd, relationsLinking } from "./linking.ts";

export interface Possible {
  /** Relations that ways between the two ends may have in them. */
  readonly offered: readonly RelationWords[];
  /** Chosen ones that they may not. */
  readonly barred: readonly RelationWords[];
  /** Whether the chosen ones, or all where none is chosen, may lead from the one end to the other. */
  readonly isAny: boolean;
}

/** What may link the two ends, as the ontology has it; while one of them is not chosen, everything. */
export function usePossible({ from, to, direction, maxHops, relations }: AskedPaths): Possible {
  const words = useWords();
  const named = useNamed([from, to].filter((end) => end !== null && words.kind(end) === null) as readonly string[]);
  const chosen = words.relations.filter(({ name }) => relations.includes(name));
  if (from === null || to === null) return { offered: words.relations, barred: [], isAny: true };
  const ends = {
    from: kindsOfEnd(from, words, named.get(from)?.kind),
    to: kindsOfEnd(to, words, named.get(to)?.kind),
  };
  const linking = { ...ends, direction, maxHops };
  const offered = relationsLinking(words.relations, linking);
  const gone = chosen.length === 0 ? words.relations : chosen;
  return {
    offered,
    barred: chosen.filter((relation) => !offered.includes(relation)),
    isAny: relationsLinking(gone, linking).length > 0,
  };
}

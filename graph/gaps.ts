import { type Absence, type AbsenceCode, type AbsentWay, absenceSentence } from "./absence.ts";
import type { Ontology } from "./ontology.ts";
import type { AbsenceFacts } from "./rows.ts";

/** What is known of an entity that a table has nothing for. */
export interface GapFacts {
  readonly facts: AbsenceFacts;
  /** The ids of all that it might have been linked to. */
  readonly others: readonly string[];
  /** Names of what it is linked to and was not asked for, if all of that belongs to other strategies; otherwise none. */
  readonly otherStrategies: readonly string[];
  /** A longer chain that leads there, as a sentence. */
  readonly chain: string | null;
}

/**
 * Says why a row or a column of a table is empty. The code is the most certain of the reasons: the source rules all of it
 * out; it is recorded for another strategy; it is recorded, and was not asked for; none passes the filter; only a longer
 * chain leads there; the source leaves its list open, or announces one; nothing is recorded. The sentence gives every reason there is. Pure.
 */
export function gap(ontology: Ontology, way: AbsentWay, { facts, others, otherStrategies, chain }: GapFacts): Absence {
  const [filteredOut, , , lists, exclusions] = facts;
  const has = (status: string) => lists.some(([one]) => one === status);
  const ruledOut = others.length > 0 && others.every((other) => exclusions.some(([id]) => id === other));
  const reasons: readonly (readonly [AbsenceCode, boolean])[] = [
    ["EXCLUDED_BY_SOURCE", ruledOut],
    ["OTHER_STRATEGY", otherStrategies.length > 0],
    ["FILTERED_OUT", filteredOut > 0],
    ["NONE_PASSES", way.narrowed],
    ["LONGER_CHAIN", chain !== null],
    ["LIST_OPEN", has("OPEN")],
    ["LIST_ANNOUNCED", has("ANNOUNCED")],
  ];
  const more = [
    ...(otherStrategies.length > 0 ? [`recorded for other strategies: ${otherStrategies.join(", ")}`] : []),
    ...(chain === null ? [] : [`over a longer chain: ${chain}`]),
  ];
  return {
    code: reasons.find(([, holds]) => holds)?.[0] ?? "NONE_RECORDED",
    sentence: absenceSentence(ontology, way, facts, more),
  };
}

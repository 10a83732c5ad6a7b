import type { AbsentWay } from "../../../graph/absence.ts";
import type { AbsenceFacts, Row } from "../../../graph/rows.ts";
import { feasible } from "../patterns.ts";
import type { NamedEnds } from "../shape.ts";
import { type Answered, listIn, rootOf, textIn } from "./writing.ts";

/**
 * An absence of ways to ends that were named one by one: with their names, over what their kinds allow, and with no more of
 * the facts than is about them. What is recorded of others was not asked for. Cost: O(ends).
 */
export function ofNamed(
  answered: Answered,
  way: AbsentWay,
  named: NamedEnds,
  row: Row,
  [, read, sources, lists, exclusions]: AbsenceFacts,
): { readonly way: AbsentWay; readonly facts: AbsenceFacts } {
  const ends = rootOf(answered, named.root).rows;
  const ids = new Set(ends.map((end) => textIn(end[named.id])));
  const kinds = [...new Set(ends.map((end) => textIn(end[named.kind])))];
  const start = textIn(listIn(row[named.start])[named.startKind]);
  const steps = feasible(answered.ontology, way.steps, [start], kinds, way.maxHops);
  return {
    way: {
      ...way,
      kinds,
      steps: steps.length > 0 ? steps : way.steps,
      named: ends.map((end) => textIn(end[named.name])),
    },
    facts: [
      0,
      read,
      sources,
      lists.filter(([, , members]) => members.some((kind) => kinds.includes(kind))),
      exclusions.filter(([id]) => ids.has(id)),
    ],
  };
}

import { compareCodePoints } from "../../graph/dataset.ts";
import type { Value } from "../../graph/rows.ts";
import type { FindingsShape } from "./finding-shape.ts";
import type { SilenceFact } from "./roles.ts";
import { type Answered, rootOf, rowsIn, textIn } from "./write/writing.ts";

/** Who silences a finding, and why. */
export type SilenceSaid = Readonly<Record<SilenceFact, string>>;

/** The columns of the root that gives all silences, in the order in which `silencesIn` reads them. */
export const silenceFields = ["strategy", "rule", "reason", "annotator"] as const;

/** What a finding is silenced by: its rule, and just the entities that it is about. */
export function silenceKey(rule: string, ids: readonly string[]): string {
  return [rule, ...ids.toSorted(compareCodePoints)].join(" ");
}

/**
 * What is silenced, by `silenceKey`: where findings of one strategy are asked for, by that strategy alone; else by any, the
 * first by id. Cost: O(silences).
 */
export function silencesIn(answered: Answered, { silences }: FindingsShape, strategy: Value): Map<string, SilenceSaid> {
  const said = new Map<string, SilenceSaid>();
  for (const [by, rule, reason, annotator, entities] of rootOf(answered, silences).rows) {
    const key = silenceKey(
      textIn(rule),
      rowsIn(entities).map(([id]) => textIn(id)),
    );
    if (said.has(key) || (strategy !== null && strategy !== by)) continue;
    said.set(key, { strategy: textIn(by), reason: textIn(reason), annotator: textIn(annotator) });
  }
  return said;
}

import { compareCodePoints, type Silence } from "../../../graph/dataset.ts";
import { at, type Place } from "../../../graph/diagnostic.ts";
import type { LockedFolder } from "../locked.ts";
import type { Linking } from "./linking.ts";

/** A silence, and where it stands: rules are no part of the seeds, so whether there is such a rule is seen elsewhere. */
export interface PlacedSilence {
  readonly silence: Silence;
  readonly place: Place;
  readonly rulePlace: Place;
}

/**
 * Makes the silences of all strategies. To silence what is found of an entity says nothing of it: it does not make the entity one
 * of the strategy. Errors: SEED_UNKNOWN_REFERENCE, SEED_CLAIM_TWICE.
 */
export function linkSilences(
  { registry, report }: Linking,
  folders: readonly LockedFolder[],
): readonly PlacedSilence[] {
  const silences = new Map<string, PlacedSilence>();
  for (const { written } of folders) {
    const strategy = written.folder.name;
    for (const { rule, entities, reason, annotator, place, rulePlace } of written.silenced) {
      const named = entities.map((one) => registry.find(one, strategy)?.id);
      const ids = [...new Set(named.filter((id) => id !== undefined))].sort(compareCodePoints);
      if (named.includes(undefined)) continue;
      const said = JSON.stringify([strategy, rule, ids]);
      const before = silences.get(said);
      if (before) {
        const message = `The same is silenced at ${at(before.place)} already.`;
        report("SEED_CLAIM_TWICE", place, message, { hint: "keep one of the two" });
      } else {
        const by = annotator ?? written.strategy?.annotators.join(", ") ?? "";
        silences.set(said, { silence: { strategy, rule, entities: ids, reason, annotator: by }, place, rulePlace });
      }
    }
  }
  return [...silences.values()];
}

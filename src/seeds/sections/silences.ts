import type { Place } from "../../../graph/diagnostic.ts";
import { listOf, type Read, type Reference, readMapping, reference, text, wrongType } from "../shape.ts";

/** A finding that a strategy silences. */
export interface WrittenSilence {
  readonly rule: string;
  readonly entities: readonly Reference[];
  readonly reason: string;
  /** Null where it is the strategy's. */
  readonly annotator: string | null;
  readonly place: Place;
  /** Where the rule is named. */
  readonly rulePlace: Place;
}

const shape = { rule: text, entity: reference, entities: listOf(reference), reason: text, annotator: text };

/** Errors: SEED_KEYS_TOGETHER, and those of reading mappings. */
export const silence: Read<WrittenSilence> = (node, _what, reading) => {
  const values = readMapping(node, "what is silenced", shape, reading, { required: ["rule", "reason"] });
  if (!values) return undefined;
  const { rule, entity, entities = [], reason, annotator = null } = values.value;
  const several = values.node.entries.get("entities")?.value;
  if (values.has("entity") && several) {
    const message = "`entity` and `entities` stand together.";
    reading.report("SEED_KEYS_TOGETHER", values.placeOf("entities"), message, {
      hint: "name them all under `entities`",
    });
  } else if (!values.has("entity") && !several) {
    reading.report("SEED_MISSING_KEY", node.place, "What is silenced has no `entity`.", {
      hint: "name the one that the finding is about, or several under `entities`",
    });
  } else if (several && !values.fills("entities")) {
    wrongType(several, "`entities` takes at least one id", reading);
  }
  const about = entity ? [...entities, entity] : entities;
  if (rule === undefined || reason === undefined || about.length === 0) return undefined;
  const rulePlace = values.node.entries.get("rule")?.value.place ?? node.place;
  return { rule, entities: about, reason, annotator, place: node.place, rulePlace };
};

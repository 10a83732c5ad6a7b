import type { Ontology } from "../ontology.ts";
import type { FieldMeasure } from "./plan.ts";

/**
 * What measures mean. A measure of a field is taken of the values that are recorded: with none of them a count and a sum
 * are 0, and every other measure is null. A type that has no such measure, a list but for `recorded`, and a field that the
 * kinds declare with different types give null.
 *
 * - `min`, `max` of dates, durations and decimals go by their order keys (values.ts); of values that are equal in it
 *   `min` is the first by code point, `max` the last. Values without a place in the order are left out.
 * - `shortest`, `longest`: of texts of equal length the first by code point, and the last.
 * - Sums of floats are added one by one in the order of the entities' ids, from 0, so that every engine rounds alike; one
 *   that leaves the finite numbers is null. An average is the sum, as a float, divided by the count.
 * - Sums of whole numbers are exact as long as they and the number of entities stay below 2^53; they may leave the 32 bits
 *   of what they are sums of. Sums of decimals are exact whatever their length.
 */
const measuresOf: Readonly<Record<string, readonly FieldMeasure[]>> = {
  ID: ["shortest", "longest", "shortestLength", "longestLength", "averageLength"],
  String: ["shortest", "longest", "shortestLength", "longestLength", "averageLength"],
  Int: ["min", "max", "sum", "average"],
  Float: ["min", "max", "sum", "average"],
  EDTF: ["min", "max"],
  ISODuration: ["min", "max"],
  Decimal: ["min", "max", "sum"],
};

/** The type and listness that a field has in those of the kinds that declare it; null where none does, or they differ. */
export interface MeasuredField {
  readonly type: string;
  readonly list: boolean;
}

/** Cost: O(kinds x fields). */
export function measuredField(ontology: Ontology, kinds: readonly string[], name: string): MeasuredField | null {
  let found: MeasuredField | null = null;
  for (const kind of ontology.kinds) {
    const field = kinds.includes(kind.name) ? kind.fields.find((one) => one.name === name) : undefined;
    if (field === undefined) continue;
    if (found !== null && (found.type !== field.type || found.list !== field.list)) return null;
    found = field;
  }
  return found && { type: found.type, list: found.list };
}

/** Whether a field of that type has the measure. */
export function hasMeasure({ type, list }: MeasuredField, measure: FieldMeasure): boolean {
  return measure === "recorded" || (!list && (measuresOf[type]?.includes(measure) ?? false));
}

/** Length as texts are measured: code points. Cost: O(length). */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 1; at < text.length; at++) {
    if (isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))) length--;
  }
  return length;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

import { FALSE, type Test, TRUE, type Truth } from "./truth.ts";

/**
 * A filter in parts, all of which must pass. What asks for one value out of few, of the relation's standing and of a
 * field, is a table of truths by code: that is most of what is asked, and costs no call.
 */
export interface Filter {
  /** By kind, 1 for those asked for; null: all are. */
  readonly accept: Uint8Array | null;
  /** By standing, which lies beside the ends. */
  readonly standingTruths: Uint8Array | null;
  readonly standing: Uint8Array;
  /** By the field's code, by slot. */
  readonly fieldTruths: Uint8Array | null;
  readonly field: Uint8Array;
  readonly slot: Uint32Array;
  /** What else is asked. */
  readonly test: Test | null;
}

/** Whether an entity of the kinds asked for passes. Small enough to become part of the loops that ask. */
export function judge(filter: Filter, at: number, entity: number, relation: number, origin: number): Truth {
  const { standingTruths, fieldTruths, test } = filter;
  let truth: Truth = TRUE;
  if (standingTruths !== null) {
    truth = standingTruths[filter.standing[at] as number] as Truth;
    if (truth === FALSE) return FALSE;
  }
  if (fieldTruths !== null) {
    const ofField = fieldTruths[filter.field[filter.slot[entity] as number] as number] as Truth;
    if (ofField !== TRUE) truth = ofField;
    if (truth === FALSE) return FALSE;
  }
  if (test === null) return truth;
  const last = test(entity, relation, origin);
  return last === TRUE ? truth : last;
}

/** Whether everything passes. */
export function passesAll({ accept, standingTruths, fieldTruths, test }: Filter): boolean {
  return accept === null && standingTruths === null && fieldTruths === null && test === null;
}

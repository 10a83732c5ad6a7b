import type { Anchored } from "../anchors.ts";
import type { Branch, Thing, Titled } from "./parts.ts";

export type Mutable<Of> = { -readonly [Key in keyof Of]: Of[Key] extends readonly (infer One)[] ? One[] : Of[Key] };

/** A thing as it grows: the fields of an edge, its entity and what is recorded of the relation are of one thing. */
export interface Draft extends Mutable<Thing> {
  /** The entity it is, and what it is called where its name was not asked for. */
  entity: string | null;
  named: Titled | null;
  /** The relation that leads to it on a way. */
  step: Anchored["over"];
}

/** Of nothing yet. @param pick what it stands in */
export function draftIn(pick: string | null): Draft {
  return {
    title: null,
    link: null,
    kind: null,
    basis: null,
    strength: null,
    commitment: null,
    said: null,
    facts: [],
    words: [],
    branches: [],
    reasons: [],
    pick,
    source: null,
    lead: null,
    entity: null,
    named: null,
    step: null,
  };
}

/** Without what only its making needs. */
export function thingOf({ entity: _entity, named: _named, step: _step, ...thing }: Draft): Thing {
  return thing;
}

/** Whether nothing is told of a thing but what it is called. */
export function isBare({ title, basis, commitment, said, facts, words, branches, reasons }: Thing): boolean {
  const isPlain = basis === null && commitment === null && said === null;
  return title !== null && isPlain && facts.length + words.length + branches.length + reasons.length === 0;
}

/** The branch of that heading; where there is none yet, a new one that stands before the others. */
export function branchOf(draft: Pick<Draft, "branches"> | Thing, heading: string | null): Mutable<Branch> {
  const branches = draft.branches as Mutable<Branch>[];
  const there = branches.find((one) => one.heading === heading);
  if (there !== undefined) return there;
  const branch: Mutable<Branch> = { heading, kind: null, things: [], reasons: [] };
  branches.unshift(branch);
  return branch;
}

import type { Reason } from "../../../graph/plan/plan.ts";
import type { Keyed, ReasonFact, ReasonField } from "../row-shape.ts";
import { type FieldBelow, fieldsBelow } from "./below.ts";
import { type Group, selectionsOf } from "./collect.ts";
import type { Columns, Compile } from "./columns.ts";
import type { Compiling } from "./compiling.ts";

/** What is asked of an absence. The columns of its words are added to those that any other key of the same row asks for. */
export function compileReason(
  compiling: Compiling,
  { words }: { readonly words: Compile },
  below: FieldBelow,
  columns: Columns,
  path: readonly string[],
): readonly ReasonField[] {
  return reasonFields(compiling, below, (group, key) => ({
    read: "evidence",
    row: words(selectionsOf(group), columns, [...path, key]),
  }));
}

/** The keys of an absence: what it says, and what `evidenceOf` makes of a key under which its words are asked for. */
export function reasonFields<Evidence>(
  compiling: Compiling,
  { type, group }: FieldBelow,
  evidenceOf: (group: Group, key: string) => Evidence,
): readonly Keyed<ReasonFact | Evidence>[] {
  return fieldsBelow(compiling, type, group, ({ role, group: inner, key }) => {
    if (role.role === "reasonEvidence") return evidenceOf(inner, key);
    if (role.role !== "reason") throw new Error(`an absence has a field for ${role.role}`);
    return { read: "fact", of: role.of };
  });
}

/** What a plan is asked for, where these are the absences of one row: their words only if one of them asks for words. */
export function reasonOf(absences: readonly (readonly ReasonField[])[], columns: Columns): Reason {
  const asked = absences.some((fields) => fields.some(({ read }) => read.read === "evidence"));
  return { columns: asked ? columns : null };
}

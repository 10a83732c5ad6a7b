import type { Field } from "../../../graph/ontology.ts";
import { type Target, targetNamed } from "../targets.ts";
import type { Types } from "./types.ts";

/** The fields of a target that are measured, and whose types it uses for them: the first's that has just these. */
export interface Measured {
  readonly owner: string;
  readonly fields: readonly Field[];
}

/**
 * `measures` holds, by type of field, what is measured. Kinds whose measured fields are alike share their types, or the
 * schema would be a third larger. Cost: O(targets x fields).
 */
export function measuredIn(types: Types, target: Target, measures: Readonly<Record<string, unknown>>): Measured {
  const fieldsOf = (of: Target): readonly Field[] =>
    [...of.fields.values()].filter((field) => !field.list && field.type in measures);
  const shapeOf = (of: Target): string =>
    fieldsOf(of)
      .map(({ name, type }) => `${name}:${type}`)
      .join();
  const own = shapeOf(target);
  const entity = targetNamed(types.targets, types.ontology.interfaces[0]?.name ?? target.name);
  const first = [entity, ...types.targets.values()].find((one) => shapeOf(one) === own);
  return { owner: (first ?? target).name, fields: fieldsOf(target) };
}

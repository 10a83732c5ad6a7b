import { type ConstDirectiveNode, type ConstObjectValueNode, Kind } from "graphql";
import type { Direction } from "../../graph/ontology.ts";
import { type Declarations, implementers } from "./declarations.ts";

/** A step as `@pattern` writes it. */
export interface WrittenStep {
  readonly relation: string;
  readonly direction: Direction;
  readonly node: ConstObjectValueNode;
}

/** The steps of a `@pattern`, as far as they can be read. */
export function stepsOf(use: ConstDirectiveNode | undefined): readonly WrittenStep[] {
  const value = use?.arguments?.find(({ name }) => name.value === "steps")?.value;
  return (value?.kind === Kind.LIST ? value.values : []).flatMap((node): WrittenStep[] => {
    if (node.kind !== Kind.OBJECT) return [];
    const part = (name: string) => node.fields.find((field) => field.name.value === name)?.value;
    const [relation, backwards] = [part("relation"), part("backwards")];
    if (relation?.kind !== Kind.STRING) return [];
    const isBackwards = backwards?.kind === Kind.BOOLEAN && backwards.value;
    return [{ relation: relation.value, direction: isBackwards ? "in" : "out", node }];
  });
}

/** Over how many relations a `@pattern` may go, as far as it can be read. */
export function maxHopsOf(use: ConstDirectiveNode | undefined): number | undefined {
  const value = use?.arguments?.find(({ name }) => name.value === "maxHops")?.value;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}

/** The kinds behind the name of a kind or an interface, as declared; none where there is no such. */
export function kindsNamed({ kinds }: Declarations, name: string | undefined): readonly string[] {
  return name === undefined ? [] : kinds.has(name) ? [name] : implementers(kinds, name);
}

/** Of these kinds, those that a step leads away from, or leads to. */
export function kindsAtEnd(
  { relationFields }: Declarations,
  steps: readonly WrittenStep[],
  kinds: readonly string[],
  end: "begins" | "ends",
): readonly string[] {
  return kinds.filter((kind) =>
    relationFields.some(
      (field) =>
        field.kind.name.value === kind &&
        steps.some(
          (step) => step.relation === field.relation && (step.direction === field.direction) === (end === "begins"),
        ),
    ),
  );
}

import type { Entity } from "../../graph/dataset.ts";
import type { Field, Ontology } from "../../graph/ontology.ts";
import type { Order, Subject } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { type Ordered, orderKey } from "../../graph/values.ts";
import type { Asked } from "./plain-aggregate.ts";
import type { Step, World } from "./plain-world.ts";

/** What has a value: what a column or a test is about, and what rows are put in order by. */
type Valued = Subject | Order["of"];

export function entityValue({ ontology }: World, entity: Entity, name: string): Value {
  if (name === "name") return entity.names[0]?.name ?? null;
  if (["id", "aliases", "description", "basis", "strategies", "strength", "reasoning", "note"].includes(name)) {
    return entity[name as "id"];
  }
  const field = declared(ontology, entity, name);
  if (field === undefined) return null;
  return entity.fields[name] ?? (field.list && field.required ? [] : null);
}

export function subjectValue(world: World, step: Step, of: Valued, name: string): Value {
  if (of === "record") return (step.record?.[name] ?? null) as Value;
  if (of === "distance") return step.distance ?? step.way?.gone.length ?? null;
  if (of === "score") return step.score ?? null;
  return of === "entity" ? entityValue(world, step.entity, name) : ((step.relation?.[name as "id"] ?? null) as Value);
}

/** What a value is compared by: its order key, if its type has one. */
export function comparable({ ontology }: World, entity: Entity, of: Valued, name: string, one: Value): Value {
  const type = of === "entity" ? declared(ontology, entity, name)?.type : undefined;
  const hasKey = type === "EDTF" || type === "ISODuration" || type === "Decimal";
  return hasKey && typeof one === "string" ? orderKey(type as Ordered, one) : one;
}

/** The name in a language, else in a shorter form of its tag, else the first. */
export function nameIn(
  { names }: Entity,
  language: Value,
): { readonly name: string; readonly language: string } | undefined {
  for (
    let tag = String(language ?? "").toLowerCase();
    tag !== "";
    tag = tag.slice(0, Math.max(tag.lastIndexOf("-"), 0))
  ) {
    const found = names.find((name) => name.language.toLowerCase() === tag);
    if (found !== undefined) return found;
  }
  return names[0];
}

/** How entities of these kinds are measured and grouped. */
export function askedOf(world: World, kinds: readonly string[], limit: number | null): Asked<Step> {
  return {
    fieldValue: (step, name) => entityValue(world, step.entity, name),
    fieldOf: (name) => fieldOf(world.ontology, kinds, name),
    groupOf: (step, { of, name }) => {
      if (of === "kind") return step.entity.kind;
      if (of === "relation") return subjectValue(world, step, of, name);
      return fieldOf(world.ontology, kinds, name) === null ? null : entityValue(world, step.entity, name);
    },
    limit: Number(world.value(limit) ?? Number.POSITIVE_INFINITY),
  };
}

function declared(ontology: Ontology, entity: Entity, name: string): Field | undefined {
  return ontology.kinds.find(({ name: kind }) => kind === entity.kind)?.fields.find((field) => field.name === name);
}

/** The field that these kinds have under a name; null where they disagree about it, or none has it. */
function fieldOf(ontology: Ontology, kinds: readonly string[], name: string): Field | null {
  const fields = ontology.kinds
    .filter((kind) => kinds.includes(kind.name))
    .flatMap((kind) => kind.fields.filter((field) => field.name === name));
  const [first] = fields;
  const agree = fields.every(({ type, list }) => type === first?.type && list === first?.list);
  return first !== undefined && agree ? first : null;
}

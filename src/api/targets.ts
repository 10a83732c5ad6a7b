import type { EntityInterface, Field, Ontology, RelationField, ScalarType } from "../../graph/ontology.ts";

/** What a field can lead to, seen as one thing: a kind, or an interface over several. */
export interface Target {
  readonly name: string;
  readonly abstract: boolean;
  /** In the ontology's order. */
  readonly kinds: readonly string[];
  readonly fields: ReadonlyMap<string, Field>;
  readonly relations: ReadonlyMap<string, RelationField>;
  /** Whose input types it uses: its own, or those of `Entity` where it has just the same fields. */
  readonly inputs: string;
}

/** Every kind and interface of an ontology by name. Cost: O(fields). */
export function targetsOf(ontology: Ontology): ReadonlyMap<string, Target> {
  const [entity] = ontology.interfaces;
  const targets = new Map<string, Target>();
  for (const kind of ontology.kinds) {
    targets.set(kind.name, {
      name: kind.name,
      abstract: false,
      kinds: [kind.name],
      fields: byName(kind.fields),
      relations: byName(kind.relationFields),
      inputs: kind.name,
    });
  }
  for (const one of ontology.interfaces) {
    targets.set(one.name, {
      name: one.name,
      abstract: true,
      kinds: one.kinds,
      fields: byName(one.fields),
      relations: new Map(),
      inputs: entity && sameFields(one, entity) ? entity.name : one.name,
    });
  }
  return targets;
}

function sameFields(one: EntityInterface, other: EntityInterface): boolean {
  return fieldKey(one) === fieldKey(other);
}

function fieldKey(one: EntityInterface): string {
  return one.fields
    .map(({ name, type, list }) => `${name}:${type}:${list}`)
    .sort()
    .join();
}

function byName<T extends { readonly name: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.name, one]));
}

/** The target of that name; the schema names no other. */
export function targetNamed(targets: ReadonlyMap<string, Target>, name: string): Target {
  const target = targets.get(name);
  if (!target) throw new Error(`the ontology has no kind or interface ${name}`);
  return target;
}

const scalarTypes: readonly string[] = [
  "ID",
  "String",
  "Int",
  "Float",
  "Boolean",
  "EDTF",
  "ISODuration",
  "Decimal",
] satisfies ScalarType[];

/** Whether a field's type is a scalar; otherwise it is one of the ontology's enums. */
export function isScalarType(name: string): name is ScalarType {
  return scalarTypes.includes(name);
}

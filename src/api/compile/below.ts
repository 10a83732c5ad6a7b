import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from "graphql";
import { type Role, roleOf } from "../roles.ts";
import type { Keyed, PlainField } from "../row-shape.ts";
import { collectFields, type Group, selectionsOf } from "./collect.ts";
import type { Compiling } from "./compiling.ts";

export function plainFields<Fact>(
  compiling: Compiling,
  parent: FieldBelow,
  factOf: (role: Role) => Fact | null,
): readonly PlainField<Fact>[] {
  return fieldsBelow(compiling, parent.type, parent.group, ({ role }) => {
    const of = factOf(role);
    if (of === null) throw new Error(`a field for ${role.role} stands where it cannot be answered`);
    return { read: "fact", of } as const;
  });
}

export interface FieldBelow {
  readonly key: string;
  readonly group: Group;
  readonly role: Role;
  readonly type: GraphQLOutputType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** The fields asked of the object type that a field gives, `__typename` answered. */
export function fieldsBelow<T>(
  compiling: Compiling,
  output: GraphQLOutputType,
  group: Group,
  readOf: (below: FieldBelow) => T,
): readonly Keyed<T>[] {
  const type = getNamedType(output);
  if (!isObjectType(type)) throw new Error(`${type.name} is no object type`);
  return fieldsIn(compiling, type, selectionsOf(group), readOf);
}

/** The fields that selection sets ask of an object type, `__typename` answered. */
export function fieldsIn<T>(
  compiling: Compiling,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  readOf: (below: FieldBelow) => T,
): readonly Keyed<T>[] {
  return [...collectFields(compiling, type, sets)].map(([key, inner]) => {
    const name = inner[0].name.value;
    if (name === "__typename") return { key, read: { read: "constant", value: type.name } };
    const field = type.getFields()[name];
    const role = field && roleOf(field);
    if (!field || !role) throw new Error(`${type.name} has no field ${name} that a plan answers`);
    return { key, read: readOf({ key, group: inner, role, type: field.type, field }) };
  });
}

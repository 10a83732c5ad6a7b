import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ScalarTypeDefinitionNode,
  type TypeNode,
} from "graphql";
import type { Direction, ScalarType } from "../../graph/ontology.ts";
import { relationOf } from "./names.ts";

/** Scalars that GraphQL brings along, and those the file has to declare for the Neo4j GraphQL Library's sake. */
export const builtInScalars: readonly ScalarType[] = ["ID", "String", "Int", "Float", "Boolean"];
export const declaredScalars: readonly ScalarType[] = ["EDTF", "ISODuration", "Decimal"];
/** The enum whose values are the relations. */
export const relationRegister = "Relation";
/** The enum whose values are the patterns. */
export const patternRegister = "Pattern";

export type Declared = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | EnumTypeDefinitionNode;

/** A file's definitions by name. Of two with the same name the first counts. */
export interface Declarations {
  readonly definitions: readonly DefinitionNode[];
  readonly kinds: ReadonlyMap<string, ObjectTypeDefinitionNode>;
  readonly interfaces: ReadonlyMap<string, InterfaceTypeDefinitionNode>;
  readonly enums: ReadonlyMap<string, EnumTypeDefinitionNode>;
  readonly scalars: ReadonlyMap<string, ScalarTypeDefinitionNode>;
  readonly directives: ReadonlyMap<string, DirectiveDefinitionNode>;
  /** The types marked @relationshipProperties. */
  readonly properties: readonly ObjectTypeDefinitionNode[];
  readonly register: EnumTypeDefinitionNode | undefined;
  readonly patterns: EnumTypeDefinitionNode | undefined;
  readonly relationFields: readonly RelationDeclaration[];
}

/** A field with @relationship, as far as it can be read. */
export interface RelationDeclaration {
  readonly kind: ObjectTypeDefinitionNode;
  readonly field: FieldDefinitionNode;
  readonly directive: ConstDirectiveNode;
  readonly type: string | undefined;
  /** camelCase of `type`. */
  readonly relation: string | undefined;
  readonly direction: Direction | undefined;
  readonly properties: string | undefined;
  readonly target: string;
  /** The kinds behind the target; empty where it is unknown, or any. */
  readonly kinds: readonly string[];
}

/** Sorts a parsed file's definitions. Cost: O(file). */
export function declare(document: DocumentNode): Declarations {
  const { definitions } = document;
  const objects = definitions.filter((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION);
  const carriesProperties = (type: ObjectTypeDefinitionNode) => directive(type, "relationshipProperties") !== undefined;
  const kinds = byName(objects.filter((type) => !carriesProperties(type)));
  const interfaces = byName(definitions.filter((one) => one.kind === Kind.INTERFACE_TYPE_DEFINITION));
  const enums = byName(definitions.filter((one) => one.kind === Kind.ENUM_TYPE_DEFINITION));
  const register = enums.get(relationRegister);
  enums.delete(relationRegister);
  const patterns = enums.get(patternRegister);
  enums.delete(patternRegister);
  return {
    definitions,
    kinds,
    interfaces,
    enums,
    scalars: byName(definitions.filter((one) => one.kind === Kind.SCALAR_TYPE_DEFINITION)),
    directives: byName(definitions.filter((one) => one.kind === Kind.DIRECTIVE_DEFINITION)),
    properties: objects.filter(carriesProperties),
    register,
    patterns,
    relationFields: [...kinds.values()].flatMap((kind) =>
      (kind.fields ?? []).flatMap((field) => relationDeclaration(kind, field, kinds, interfaces)),
    ),
  };
}

function relationDeclaration(
  kind: ObjectTypeDefinitionNode,
  field: FieldDefinitionNode,
  kinds: ReadonlyMap<string, ObjectTypeDefinitionNode>,
  interfaces: ReadonlyMap<string, InterfaceTypeDefinitionNode>,
): readonly RelationDeclaration[] {
  const relationship = directive(field, "relationship");
  if (relationship === undefined) return [];
  const type = text(relationship, "type");
  const towards = text(relationship, "direction");
  const target = namedType(field.type);
  return [
    {
      kind,
      field,
      directive: relationship,
      type,
      relation: type === undefined ? undefined : relationOf(type),
      direction: towards === "OUT" ? "out" : towards === "IN" ? "in" : undefined,
      properties: text(relationship, "properties"),
      target,
      kinds: kinds.has(target)
        ? [target]
        : interfaces.has(target) && target !== "Entity"
          ? implementers(kinds, target)
          : [],
    },
  ];
}

function byName<Definition extends { readonly name: { readonly value: string } }>(
  definitions: readonly Definition[],
): Map<string, Definition> {
  const map = new Map<string, Definition>();
  for (const one of definitions) if (!map.has(one.name.value)) map.set(one.name.value, one);
  return map;
}

/** The kinds that implement an interface, as declared. */
export function implementers(kinds: ReadonlyMap<string, ObjectTypeDefinitionNode>, name: string): readonly string[] {
  return [...kinds.values()]
    .filter((kind) => (kind.interfaces ?? []).some((one) => one.name.value === name))
    .map((kind) => kind.name.value);
}

/** The first use of a directive on a node. */
export function directive(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): ConstDirectiveNode | undefined {
  return node.directives?.find((one) => one.name.value === name);
}

/** An argument that is a string or an enum value. */
export function text(use: ConstDirectiveNode | undefined, argument: string): string | undefined {
  const value = use?.arguments?.find((one) => one.name.value === argument)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

/** The name inside the brackets and exclamation marks. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** A type as it is written: `[String!]!`. */
export function written(type: TypeNode): string {
  if (type.kind === Kind.NAMED_TYPE) return type.name.value;
  return type.kind === Kind.LIST_TYPE ? `[${written(type.type)}]` : `${written(type.type)}!`;
}

import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { roleOf } from "./roles.ts";

/** The fields of a question that ask what links some to others, in the order in which they are written. */
export function waysAsked(schema: GraphQLSchema, document: DocumentNode): readonly FieldNode[] {
  const types = new TypeInfo(schema);
  const fields: FieldNode[] = [];
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = types.getFieldDef();
        const role = field ? roleOf(field)?.role : undefined;
        if (role === "links" || role === "coverage") fields.push(node);
      },
    }),
  );
  return fields;
}

/** Which of them a place in the question is inside; -1 where it is in none, or in a fragment that any of them may use. */
export function askedAround(ways: readonly FieldNode[], around: readonly (ASTNode | readonly ASTNode[])[]): number {
  return ways.findLastIndex((way) => around.includes(way));
}

/**
 * Over what such a field was asked, as the reading room picks it: `supports,hasTask`; `~paysFor`; "" for any relation. Null where
 * it is over chains without a name, which cannot be picked.
 */
export function overAsked(document: DocumentNode, given: Given): (way: FieldNode) => string | null {
  const valuesOf = argumentsAsked(document, given);
  return (way) => {
    const values = valuesOf(way);
    const pattern = values.get("pattern") ?? null;
    if (pattern !== null) return `~${pattern}`;
    if (values.get("indirect") === true || Number(values.get("maxHops") ?? 1) > 1) return null;
    return [values.get("via") ?? values.get("relations") ?? []].flat().join();
  };
}

/** The keys of those that count only some of the relations, by what is recorded of them: what they leave out may be recorded all the same. */
export function narrowedWays(ways: readonly FieldNode[], document: DocumentNode, given: Given): ReadonlySet<string> {
  const valuesOf = argumentsAsked(document, given);
  const narrowed = ways.filter((way) => (valuesOf(way).get("where") ?? null) !== null);
  return new Set(narrowed.map(({ alias, name }) => (alias ?? name).value));
}

/** Values of variables, without their defaults. */
type Given = Readonly<Record<string, unknown>>;

function argumentsAsked({ definitions }: DocumentNode, given: Given): (field: FieldNode) => Map<string, unknown> {
  const defaults = definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? (one.variableDefinitions ?? []) : [],
  );
  const variables = Object.fromEntries(
    defaults.map(({ variable: { name }, defaultValue }) => [
      name.value,
      name.value in given ? given[name.value] : defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  );
  return ({ arguments: asked = [] }) =>
    new Map(asked.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));
}

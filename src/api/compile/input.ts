import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
  valueFromAST,
} from "graphql";

/** Where a value comes from: written in the document, or inside a variable. */
export type Source =
  | { readonly literal: unknown }
  | { readonly variable: string; readonly path: readonly (string | number)[] }
  | { readonly list: readonly Source[] };

/** An argument as given: what stands where, without deciding what it means. A list of leaves is one leaf. */
export type Input =
  | { readonly is: "absent" }
  | { readonly is: "null" }
  /** `value` is this request's, to be looked at only where it steers the plan. */
  | { readonly is: "leaf"; readonly source: Source; readonly value: unknown }
  | { readonly is: "list"; readonly of: readonly Input[] }
  /** Keys as written, without those whose variable is absent. */
  | { readonly is: "object"; readonly entries: ReadonlyMap<string, Input> };

export type Variables = Readonly<Record<string, unknown>>;

export const absent: Input = { is: "absent" };
const nothing: Input = { is: "null" };

/** An argument's value as written, its variables looked up. The document is valid. Cost: O(size). */
export function inputOf(node: ValueNode, type: GraphQLInputType, variables: Variables): Input {
  if (node.kind === Kind.NULL) return nothing;
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    return Object.hasOwn(variables, name) ? inputIn(variables[name], type, name, []) : absent;
  }
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const members = node.kind === Kind.LIST ? node.values : [node];
    const inputs = members.map((member) => inputOf(member, bare.ofType, variables));
    return isLeafType(getNamedType(bare)) ? leaves(inputs) : { is: "list", of: inputs };
  }
  if (isInputObjectType(bare) && node.kind === Kind.OBJECT) {
    const fields = bare.getFields();
    const entries = new Map<string, Input>();
    for (const { name, value } of (node satisfies ObjectValueNode).fields) {
      const field = fields[name.value];
      const input = field ? inputOf(value, field.type, variables) : absent;
      if (input.is !== "absent") entries.set(name.value, input);
    }
    return { is: "object", entries };
  }
  const value = valueFromAST(node, bare);
  return { is: "leaf", source: { literal: value }, value };
}

function leaves(inputs: readonly Input[]): Input {
  const sources = inputs.map((input): Source => (input.is === "leaf" ? input.source : { literal: null }));
  const value = inputs.map((input) => (input.is === "leaf" ? input.value : null));
  const literal = sources.every((source) => "literal" in source);
  return { is: "leaf", source: literal ? { literal: value } : { list: sources }, value };
}

function inputIn(value: unknown, type: GraphQLInputType, variable: string, path: readonly (string | number)[]): Input {
  if (value === undefined) return absent;
  if (value === null) return nothing;
  const bare = getNullableType(type);
  if (isListType(bare) && !isLeafType(getNamedType(bare))) {
    const members = Array.isArray(value) ? value : [value];
    return { is: "list", of: members.map((one, index) => inputIn(one, bare.ofType, variable, [...path, index])) };
  }
  if (isInputObjectType(bare)) {
    const fields = bare.getFields();
    const entries = Object.entries(value).flatMap(([name, one]): [string, Input][] => {
      const field = fields[name];
      return field && one !== undefined ? [[name, inputIn(one, field.type, variable, [...path, name])]] : [];
    });
    return { is: "object", entries: new Map(entries) };
  }
  return { is: "leaf", source: { variable, path }, value };
}

/** The value a source has in these variables. Cost: O(path). */
export function lookUp(source: Source, variables: Variables): unknown {
  if ("literal" in source) return source.literal;
  if ("list" in source) return source.list.map((one) => lookUp(one, variables));
  let value: unknown = variables[source.variable];
  for (const step of source.path) {
    if (typeof value !== "object" || value === null) return null;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value ?? null;
}

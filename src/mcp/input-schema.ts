import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from "graphql";

/** JSON Schema, as a tool's arguments are described by it. */
export interface InputSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The variables of an operation, each in its declared type, with its default. Cost: O(variables x fields of their types). */
export function inputSchemaOf(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): InputSchema {
  const variables = variableDefinitions.map(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node);
    if (!isInputType(type)) throw new Error(`$${variable.name.value} is of no input type`);
    const initial = defaultValue === undefined ? {} : { default: valueFromASTUntyped(defaultValue) };
    const required = isNonNullType(type) && defaultValue === undefined;
    return { name: variable.name.value, schema: { ...schemaOf(type, false), ...initial }, required };
  });
  return {
    type: "object",
    properties: Object.fromEntries(variables.map(({ name, schema }) => [name, schema])),
    required: variables.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

const scalars: Readonly<Record<string, string>> = { Int: "integer", Float: "number", Boolean: "boolean" };

/** Of filters within filters, which have no end, only that they are objects. */
function schemaOf(type: GraphQLInputType, within: boolean): JsonSchema {
  if (isNonNullType(type)) return schemaOf(type.ofType, within);
  if (isListType(type)) return { type: "array", items: schemaOf(type.ofType, within) };
  const described = type.description ? { description: type.description } : {};
  if (isEnumType(type)) return { ...described, type: "string", enum: type.getValues().map(({ name }) => name) };
  if (!isInputObjectType(type)) return { ...described, type: scalars[type.name] ?? "string" };
  if (within) return { ...described, type: "object" };
  const fields = Object.values(type.getFields()).map((field) => {
    const said = field.description ? { description: field.description } : {};
    return [field.name, { ...schemaOf(field.type, true), ...said }] as const;
  });
  const required = Object.values(type.getFields()).filter(
    (one) => isNonNullType(one.type) && one.defaultValue === undefined,
  );
  return {
    ...described,
    type: "object",
    properties: Object.fromEntries(fields),
    required: required.map(({ name }) => name),
  };
}

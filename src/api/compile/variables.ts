import {
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from "graphql";
import { steers } from "../roles.ts";
import type { Variables } from "./input.ts";

export interface Declared {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** A number, a Boolean or a list of names that decides what is asked. */
  readonly switches: boolean;
  /** Whether a value is one that graphql-js would take as it is: most are, and need not be asked of it. */
  readonly isPlain: (value: unknown) => boolean;
}

/**
 * The request's variables, coerced by graphql-js, with the keys of input objects in the order they were given (graphql-js
 * puts them in the order of the schema, and the order of sort keys matters).
 */
export function coerceVariables(
  schema: GraphQLSchema,
  { operation, declared }: { readonly operation: OperationDefinitionNode; readonly declared: readonly Declared[] },
  given: Readonly<Record<string, unknown>>,
): { readonly variables: Variables } | { readonly faults: readonly GraphQLError[] } {
  const definitions = operation.variableDefinitions ?? [];
  if (declared.every(({ name, isPlain }) => Object.hasOwn(given, name) && isPlain(given[name]))) {
    return { variables: Object.fromEntries(declared.map(({ name }) => [name, given[name]])) };
  }
  const result = getVariableValues(schema, definitions, given, { maxErrors: 20 });
  if (result.errors) return { faults: result.errors };
  const variables = { ...result.coerced };
  for (const { variable, type, defaultValue } of definitions) {
    const name = variable.name.value;
    const named = typeFromAST(schema, type);
    if (!Object.hasOwn(variables, name) || !named || !isInputObjectType(getNamedType(named))) continue;
    const raw = Object.hasOwn(given, name) ? given[name] : defaultValue && valueFromASTUntyped(defaultValue);
    variables[name] = inOrderOf(raw, variables[name]);
  }
  return { variables };
}

function inOrderOf(given: unknown, coerced: unknown): unknown {
  if (Array.isArray(coerced)) {
    const members = Array.isArray(given) ? given : [given];
    return coerced.map((one, index) => inOrderOf(members[index], one));
  }
  if (!isRecord(coerced) || !isRecord(given)) return coerced;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(coerced, key)) ordered[key] = inOrderOf(given[key], coerced[key]);
  }
  return { ...ordered, ...Object.fromEntries(Object.entries(coerced).filter(([key]) => !Object.hasOwn(given, key))) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The declared variables of an operation whose types the schema has. */
export function declaredVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  switching: ReadonlySet<string>,
): readonly Declared[] {
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    const named = typeFromAST(schema, type);
    const name = variable.name.value;
    if (!named || !isInputType(named)) return [];
    const isPlain = plainValues.get(getNullableType(named).toString()) ?? never;
    return [{ name, type: named, switches: switching.has(name), isPlain }];
  });
}

const isString = (value: unknown): boolean => typeof value === "string";
const never = (): boolean => false;

/** By built-in scalar. Numbers are left to graphql-js, which knows which are in range. */
const plainValues: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ["ID", isString],
  ["String", isString],
  ["Boolean", (value) => typeof value === "boolean"],
]);

/**
 * What of the variables decides the plan: which keys are there, which are null, how long lists of objects are, and the
 * values of enums and switches that steer. Requests alike in it share a plan. Cost: O(size of the objects given).
 */
export function shapeOfVariables(declared: readonly Declared[], variables: Variables): string {
  return declared
    .map(({ name, type, switches }) => {
      if (!Object.hasOwn(variables, name)) return "-";
      return switches ? JSON.stringify(variables[name]) : shapeOf(variables[name], type);
    })
    .join(",");
}

function shapeOf(value: unknown, type: GraphQLInputType): string {
  if (value === undefined) return "-";
  if (value === null) return "0";
  const bare = getNullableType(type);
  const leaf = getNamedType(bare);
  if (isLeafType(leaf)) return isEnumType(leaf) && steers(leaf) ? JSON.stringify(value) : "v";
  if (isListType(bare)) {
    const members = Array.isArray(value) ? value : [value];
    return `[${members.map((one) => shapeOf(one, bare.ofType)).join(",")}]`;
  }
  if (!isInputObjectType(bare) || !isRecord(value)) return "v";
  const fields = bare.getFields();
  const keys = Object.entries(value).map(([key, one]) => {
    const field = fields[key];
    return field ? `${key}:${shapeOf(one, field.type)}` : "";
  });
  return `{${keys.join(",")}}`;
}

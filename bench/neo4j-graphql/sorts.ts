import {
  astFromValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  type ValueNode,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Operation } from "./draft.ts";

/** One object of a `sort`. */
type Keys = Readonly<Record<string, unknown>>;
type Change = (keys: readonly Keys[], type: GraphQLInputType, schema: GraphQLSchema) => readonly Keys[];

/** Scalars that are sorted here by what they mean. */
const orderedByMeaning: ReadonlySet<string> = new Set(["EDTF", "ISODuration", "Decimal"]);

/** Every list and every page ends its sort with the id, so that nothing is left to chance. */
export function sortedById(schema: GraphQLSchema, operation: Operation): Operation {
  return rewriteSorts(schema, operation, (keys, type) => {
    const named = getNamedType(type);
    const hasNode = isInputObjectType(named) && "node" in named.getFields();
    return [...keys, hasNode ? { node: { id: "ASC" } } : { id: "ASC" }];
  });
}

/** `{ name: ASC, id: DESC }` as `{ name: ASC }, { id: DESC }`. */
export function withKeysApart(schema: GraphQLSchema, operation: Operation): Operation {
  return rewriteSorts(schema, operation, (keys) => keys.flatMap(oneByOne));
}

/** Less the keys that are dates, durations and decimals. */
export function withoutDates(schema: GraphQLSchema, operation: Operation): Operation {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const dates = types
    .flatMap((type) => Object.values(type.getFields()))
    .filter((field) => orderedByMeaning.has(getNamedType(field.type).name));
  const names = new Set(dates.map(({ name }) => name));
  return rewriteSorts(schema, operation, (keys) => keys.map((one) => without(one, names)));
}

function oneByOne(keys: Keys): readonly Keys[] {
  return Object.entries(keys).flatMap(([name, value]) =>
    isKeys(value) ? oneByOne(value).map((one) => ({ [name]: one })) : [{ [name]: value }],
  );
}

function without(keys: Keys, names: ReadonlySet<string>): Keys {
  const kept = Object.entries(keys).filter(([name]) => !names.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, isKeys(value) ? without(value, names) : value]));
}

function isKeys(value: unknown): value is Keys {
  return typeof value === "object" && value !== null;
}

/** Each `sort` changed, and written out where it was a variable; one put where there was none, if the change makes any. */
function rewriteSorts(schema: GraphQLSchema, operation: Operation, change: Change): Operation {
  const document = parse(operation.text);
  const variables = variablesOf(schema, operation);
  const info = new TypeInfo(schema);
  const sorted = visit(
    document,
    visitWithTypeInfo(info, {
      Field: (node) => {
        const sort = info.getFieldDef()?.args.find(({ name }) => name === "sort");
        if (!sort) return undefined;
        const given = node.arguments?.find(({ name }) => name.value === "sort");
        const others = node.arguments?.filter((argument) => argument !== given) ?? [];
        const keys = change(keysOf(given?.value, sort.type, variables), sort.type, schema);
        const value = keys.length === 0 ? null : astFromValue(keys, sort.type);
        const name = { kind: Kind.NAME, value: "sort" } as const;
        return { ...node, arguments: value ? [...others, { kind: Kind.ARGUMENT, name, value }] : others };
      },
    }),
  );
  return withoutUnused(print(sorted), operation);
}

function keysOf(given: ValueNode | undefined, type: GraphQLInputType, variables: Keys): readonly Keys[] {
  const value = given === undefined ? null : (valueFromAST(given, type, variables) ?? null);
  return (Array.isArray(value) ? value : [value]).filter(isKeys);
}

/** The variables as the operation sees them, with their defaults. */
export function variablesOf(schema: GraphQLSchema, { text, variables }: Operation): Keys {
  const [operation] = parse(text).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return {};
  return getVariableValues(schema, operation.variableDefinitions ?? [], variables).coerced ?? {};
}

/** Less the variables that nothing speaks of any more. */
function withoutUnused(text: string, { variables }: Operation): Operation {
  const document = parse(text);
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const kept = visit(document, {
    VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null),
  });
  const given = Object.entries(variables).filter(([name]) => used.has(name));
  return { text: print(kept), variables: Object.fromEntries(given) };
}

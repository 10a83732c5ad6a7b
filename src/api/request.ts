import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  type TypeNode,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { nearest } from "../../graph/diagnostic.ts";
import { apiError } from "./codes.ts";
import { type Declared, declaredVariables } from "./compile/variables.ts";
import { steers } from "./roles.ts";

/** What is known of a document's operation whatever its variables are. */
export interface Prepared {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly declared: readonly Declared[];
}

/**
 * The operation a request names, or its only one. Faults: API_OPERATION_MISSING, API_OPERATION_REQUIRED,
 * API_OPERATION_UNKNOWN, API_OPERATION_UNSUPPORTED. Cost: O(document).
 */
export function prepare(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): Prepared | { readonly fault: GraphQLError } {
  const operations: OperationDefinitionNode[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const operation =
    operationName === null ? operations[0] : operations.find(({ name }) => name?.value === operationName);
  if (!operation || (operationName === null && operations.length > 1)) {
    return { fault: notChosen(operations, operationName) };
  }
  if (operation.operation !== OperationTypeNode.QUERY) {
    const place = { nodes: [operation], path: [] };
    const message = `A ${operation.operation} cannot be answered: the graph is read, never written.`;
    return { fault: apiError("API_OPERATION_UNSUPPORTED", message, place, "ask a query") };
  }
  return {
    operation,
    fragments,
    declared: declaredVariables(schema, operation, steeringOf(schema, document, operation)),
  };
}

function notChosen(operations: readonly OperationDefinitionNode[], name: string | null): GraphQLError {
  const names = operations.flatMap((one) => (one.name ? [one.name.value] : []));
  if (operations.length === 0) {
    return apiError("API_OPERATION_MISSING", "The document holds no operation.", null, "write a query");
  }
  const hint = `one of: ${names.join(", ")}`;
  if (name === null) {
    const message = "The document holds several operations; the request must name one in `operationName`.";
    return apiError("API_OPERATION_REQUIRED", message, null, hint);
  }
  const near = nearest(name, names);
  return apiError(
    "API_OPERATION_UNKNOWN",
    `The document holds no operation named ${JSON.stringify(name.slice(0, 100))}.`,
    null,
    near ? `did you mean ${near}?` : names.length > 0 ? hint : "its operation has no name: leave `operationName` out",
  );
}

/** Variables whose values decide what is asked. Cost: O(document), where one is of a type that can. */
function steeringOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ReadonlySet<string> {
  const types = steeringTypes(schema);
  const able = variableDefinitions.some(({ type }) => types.has(withoutNonNull(type)));
  return able ? steeringIn(schema, document) : new Set();
}

const typesOfSchemas = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

/** A type as it is written, but for whether it may be null. */
function withoutNonNull(type: TypeNode): string {
  if (type.kind === Kind.NAMED_TYPE) return type.name.value;
  const inner = withoutNonNull(type.type);
  return type.kind === Kind.LIST_TYPE ? `[${inner}]` : inner;
}

/** The types of which arguments that steer are, but for whether they may be null. */
function steeringTypes(schema: GraphQLSchema): ReadonlySet<string> {
  const before = typesOfSchemas.get(schema);
  if (before !== undefined) return before;
  const types = new Set(["Boolean"]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { args } of Object.values(type.getFields())) {
      for (const arg of args) if (steers(arg)) types.add(String(arg.type).replaceAll("!", ""));
    }
  }
  typesOfSchemas.set(schema, types);
  return types;
}

/** What `@include`, `@skip` and arguments that steer look at. */
function steeringIn(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  const types = new TypeInfo(schema);
  const variable = ({ value }: ArgumentNode) => {
    if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.DIRECTIVE]: ({ arguments: given = [] }: DirectiveNode) => given.forEach(variable),
      [Kind.ARGUMENT]: (argument: ArgumentNode) => {
        const known = types.getArgument();
        if (known && steers(known)) variable(argument);
      },
    }),
  );
  return names;
}

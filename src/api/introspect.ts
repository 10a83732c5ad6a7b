import {
  __Schema,
  type ExecutionResult,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  visit,
} from "graphql";
import { apiError } from "./codes.ts";
import { collectFields, selectionsOf } from "./compile/collect.ts";
import type { Variables } from "./compile/input.ts";
import type { Prepared } from "./request.ts";

/** As JSON text, by the key of the field that asked. */
export type Introspected = ReadonlyMap<string, string>;

/** Each alias shows all that is below it once more, and those of several levels multiply. */
const mostAliases = 2;

interface Asking {
  readonly schema: GraphQLSchema;
  readonly prepared: Prepared;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/**
 * What graphql-js answers of an operation: `__schema`, `__type`, and `__typename` of the root. The types of a schema are asked for one by
 * one, a step each, as all of them together would hold the event loop for some fifty milliseconds. Errors: API_SCHEMA_TOO_LARGE,
 * and those of graphql-js. Cost: O(answer).
 */
export function* introspect(
  schema: GraphQLSchema,
  prepared: Prepared,
  fields: readonly FieldNode[],
  /** Coerced: what can stand here, texts and flags, may be so twice. */
  given: Variables,
): Generator<void, Introspected, void> {
  const reached = reachedFrom(fields, prepared.fragments);
  if (reached.aliases > mostAliases) throw tooLarge();
  const variables = Object.fromEntries(Object.entries(given).filter(([name]) => reached.variables.has(name)));
  const asking: Asking = { schema, prepared: onlyWith(prepared, reached), fragments: reached.fragments, variables };
  const texts = new Map<string, string>();
  for (const [key, group] of byKey(fields)) {
    const [{ name }] = group;
    if (name.value === "__schema") texts.set(key, yield* schemaText(asking, group));
    else texts.set(key, JSON.stringify(dataOf(asking, group)[key]));
    yield;
  }
  return texts;
}

function* schemaText(asking: Asking, group: readonly [FieldNode, ...FieldNode[]]): Generator<void, string, void> {
  const members: string[] = [];
  for (const [key, asked] of collectFields(asking, __Schema, selectionsOf(group))) {
    const text =
      asked[0].name.value === "types"
        ? yield* typesText(asking, asked)
        : JSON.stringify((dataOf(asking, [fieldOf("__schema", asked)]).__schema as Record<string, unknown>)[key]);
    members.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${members.join(",")}}`;
}

function* typesText(asking: Asking, asked: readonly FieldNode[]): Generator<void, string, void> {
  const selections = asked.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const texts: string[] = [];
  for (const type of Object.keys(asking.schema.getTypeMap())) {
    texts.push(JSON.stringify(dataOf(asking, [fieldOf("__type", selections, type)]).__type));
    yield;
  }
  return `[${texts.join(",")}]`;
}

function fieldOf(name: "__schema" | "__type", selections: readonly SelectionNode[], type?: string): FieldNode {
  const value = { kind: Kind.STRING, value: type ?? "" } as const;
  const argument = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: "name" }, value } as const;
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(type !== undefined && { arguments: [argument] }),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

/** Throws the first of its errors. */
function dataOf({ schema, prepared, variables }: Asking, selections: readonly FieldNode[]): Record<string, unknown> {
  const { operation, fragments } = prepared;
  const { data, errors }: ExecutionResult = executeSync({
    schema,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } }, ...fragments.values()],
    },
    variableValues: variables,
  });
  if (errors?.[0]) throw errors[0];
  return data ?? {};
}

function byKey(fields: readonly FieldNode[]): ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]> {
  const groups = new Map<string, [FieldNode, ...FieldNode[]]>();
  for (const field of fields) {
    const key = (field.alias ?? field.name).value;
    const group = groups.get(key);
    if (group) group.push(field);
    else groups.set(key, [field]);
  }
  return groups;
}

interface Reached {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: ReadonlySet<string>;
  /** Of fields that show more for each, which those of `__type` do not. */
  readonly aliases: number;
}

/** What an operation needs of its document for these fields and no others: it is executed once for each type. */
function reachedFrom(fields: readonly FieldNode[], known: ReadonlyMap<string, FragmentDefinitionNode>): Reached {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const variables = new Set<string>();
  let aliases = 0;
  const left: (FieldNode | FragmentDefinitionNode)[] = [...fields];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    visit(one, {
      [Kind.VARIABLE]: ({ name }) => {
        variables.add(name.value);
      },
      [Kind.FIELD]: ({ alias, name }) => {
        if (alias && name.value !== "__type" && name.value !== "__typename") aliases++;
      },
      [Kind.FRAGMENT_SPREAD]: ({ name: { value } }) => {
        const fragment = known.get(value);
        if (fragment === undefined || fragments.has(value)) return;
        fragments.set(value, fragment);
        left.push(fragment);
      },
    });
  }
  return { fragments, variables, aliases };
}

function onlyWith({ operation, declared }: Prepared, { fragments, variables }: Reached): Prepared {
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    variables.has(variable.name.value),
  );
  return { operation: { ...operation, variableDefinitions }, fragments, declared };
}

function tooLarge(): GraphQLError {
  const message = `What is asked of the schema has more than ${mostAliases} aliases, each of which would show it once more.`;
  return apiError("API_SCHEMA_TOO_LARGE", message, null, "ask without aliases, or for single types: `__type`");
}

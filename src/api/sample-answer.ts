import {
  type DocumentNode,
  type GraphQLCompositeType,
  GraphQLList,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { type Fragments, isIncluded } from "./compile/collect.ts";
import { prepare } from "./request.ts";

interface Question {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const metaFields = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];

/** One selection set, and the type that it selects of. */
interface Selected {
  readonly set: SelectionSetNode;
  readonly type: GraphQLCompositeType;
}

type Sample = Readonly<Record<string, unknown>>;

/**
 * An answer as a question's selections shape it, with each kind of thing in it once and each list empty once too: what any answer
 * to it can have, whatever the graph holds. Fields of all type conditions stand side by side. It is for a question that
 * was answered; empty for any other. Cost: O(document).
 */
export function sampleAnswer(schema: GraphQLSchema, { document, operationName, variables }: Question): Sample {
  const prepared = prepare(schema, document, operationName);
  const type = schema.getQueryType();
  if ("fault" in prepared || !type) return {};
  const { operation, fragments } = prepared;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced === undefined) return {};
  return objectOf({ schema, fragments, variables: coerced }, [{ set: operation.selectionSet, type }], true);
}

/** @param full whether lists have something in them. */
function objectOf(context: Fragments, selected: readonly Selected[], full: boolean): Sample {
  const fields = new Map<string, { readonly type: GraphQLOutputType; readonly below: Selected[] }>();
  for (const { set, type } of selected) gather(context, set, type, fields);
  return Object.fromEntries([...fields].map(([key, { type, below }]) => [key, sampleOf(context, type, below, full)]));
}

function sampleOf(context: Fragments, type: GraphQLOutputType, below: readonly Selected[], full: boolean): unknown {
  const nullable = getNullableType(type);
  if (!(nullable instanceof GraphQLList)) return below.length === 0 ? "" : objectOf(context, below, full);
  if (below.length === 0) return [""];
  return full ? [true, false].map((inner) => objectOf(context, below, inner)) : [];
}

/** The fields of one selection set by response key, in order, those under fragments among them. */
function gather(
  context: Fragments,
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  fields: Map<string, { readonly type: GraphQLOutputType; readonly below: Selected[] }>,
): void {
  for (const selection of set.selections) {
    if (!isIncluded(selection, context.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const field = typeOf(type, selection.name.value);
      if (field === undefined) continue;
      const found = fields.get(key) ?? { type: field, below: [] };
      fields.set(key, found);
      const named = getNamedType(field);
      if (selection.selectionSet && isCompositeType(named))
        found.below.push({ set: selection.selectionSet, type: named });
    } else {
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : context.fragments.get(selection.name.value);
      const condition = inner?.typeCondition && context.schema.getType(inner.typeCondition.name.value);
      if (inner) gather(context, inner.selectionSet, isCompositeType(condition) ? condition : type, fields);
    }
  }
}

function typeOf(type: GraphQLCompositeType, name: string): GraphQLOutputType | undefined {
  const meta = metaFields.find((field) => field.name === name);
  if (meta) return meta.type;
  const all = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  return Object.hasOwn(all, name) ? all[name]?.type : undefined;
}

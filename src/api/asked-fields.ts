import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
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

export interface Question {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A field under the key it answers by. */
export interface KeyedField {
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** A field that is asked for, and what is asked of what it gives: of a value nothing. */
export interface AskedField extends KeyedField {
  readonly below: AskedFields;
}

/** By response key. */
export type AskedFields = ReadonlyMap<string, AskedField>;

const metaFields = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];

/**
 * What a question asks, in order, as one tree: fields of all type conditions stand side by side. It is for a question that was
 * answered; null for any other. Cost: O(document).
 */
export function askedFields(
  schema: GraphQLSchema,
  { document, operationName, variables }: Question,
): AskedFields | null {
  const prepared = prepare(schema, document, operationName);
  const type = schema.getQueryType();
  if ("fault" in prepared || !type) return null;
  const { operation, fragments } = prepared;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced === undefined) return null;
  return fieldsOf({ schema, fragments, variables: coerced }, [{ set: operation.selectionSet, type }]);
}

/** One selection set, and the type that it selects of. */
interface Selected {
  readonly set: SelectionSetNode;
  readonly type: GraphQLCompositeType;
}

interface Gathered {
  readonly field: GraphQLField<unknown, unknown>;
  readonly below: Selected[];
}

function fieldsOf(context: Fragments, selected: readonly Selected[]): AskedFields {
  const gathered = new Map<string, Gathered>();
  for (const { set, type } of selected) gather(context, set, type, gathered);
  return new Map(
    [...gathered].map(([key, { field, below }]) => [key, { key, field, below: fieldsOf(context, below) }]),
  );
}

/** The fields of one selection set by response key, in order, those under fragments among them. */
function gather(
  context: Fragments,
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  fields: Map<string, Gathered>,
): void {
  for (const selection of set.selections) {
    if (!isIncluded(selection, context.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const field = fieldOf(type, selection.name.value);
      if (field === undefined) continue;
      const found = fields.get(key) ?? { field, below: [] };
      fields.set(key, found);
      const named = getNamedType(field.type);
      if (selection.selectionSet && isCompositeType(named))
        found.below.push({ set: selection.selectionSet, type: named });
    } else {
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : context.fragments.get(selection.name.value);
      const condition = inner?.typeCondition && context.schema.getType(inner.typeCondition.name.value);
      if (inner) gather(context, inner.selectionSet, isCompositeType(condition) ? condition : type, fields);
    }
  }
}

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  const meta = metaFields.find((field) => field.name === name);
  if (meta) return meta;
  const all = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

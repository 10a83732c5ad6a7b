import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLList,
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
import { roleOf } from "./roles.ts";

export interface Question {
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

/** A field on the way to a value, under the key it answers by. */
export interface TrailStep {
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** What stands for a value of a sample: fields lead to it, from the root on. */
type Leaf = (trail: readonly TrailStep[]) => string | number;

/**
 * An answer as a question's selections shape it, with each kind of thing in it once and each list empty once too: what any answer
 * to it can have, whatever the graph holds. Fields of all type conditions stand side by side. It is for a question that
 * was answered; empty for any other. Cost: O(document).
 */
export function sampleAnswer(
  schema: GraphQLSchema,
  { document, operationName, variables }: Question,
  leaf: Leaf = () => "",
): Sample {
  const prepared = prepare(schema, document, operationName);
  const type = schema.getQueryType();
  if ("fault" in prepared || !type) return {};
  const { operation, fragments } = prepared;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced === undefined) return {};
  return objectOf({ schema, fragments, variables: coerced, leaf }, [{ set: operation.selectionSet, type }], [], true);
}

interface Context extends Fragments {
  readonly leaf: Leaf;
}

interface Gathered {
  readonly field: GraphQLField<unknown, unknown>;
  readonly below: Selected[];
}

/** @param full whether lists have something in them. */
function objectOf(context: Context, selected: readonly Selected[], trail: readonly TrailStep[], full: boolean): Sample {
  const fields = new Map<string, Gathered>();
  for (const { set, type } of selected) gather(context, set, type, fields);
  return Object.fromEntries(
    [...fields].map(([key, { field, below }]) => [key, sampleOf(context, below, [...trail, { key, field }], full)]),
  );
}

function sampleOf(context: Context, below: readonly Selected[], trail: readonly TrailStep[], full: boolean): unknown {
  const field = trail.at(-1)?.field;
  const type = field?.type;
  const nullable = type && getNullableType(type);
  const inner = (isFull: boolean) => objectOf(context, below, trail, isFull);
  // where a list is empty, why it is so is told in full
  const isReason = field !== undefined && roleOf(field)?.role === "absence";
  if (!(nullable instanceof GraphQLList)) return below.length === 0 ? context.leaf(trail) : inner(full || isReason);
  if (below.length === 0) return [context.leaf(trail)];
  return full ? [true, false].map(inner) : [];
}

/** The fields of one selection set by response key, in order, those under fragments among them. */
function gather(
  context: Context,
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

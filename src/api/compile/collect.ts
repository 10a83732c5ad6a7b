import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Variables } from "./input.ts";

export interface Fragments {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/** The fields asked for under one response key: they merge into one, so all ask the same of the same field. */
export type Group = readonly [FieldNode, ...FieldNode[]];

/**
 * CollectFields and MergeSelectionSets of the GraphQL specification (October 2021, 6.3.2 and 6.4.3): the fields that
 * these selection sets ask of an object type, by response key in the order of first occurrence. Each named fragment
 * counts once. Cost: O(selections).
 */
export function collectFields(
  context: Fragments,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, Group> {
  const groups = new Map<string, [FieldNode, ...FieldNode[]]>();
  const visited = new Set<string>();
  for (const set of sets) visit(context, type, set, groups, visited);
  return groups;
}

function visit(
  context: Fragments,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  groups: Map<string, [FieldNode, ...FieldNode[]]>,
  visited: Set<string>,
): void {
  for (const selection of set.selections) {
    if (!isIncluded(selection, context.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const group = groups.get(key);
      if (group) group.push(selection);
      else groups.set(key, [selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (applies(context, selection.typeCondition, type))
        visit(context, type, selection.selectionSet, groups, visited);
    } else {
      const name = selection.name.value;
      const fragment = context.fragments.get(name);
      if (!fragment || visited.has(name)) continue;
      visited.add(name);
      if (applies(context, fragment.typeCondition, type)) visit(context, type, fragment.selectionSet, groups, visited);
    }
  }
}

/** What `@skip` and `@include` let through. */
export function isIncluded(selection: SelectionNode, variables: Variables): boolean {
  if (!selection.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false;
}

function applies({ schema }: Fragments, condition: NamedTypeNode | undefined, type: GraphQLObjectType): boolean {
  if (!condition || condition.name.value === type.name) return true;
  const named = schema.getType(condition.name.value);
  return isAbstractType(named) && schema.isSubType(named, type);
}

/** The selection sets below a group. */
export function selectionsOf(group: Group): readonly SelectionSetNode[] {
  return group.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
}

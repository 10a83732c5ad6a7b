import {
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLInputFieldMap,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isInputObjectType,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { usedCoordinates } from "./coverage.ts";
import type { Operation } from "./draft.ts";
import { variablesOf } from "./sorts.ts";

/** Less the aliases of what connections are made of: edges, their ends, cursors, counts. */
export function withoutAliases(schema: GraphQLSchema, operation: Operation): Operation {
  const info = new TypeInfo(schema);
  const plain = visit(
    parse(operation.text),
    visitWithTypeInfo(info, {
      Field: ({ alias: _, ...node }) =>
        /(Connection|Relationship|Edge|PageInfo)$/.test(info.getParentType()?.name ?? "") ? node : undefined,
    }),
  );
  return { ...operation, text: print(plain) };
}

/** Do `@include` and `@skip` leave an object with no field at all, in one of the places where it is asked for? */
export function leavesNothing(schema: GraphQLSchema, operation: Operation): boolean {
  const document = parse(operation.text);
  const variables = variablesOf(schema, operation);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  }
  const isLeftOut = (one: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, one, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, one, variables)?.if === false;
  const isEmptied = ({ selections }: SelectionSetNode): boolean =>
    selections.every((one) => {
      if (isLeftOut(one)) return true;
      if (one.kind === Kind.FIELD) return false;
      if (one.kind === Kind.INLINE_FRAGMENT) return isEmptied(one.selectionSet);
      const fragment = fragments.get(one.name.value);
      return fragment !== undefined && isEmptied(fragment.selectionSet);
    });
  let found = false;
  visit(document, {
    Field: ({ selectionSet }) => {
      if (selectionSet && isEmptied(selectionSet)) found = true;
    },
  });
  return found;
}

/** Does a filter on a relation, not on its connection, ask `all` or `single` of ends that are of several kinds? */
export function asksOfSeveralKinds(schema: GraphQLSchema, operation: Operation): boolean {
  return [...usedCoordinates(schema, operation)].some((coordinate) => {
    const [type = "", quantifier = ""] = coordinate.split(".");
    if (quantifier !== "all" && quantifier !== "single") return false;
    const asked = inputFields(schema.getType(type))[quantifier]?.type;
    // only a filter of an interface asks for the kind
    return asked !== undefined && "typename" in inputFields(getNamedType(asked));
  });
}

function inputFields(type: GraphQLNamedType | undefined): GraphQLInputFieldMap {
  return isInputObjectType(type) ? type.getFields() : {};
}

import {
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  parse,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Operation, Value } from "./draft.ts";

/** Every field, argument and input field there is: `Task.name`, `Query.tasks(where:)`, `TaskWhere.name`. */
export function coordinates(schema: GraphQLSchema): ReadonlySet<string> {
  const all = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) all.add(`${type.name}.${name}`);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      all.add(`${type.name}.${field.name}`);
      for (const { name } of field.args) all.add(`${type.name}.${field.name}(${name}:)`);
    }
  }
  return all;
}

/** Those of them that a valid operation makes use of, in its text or in the values of its variables. */
export function usedCoordinates(schema: GraphQLSchema, operation: Operation): ReadonlySet<string> {
  const used = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    parse(operation.text),
    visitWithTypeInfo(info, {
      Field: (node) => void used.add(`${info.getParentType()?.name}.${node.name.value}`),
      Argument: (node) => {
        const field = info.getFieldDef()?.name;
        if (!info.getDirective()) used.add(`${info.getParentType()?.name}.${field}(${node.name.value}:)`);
      },
      ObjectField: (node) => {
        // On entering, the parent is the object and the input type already the field's
        const parent = info.getParentInputType();
        if (parent) used.add(`${getNamedType(parent).name}.${node.name.value}`);
      },
      VariableDefinition: (node) => {
        const type = typeFromAST(schema, node.type);
        if (type) noteValue(type, operation.variables[node.variable.name.value]);
      },
    }),
  );
  return used;

  function noteValue(type: GraphQLType, value: Value | undefined): void {
    if (typeof value !== "object" || value === null) return;
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return;
    if (isList(value)) {
      for (const one of value) noteValue(named, one);
      return;
    }
    for (const [name, of] of Object.entries(value)) {
      used.add(`${named.name}.${name}`);
      const field = named.getFields()[name];
      if (field) noteValue(field.type, of);
    }
  }
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

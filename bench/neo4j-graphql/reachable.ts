import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  Kind,
  parse,
  printSchema,
  visit,
} from "graphql";

/** A schema without the types that nothing leads to from `Query`; without the fields of a name, if one is given. */
export function reachableSchema(schema: GraphQLSchema, without?: string): GraphQLSchema {
  const unwanted = ({ name }: FieldDefinitionNode | InputValueDefinitionNode): null | undefined =>
    name.value === without ? null : undefined;
  const kept = visit(parse(printSchema(schema)), { FieldDefinition: unwanted, InputValueDefinition: unwanted });
  return buildASTSchema(reachable(kept));
}

function reachable(document: DocumentNode): DocumentNode {
  const definitions = new Map<string, DefinitionNode>();
  const implementers = new Map<string, string[]>();
  for (const definition of document.definitions) {
    if (!("name" in definition) || definition.name === undefined) continue;
    const name = definition.name.value;
    definitions.set(name, definition);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const one of definition.interfaces ?? [])
      implementers.set(one.name.value, [...(implementers.get(one.name.value) ?? []), name]);
  }
  const reached = new Set<string>();
  const queue = ["Query"];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const definition = definitions.get(name);
    if (definition === undefined || reached.has(name)) continue;
    reached.add(name);
    queue.push(...(implementers.get(name) ?? []));
    visit(definition, { NamedType: (node) => void queue.push(node.name.value) });
  }
  return {
    kind: Kind.DOCUMENT,
    definitions: [...reached].flatMap((name) => definitions.get(name) ?? []),
  };
}

import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  printSchema,
  visit,
} from "graphql";

/** What of the peer's schema is not compared: the whole list. */
export interface Exclusion {
  readonly what: "field" | "type";
  readonly names: RegExp;
  readonly why: string;
}

export const exclusions: readonly Exclusion[] = [
  { what: "field", names: /^aggregate$/, why: "aggregates are left to a later version" },
  { what: "type", names: /Aggregat/, why: "aggregates are left to a later version" },
];

export interface Compared {
  readonly schema: GraphQLSchema;
  /** How many definitions each exclusion took, in the order of `exclusions`. */
  readonly excluded: readonly { readonly exclusion: Exclusion; readonly definitions: number }[];
}

/** The peer's schema less what is excluded, and less the types that then nothing leads to from `Query`. */
export function withoutExcluded(schema: GraphQLSchema): Compared {
  const counts = exclusions.map((exclusion) => ({ exclusion, definitions: 0 }));
  const isExcluded = (what: Exclusion["what"], name: string): boolean => {
    const hit = counts.find(({ exclusion }) => exclusion.what === what && exclusion.names.test(name));
    if (hit) hit.definitions++;
    return hit !== undefined;
  };
  const field = (node: { readonly name: { readonly value: string } }) =>
    isExcluded("field", node.name.value) ? null : undefined;
  const type = (node: { readonly name: { readonly value: string } }) =>
    isExcluded("type", node.name.value) ? null : undefined;
  const kept = visit(parse(printSchema(schema)), {
    FieldDefinition: field,
    InputValueDefinition: field,
    ObjectTypeDefinition: type,
    InputObjectTypeDefinition: type,
  });
  return { schema: buildASTSchema(reachable(kept)), excluded: counts };
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

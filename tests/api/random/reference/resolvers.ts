import { type DocumentNode, type ExecutionResult, execute, type GraphQLResolveInfo, type GraphQLSchema } from "graphql";
import { absence, absenceEvidence } from "../../../../graph/absence.ts";
import { compareCodePoints, type Dataset, type Entity, type Quote, type Relation } from "../../../../graph/dataset.ts";
import type { Field, Ontology, RelationField } from "../../../../graph/ontology.ts";
import type { AbsenceFacts, Row } from "../../../../graph/rows.ts";
import { fingerprintOf, writeCursor } from "../../../../src/api/cursor.ts";
import { aggregatesOf } from "../aggregates.ts";
import { passes, whereEdge, whereEntity } from "./filters.ts";
import { compare, compareTo, edgeSortKeys, positionIn, positionOf, sortKeys } from "./order.ts";
import { evidenceRecord, exclusionRecord, listRecord, ofRelation, recordsOf, textRecord } from "./records.ts";
import {
  type Arguments,
  around,
  type ConnectionNode,
  type EntityNode,
  fieldOf,
  fieldsOf,
  isEdge,
  isNode,
  type World,
  worldOf,
} from "./world.ts";

/**
 * Answers operations as the rules say, plainly and slowly: graphql-js calls these resolvers field by field over plain
 * objects. It shares with the real thing only the schema's types, the sentences of absence, and the form of cursors.
 */
export function referenceOf(ontology: Ontology, dataset: Dataset, schema: GraphQLSchema) {
  const resolversTelling = resolversOf(ontology, dataset);
  return (document: DocumentNode, variables: Record<string, unknown>, operationName?: string, meet: Meet = () => {}) =>
    execute({
      schema,
      document,
      variableValues: variables,
      ...(operationName === undefined ? {} : { operationName }),
      rootValue: {},
      ...resolversTelling(meet),
    }) as ExecutionResult;
}

/** The resolvers by themselves, for whoever calls them. */
export function resolversOf(ontology: Ontology, dataset: Dataset) {
  const world = worldOf(ontology, dataset);
  return (meet: Meet = () => {}) => ({
    fieldResolver: (source: unknown, args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
      const node = isNode(source) ? source : isEdge(source) ? source.node : null;
      if (node !== null) meet(node);
      return resolve(world, source, args as Arguments, info);
    },
    typeResolver: (source: unknown) => (source as EntityNode).entity.kind,
  });
}

/** Told of each entity of which a field is answered, and of the relation it was reached over, whose edge's may be. */
export type Meet = (node: EntityNode) => void;

function resolve(world: World, source: unknown, args: Arguments, info: GraphQLResolveInfo): unknown {
  const type = info.parentType.name;
  if (type === "Query") return root(world, info.fieldName, args);
  if (world.ontology.kinds.some(({ name }) => name === type)) {
    return ofEntity(world, (source as EntityNode).entity, info.fieldName, args);
  }
  if (type === world.ontology.properties.name) return ofRelation(world, source as Relation, info.fieldName);
  const value = (source as Record<string, unknown>)[info.fieldName];
  return typeof value === "function" ? value(args) : value;
}

function root(world: World, name: string, args: Arguments): unknown {
  if (name === "listNotes") return world.lists.map((one) => listRecord(world, one));
  if (name === "exclusions") return world.exclusions.map((one) => exclusionRecord(world, one));
  if (name === "strategies") return world.strategies;
  if (name === "strategy") return world.strategies.find(({ id }) => id === args.id) ?? null;
  for (const { name: type, plural, ...rest } of [...world.ontology.kinds, ...world.ontology.interfaces]) {
    const kinds = "kinds" in rest ? rest.kinds : [type];
    const singular = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
    const all = world.entities.filter(({ kind }) => kinds.includes(kind)).map((entity) => ({ entity, relation: null }));
    const fields = fieldsOf(world, type);
    if (plural !== null && name === plural) return list(world, all, fields, args);
    if (plural !== null && name === `${plural}Connection`)
      return present(connection(world, all, fields, args, false, null), fields);
    if (name === singular) return all.find(({ entity }) => entity.id === args.id) ?? null;
  }
  throw new Error(`no such root: ${name}`);
}

function ofEntity(world: World, entity: Entity, name: string, args: Arguments): unknown {
  switch (name) {
    case "name":
      return named(entity, args.lang).name;
    case "nameLanguage":
      return named(entity, args.lang).language;
    case "mentions":
    case "fieldEvidence":
    case "lists":
    case "exclusions":
      return recordsOf(world, entity, name);
    case "text":
      return textRecord(world, entity.id);
    case "reasoning":
    case "note":
    case "strength":
      return entity[name];
    default:
  }
  const relations = world.ontology.kinds.find((kind) => kind.name === entity.kind)?.relationFields ?? [];
  for (const field of relations) {
    if (field.name === name) return list(world, around(world, entity, field), fieldsOf(world, field.target), args);
    if (`${field.name}Connection` !== name) continue;
    const all = around(world, entity, field);
    const fields = fieldsOf(world, field.target);
    return present(connection(world, all, fields, args, true, { entity, field }), fields);
  }
  return fieldOf(entity, name);
}

/** Exactly this tag, or the tag shortened at its hyphens, or the first. */
function named(entity: Entity, lang: unknown) {
  if (typeof lang === "string") {
    const parts = lang.toLowerCase().split("-");
    for (let length = parts.length; length > 0; length--) {
      const tag = parts.slice(0, length).join("-");
      const found = entity.names.find(({ language }) => language.toLowerCase() === tag);
      if (found) return found;
    }
  }
  const [first] = entity.names;
  if (!first) throw new Error(`${entity.id} has no name`);
  return first;
}

export function list(world: World, all: readonly EntityNode[], fields: readonly Field[], args: Arguments) {
  const passing = all.filter((node) => passes(whereEntity(world, node, args.where, fields)));
  const order = sortKeys(args.sort, "entity", fields);
  const sorted = [...passing].sort((a, b) => compare(a, b, order));
  const offset = Number(args.offset ?? 0);
  return sorted.slice(offset, offset + Number(args.limit ?? Number.POSITIVE_INFINITY));
}

function connection(
  world: World,
  all: readonly EntityNode[],
  fields: readonly Field[],
  args: Arguments,
  edges: boolean,
  hop: { readonly entity: Entity; readonly field: RelationField } | null,
): ConnectionNode {
  const passing = all.filter((node) =>
    edges ? passes(whereEdge(world, node, args.where, fields)) : passes(whereEntity(world, node, args.where, fields)),
  );
  const order = edges ? edgeSortKeys(world, args.sort, fields) : sortKeys(args.sort, "entity", fields);
  const sorted = [...passing].sort((a, b) => compare(a, b, order));
  const cursorOf = (node: EntityNode) =>
    writeCursor(fingerprintOf(order), [...order.map((key) => positionOf(node, key)), node.entity.id]);
  const after = args.after;
  const mark = typeof after === "string" ? positionIn(after) : null;
  const before = mark ? sorted.filter((node) => compareTo(node, mark, order) <= 0).length : 0;
  const page = sorted.slice(before, before + Number(args.first ?? Number.POSITIVE_INFINITY));
  const emptiness =
    hop && passing.length === 0 ? reasonOf(world, hop.field, absenceFacts(world, hop.entity, hop.field, all)) : null;
  return { all: sorted, page, before, cursorOf, emptiness };
}

function present({ all, page, before, cursorOf, emptiness }: ConnectionNode, fields: readonly Field[]) {
  const [first, last] = [page[0], page.at(-1)];
  const byId = [...all].sort((a, b) => compareCodePoints(a.entity.id, b.entity.id));
  return {
    ...aggregatesOf(byId, fields, ({ entity }, name) => fieldOf(entity, name)),
    edges: page.map((node) => ({ node, properties: node.relation, cursor: cursorOf(node) })),
    totalCount: all.length,
    pageInfo: {
      hasPreviousPage: before > 0,
      hasNextPage: before + page.length < all.length,
      startCursor: first ? cursorOf(first) : null,
      endCursor: last ? cursorOf(last) : null,
    },
    absence: emptiness,
  };
}

function reasonOf(world: World, field: RelationField, facts: AbsenceFacts) {
  return { ...absence(world.ontology, field, facts), evidence: absenceEvidence(world.ontology, facts) };
}

function absenceFacts(world: World, entity: Entity, field: RelationField, all: readonly EntityNode[]): AbsenceFacts {
  const shares = (ids: readonly string[]) => ids.some((id) => entity.strategies.includes(id));
  const documents = new Set(
    world.strategies
      .filter(({ id }) => entity.strategies.includes(id))
      .flatMap((one) => one.documents.map((node) => node?.entity.id ?? "")),
  );
  const quoteOf = (quotes: readonly Quote[]) => (quotes[0] ? evidenceRecord(world, quotes[0]).quote : "");
  // objects in the place of rows
  const rowsOf = (quotes: readonly Quote[]) => quotes.map((one) => evidenceRecord(world, one)) as unknown as Row[];
  const lists = world.lists
    .filter((one) => one.members.some((member) => field.kinds.includes(member)))
    .filter((one) => shares(world.byId.get(one.entity)?.strategies ?? []))
    .map((one) => [one.status, quoteOf(one.quotes), one.members, rowsOf(one.quotes)] as const);
  const ruledOut = world.exclusions
    .filter((one) => one.relation === field.relation)
    .filter((one) => (field.direction === "out" ? one.from : one.to) === entity.id)
    .map((one) => [field.direction === "out" ? one.to : one.from, quoteOf(one.quotes), rowsOf(one.quotes)] as const)
    .filter(([id]) => field.kinds.includes(world.byId.get(id)?.kind ?? ""));
  const read = [...documents].filter((id) => world.texts.has(id));
  return [all.length, read.length, documents.size, lists, ruledOut] as const;
}

import { type DocumentNode, type ExecutionResult, execute, type GraphQLResolveInfo, type GraphQLSchema } from "graphql";
import { absence } from "../../../graph/absence.ts";
import {
  type Claim,
  type Commitment,
  commitments,
  compareCodePoints,
  type Dataset,
  type Entity,
  type Exclusion,
  type ListNote,
  type Quote,
  type Relation,
  type Strategy,
} from "../../../graph/dataset.ts";
import type { Field, Ontology, RelationField } from "../../../graph/ontology.ts";
import { entityRecords, recordKinds, relationRecords } from "../../../graph/records.ts";
import type { Value } from "../../../graph/rows.ts";
import { orderKey } from "../../../graph/values.ts";
import { fingerprintOf, writeCursor } from "../../../src/api/cursor.ts";
import { contentOf } from "../../contract/plain-engine.ts";
import { plainStrategyCounts } from "../../contract/plain-strategies.ts";
import { aggregatesOf, measured } from "./aggregates.ts";

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

function isNode(source: unknown): source is EntityNode {
  const has = typeof source === "object" && source !== null && "entity" in source && "relation" in source;
  return has && typeof source.relation !== "string";
}

function isEdge(source: unknown): source is { readonly node: EntityNode } {
  return typeof source === "object" && source !== null && "node" in source && isNode(source.node);
}

type Arguments = Record<string, unknown>;
interface World {
  readonly ontology: Ontology;
  readonly entities: readonly Entity[];
  readonly byId: ReadonlyMap<string, Entity>;
  readonly relations: readonly Relation[];
  readonly lists: readonly ListNote[];
  readonly exclusions: readonly Exclusion[];
  readonly texts: ReadonlyMap<string, Dataset["documents"] extends Iterable<infer One> ? One : never>;
  readonly strategies: readonly (Omit<Strategy, "documents"> & {
    readonly documents: readonly (EntityNode | null)[];
  })[];
}

/** An entity, and the relation it was reached over, where it was. */
export interface EntityNode {
  readonly entity: Entity;
  readonly relation: Relation | null;
  /** Only since words are cited from it. */
  readonly cited?: true;
}

interface ConnectionNode {
  readonly all: readonly EntityNode[];
  readonly page: readonly EntityNode[];
  readonly before: number;
  readonly cursorOf: (node: EntityNode) => string;
  readonly emptiness: { readonly code: string; readonly sentence: string } | null;
}

function worldOf(ontology: Ontology, dataset: Dataset): World {
  const entities = [...dataset.entities];
  const byId = new Map(entities.map((one) => [one.id, one]));
  return {
    ontology,
    entities,
    byId,
    relations: [...dataset.relations],
    lists: [...dataset.lists],
    exclusions: [...dataset.exclusions],
    texts: new Map([...dataset.documents].map((one) => [one.id, one])),
    strategies: [...dataset.strategies].map((one) => ({
      ...one,
      ...plainStrategyCounts(dataset, one),
      documents: one.documents.map((id) => nodeOf({ byId }, id)),
    })),
  };
}

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
      return entity.mentions.map((one) => ({
        ...evidenceRecord(world, one.quote),
        coreference: one.coreference,
        note: one.note,
        alternatives: one.alternatives.map((id) => nodeOf(world, id)),
      }));
    case "fieldEvidence":
      return entity.fieldEvidence.map(({ quotes, ...rest }) => ({ ...rest, evidence: evidence(world, quotes) }));
    case "lists":
      return world.lists.filter((one) => one.entity === entity.id).map((one) => listRecord(world, one));
    case "exclusions":
      return world.exclusions
        .filter((one) => one.from === entity.id || one.to === entity.id)
        .map((one) => exclusionRecord(world, one));
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

/** The entities at the other end of an entity's relations, by id. */
function around(world: World, entity: Entity, field: RelationField): readonly EntityNode[] {
  const found: EntityNode[] = [];
  for (const relation of world.relations) {
    if (relation.kind !== field.relation) continue;
    const [here, there] = field.direction === "out" ? [relation.from, relation.to] : [relation.to, relation.from];
    const other = world.byId.get(there);
    if (here === entity.id && other && field.kinds.includes(other.kind)) found.push({ entity: other, relation });
  }
  return found.sort((a, b) => compareCodePoints(a.entity.id, b.entity.id));
}

function ofRelation(world: World, relation: Relation, name: string): unknown {
  if (name === "claims") return relation.claims.map((one) => claimRecord(world, one));
  if (name === "evidence") return relation.claims.flatMap((one) => evidence(world, one.quotes));
  return (relation as unknown as Record<string, unknown>)[name] ?? null;
}

function claimRecord(world: World, { quotes, commitmentQuotes, alternatives, ...rest }: Claim) {
  return {
    ...rest,
    document: citedNode(world, rest.document),
    attributedTo: rest.attributedTo === null ? null : nodeOf(world, rest.attributedTo),
    evidence: evidence(world, quotes),
    commitmentEvidence: evidence(world, commitmentQuotes),
    alternatives: alternatives.map((one) => ({
      ...one,
      from: one.from === null ? null : nodeOf(world, one.from),
      to: one.to === null ? null : nodeOf(world, one.to),
    })),
  };
}

function listRecord(world: World, { quotes, ...rest }: ListNote) {
  return { ...rest, entity: nodeOf(world, rest.entity), evidence: evidence(world, quotes) };
}

function exclusionRecord(world: World, { quotes, ...rest }: Exclusion) {
  return { ...rest, from: nodeOf(world, rest.from), to: nodeOf(world, rest.to), evidence: evidence(world, quotes) };
}

function textRecord({ texts }: World, id: string) {
  const document = texts.get(id);
  if (document === undefined) return null;
  const { text, sha256, pages, sections } = document;
  const content = ({ start, end }: Arguments) => contentOf(text, (start ?? null) as Value, (end ?? null) as Value);
  return { sha256, length: text.length, lines: text.split("\n").length, pages, sections, content };
}

function evidence(world: World, quotes: readonly Quote[]) {
  return quotes.map((one) => evidenceRecord(world, one));
}

function evidenceRecord(world: World, quote: Quote) {
  const document = world.texts.get(quote.document);
  const text = document?.text ?? "";
  const label = (marks: readonly { readonly start: number; readonly label: string }[]) =>
    marks.filter(({ start }) => start <= quote.start).at(-1)?.label ?? null;
  return {
    quote: text.slice(quote.start, quote.end),
    sentence: text.slice(quote.sentenceStart, quote.sentenceEnd),
    line: text.slice(0, quote.start).split("\n").length,
    page: label(document?.pages ?? []),
    section: label(document?.sections ?? []),
    start: quote.start,
    end: quote.end,
    document: citedNode(world, quote.document),
  };
}

function nodeOf(world: Pick<World, "byId">, id: string): EntityNode | null {
  const entity = world.byId.get(id);
  return entity ? { entity, relation: null } : null;
}

function citedNode(world: World, id: string): EntityNode | null {
  const node = nodeOf(world, id);
  return node && { ...node, cited: true };
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

function fieldOf(entity: Entity, name: string): unknown {
  switch (name) {
    case "id":
    case "aliases":
    case "description":
    case "basis":
    case "strategies":
      return entity[name];
    case "name":
      return entity.names[0]?.name;
    default:
      return entity.fields[name] ?? null;
  }
}

function list(world: World, all: readonly EntityNode[], fields: readonly Field[], args: Arguments) {
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
    hop && passing.length === 0
      ? absence(world.ontology, hop.field, absenceFacts(world, hop.entity, hop.field, all))
      : null;
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

function absenceFacts(world: World, entity: Entity, field: RelationField, all: readonly EntityNode[]) {
  const shares = (ids: readonly string[]) => ids.some((id) => entity.strategies.includes(id));
  const documents = new Set(
    world.strategies
      .filter(({ id }) => entity.strategies.includes(id))
      .flatMap((one) => one.documents.map((node) => node?.entity.id ?? "")),
  );
  const quoteOf = (quotes: readonly Quote[]) => (quotes[0] ? evidenceRecord(world, quotes[0]).quote : "");
  const lists = world.lists
    .filter((one) => one.members.some((member) => field.kinds.includes(member)))
    .filter((one) => shares(world.byId.get(one.entity)?.strategies ?? []))
    .map((one) => [one.status, quoteOf(one.quotes), one.members] as const);
  const ruledOut = world.exclusions
    .filter((one) => one.relation === field.relation)
    .filter((one) => (field.direction === "out" ? one.from : one.to) === entity.id)
    .map((one) => [field.direction === "out" ? one.to : one.from, quoteOf(one.quotes)] as const)
    .filter(([id]) => field.kinds.includes(world.byId.get(id)?.kind ?? ""));
  const read = [...documents].filter((id) => world.texts.has(id));
  return [all.length, read.length, documents.size, lists, ruledOut] as const;
}

/** Null: unknown, of three-valued logic. Undefined: there is no test, so nothing to pass or fail. */
type Truth = true | false | null | undefined;

function whereEntity(world: World, node: EntityNode, where: unknown, fields: readonly Field[]): Truth {
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereEntity(world, node, one, fields));
    const field = fields.find(({ name }) => name === key);
    if (field) return tests(fieldOf(node.entity, key), value, field);
    if (key === "typename") {
      const kinds = value as readonly string[];
      return kinds.length === 0 ? undefined : kinds.includes(node.entity.kind);
    }
    const records = entityRecords.find(({ name }) => name === key);
    if (records) return whereRecords(world, ofEntity(world, node.entity, key, {}), records.of, value);
    const relations = world.ontology.kinds.find((kind) => kind.name === node.entity.kind)?.relationFields ?? [];
    const relation = relations.find(({ name }) => key === name || key === `${name}Connection`);
    if (!relation) throw new Error(`no such filter: ${key}`);
    const test = key === relation.name ? whereEntity : whereEdge;
    const others = around(world, node.entity, relation);
    return every(value, (quantifier, inner) =>
      quantifier === "aggregate"
        ? whereAggregate(others, inner, fieldsOf(world, relation.target))
        : quantified(others, { [quantifier]: inner }, (other, where) =>
            test(world, other, where, fieldsOf(world, relation.target)),
          ),
    );
  });
}

function quantified<T>(all: readonly T[], filters: unknown, test: (one: T, where: unknown) => Truth): Truth {
  return every(filters, (quantifier, inner) => {
    const truths = all.map((one) => test(one, inner));
    const passing = truths.filter(passes).length;
    if (quantifier === "some") return passing > 0;
    if (quantifier === "none") return passing === 0;
    if (quantifier === "single") return passing === 1;
    return passing > 0 && !truths.includes(false);
  });
}

type PlainRecord = Readonly<Record<string, unknown>>;

function whereRecords(world: World, records: unknown, of: string, filters: unknown): Truth {
  return quantified(records as readonly PlainRecord[], filters, (one, where) => whereRecord(world, one, of, where));
}

function whereRecord(world: World, record: PlainRecord, of: string, where: unknown): Truth {
  const kind = recordKinds.find(({ name }) => name === of);
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereRecord(world, record, of, one));
    const field = kind?.fields.find(({ name }) => name === key);
    if (field) return tests(record[key], value, { ...field, list: field.list === true });
    const records = kind?.records.find(({ name }) => name === key);
    if (records) return whereRecords(world, record[key], records.of, value);
    const link = kind?.entities.find(({ name }) => name === key);
    if (!link) throw new Error(`no such filter: ${key}`);
    const fields = fieldsOf(world, link.of === "source" ? world.ontology.sourceKind : "Entity");
    const named = [(record[key] ?? []) as EntityNode | readonly EntityNode[]].flat();
    if (link.cardinality !== "one") {
      return quantified(named, value, (one, inner) => whereEntity(world, one, inner, fields));
    }
    const [only] = named;
    const truth = only && whereEntity(world, only, value, fields);
    // it is asked whether there is one that passes
    return truth === undefined ? undefined : truth === true;
  });
}

function whereEdge(world: World, node: EntityNode, where: unknown, fields: readonly Field[]): Truth {
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereEdge(world, node, one, fields));
    return key === "node" ? whereEntity(world, node, value, fields) : whereProperties(world, node, value);
  });
}

function whereProperties(world: World, node: EntityNode, where: unknown): Truth {
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereProperties(world, node, one));
    const field = world.ontology.properties.fields.find(({ name }) => name === key);
    if (field) return tests(propertyOf(node, key), value, field);
    const records = relationRecords.find(({ name }) => name === key);
    if (!records) throw new Error(`no such filter: ${key}`);
    return node.relation && whereRecords(world, ofRelation(world, node.relation, key), records.of, value);
  });
}

/** What lies along a relation, taken together: how many there are, and what their fields come to. */
function whereAggregate(others: readonly EntityNode[], where: unknown, fields: readonly Field[]): Truth {
  const number = (own: unknown, filters: unknown) => tests(own, filters, { type: "Float", list: false } as Field);
  const node = (asked: unknown): Truth =>
    every(asked, (key, value) => {
      if (isLogic(key)) return logic(key, value, node);
      const of = measured(others, fields, ({ entity }, name) => fieldOf(entity, name), key);
      return every(value, (measure, filters) => number(of(measure as Parameters<typeof of>[0]), filters));
    });
  return every(where, (key, value) => {
    if (isLogic(key)) return logic(key, value, (one) => whereAggregate(others, one, fields));
    return key === "node" ? node(value) : every(value, (_nodesOrEdges, filters) => number(others.length, filters));
  });
}

function passes(truth: Truth): boolean {
  return truth === true || truth === undefined;
}

function every(where: unknown, test: (key: string, value: unknown) => Truth): Truth {
  return and(Object.entries((where ?? {}) as object).map(([key, value]) => test(key, value)));
}

function and(all: readonly Truth[]): Truth {
  const truths = all.filter((truth) => truth !== undefined);
  if (truths.length === 0) return undefined;
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

function not(truth: Truth): Truth {
  return typeof truth === "boolean" ? !truth : truth;
}

function isLogic(key: string): key is "AND" | "OR" | "NOT" {
  return key === "AND" || key === "OR" || key === "NOT";
}

function logic(key: "AND" | "OR" | "NOT", value: unknown, test: (where: unknown) => Truth): Truth {
  if (key === "NOT") return not(test(value));
  const truths = (value as readonly unknown[]).map(test);
  return key === "AND" ? and(truths) : not(and(truths.map(not)));
}

function tests(own: unknown, filters: unknown, { type, list: isList }: Pick<Field, "type" | "list">): Truth {
  return every(filters, (operator, given) => {
    if (operator === "eq" && given === null) return own === null;
    if (own === null) return null;
    if (isList) {
      const members = own as readonly unknown[];
      if (operator === "includes") return members.includes(given);
      return JSON.stringify(members) === JSON.stringify(given);
    }
    switch (operator) {
      case "eq":
        return own === given;
      case "in":
        return (given as readonly unknown[]).includes(own);
      case "contains":
        return String(own).includes(String(given));
      case "startsWith":
        return String(own).startsWith(String(given));
      case "endsWith":
        return String(own).endsWith(String(given));
      default: {
        const place = (one: unknown) =>
          type === "Commitment" ? commitments.indexOf(one as Commitment) : placeOf(one, type);
        const [left, right] = [place(own), place(given)];
        if (left === null || right === null) return null;
        const order = comparePlaces(left, right);
        if (operator === "lt") return order < 0;
        if (operator === "lte") return order <= 0;
        return operator === "gt" ? order > 0 : order >= 0;
      }
    }
  });
}

interface Key {
  readonly of: "entity" | "relation";
  readonly name: string;
  readonly descending: boolean;
  readonly type: string;
}

function sortKeys(sort: unknown, of: Key["of"], fields: readonly Field[]): readonly Key[] {
  const keys = ((sort ?? []) as readonly object[]).flatMap((one) =>
    Object.entries(one).map(([name, direction]): Key => {
      const type = fields.find((field) => field.name === name)?.type ?? "";
      return { of, name, descending: direction === "DESC", type };
    }),
  );
  return firstOfEach(keys);
}

function edgeSortKeys(world: World, sort: unknown, fields: readonly Field[]): readonly Key[] {
  const keys = ((sort ?? []) as readonly object[]).flatMap((one) =>
    Object.entries(one).flatMap(([end, keysOfEnd]) =>
      end === "node"
        ? sortKeys([keysOfEnd], "entity", fields)
        : sortKeys([keysOfEnd], "relation", world.ontology.properties.fields),
    ),
  );
  return firstOfEach(keys);
}

function firstOfEach(keys: readonly Key[]): readonly Key[] {
  return keys.filter((key, at) => keys.findIndex(({ of, name }) => of === key.of && name === key.name) === at);
}

type Place = string | number | boolean | null;

/** What a value is ordered by. */
function placeOf(value: unknown, type: string): Place {
  if (value === null || value === undefined) return null;
  if (type === "EDTF" || type === "ISODuration" || type === "Decimal") return orderKey(type, String(value));
  return value as Place;
}

/** Null is larger than every value. */
function comparePlaces(a: Place, b: Place): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === "string" ? compareCodePoints(a, String(b)) : Number(a) - Number(b);
}

function positionOf(node: EntityNode, { of, name, type }: Key): Place {
  return placeOf(of === "entity" ? fieldOf(node.entity, name) : propertyOf(node, name), type);
}

function propertyOf({ relation }: EntityNode, name: string): unknown {
  return (relation as unknown as Record<string, unknown>)[name] ?? null;
}

function compare(a: EntityNode, b: EntityNode, keys: readonly Key[]): number {
  return compareTo(a, [...keys.map((key) => positionOf(b, key)), b.entity.id], keys);
}

function compareTo(node: EntityNode, mark: readonly Place[], keys: readonly Key[]): number {
  for (const [at, key] of keys.entries()) {
    const order = comparePlaces(positionOf(node, key), mark[at] ?? null);
    if (order !== 0) return key.descending ? -order : order;
  }
  return compareCodePoints(node.entity.id, String(mark.at(-1)));
}

/** What a cursor holds: a checksum of six bytes, then JSON of the sort's fingerprint and the values. */
function positionIn(cursor: string): readonly Place[] {
  const [, ...position] = JSON.parse(Buffer.from(cursor, "base64url").subarray(6).toString()) as Place[];
  return position;
}

function fieldsOf(world: World, name: string): readonly Field[] {
  const found = [...world.ontology.kinds, ...world.ontology.interfaces].find((one) => one.name === name);
  return found?.fields ?? [];
}

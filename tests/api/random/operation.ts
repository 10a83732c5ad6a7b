import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { orderKey } from "../../../graph/values.ts";
import { fingerprintOf, writeCursor } from "../../../src/api/cursor.ts";
import { randomValue } from "./dataset.ts";
import { isRequired, literal, type Pool, Reference, type Replace, randomInput } from "./inputs.ts";

/** An operation, and several sets of variables to run it with. */
export interface RandomOperation {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: readonly Record<string, unknown>[];
}

interface Making {
  readonly pool: Pool;
  readonly schema: GraphQLSchema;
  /** Whether it may ask what plain resolvers do not answer. */
  readonly beyond: boolean;
  readonly declared: Map<string, Declared>;
  readonly fragments: string[];
  /** Fields asked for so far, against endless operations. */
  fields: number;
  names: number;
}

interface Declared {
  readonly type: string;
  readonly fallback: string | null;
  /** A value for one set of variables; undefined leaves it out. */
  readonly make: () => unknown;
}

type Field = GraphQLField<unknown, unknown>;
type Composite = GraphQLObjectType | GraphQLInterfaceType;

/**
 * An operation over the schema with aliases, fragments, variables, directives and merging, so many fields deep at the most.
 * Valid in nearly all cases.
 */
export function randomOperation(
  pool: Pool,
  schema: GraphQLSchema,
  sets: number,
  beyond = false,
  depth = 3,
): RandomOperation {
  const { chance } = pool;
  const making: Making = { pool, schema, beyond, declared: new Map(), fragments: [], fields: 0, names: 0 };
  const query = schema.getQueryType();
  if (!query) throw new Error("no query type");
  const body = selection(making, query, depth);
  const beside = chance.odds(0.1) ? " __schema { queryType { kind name } }" : "";
  const written = `${body} ${making.fragments.join(" ")}`;
  // a value with variables inside may itself have given way to one
  const used = [...making.declared].filter(([name]) => new RegExp(`[$]${name}\\b`).test(written));
  const declared = used.map(
    ([name, { type, fallback }]) => `$${name}: ${type}${fallback === null ? "" : ` = ${fallback}`}`,
  );
  const several = chance.odds(0.1);
  const head = declared.length > 0 ? `query Main(${declared.join(", ")})` : "query Main";
  const other = several ? "\nquery Other { __typename }" : "";
  return {
    text: `${head} { ${body}${beside} }${other}\n${making.fragments.join("\n")}`,
    operationName: several ? "Main" : undefined,
    variables: Array.from({ length: sets }, () =>
      Object.fromEntries(used.map(([name, { make }]) => [name, make()]).filter(([, value]) => value !== undefined)),
    ),
  };
}

/** What plain resolvers do not answer here: it has tests of its own, and a plain engine to be compared with. */
const beyondTheDialect: ReadonlySet<string> = new Set([
  ...["graph", "ontology", "links", "linksConnection", "paths", "pathsConnection", "shortestPath"],
  ...[
    "coverage",
    "gaps",
    "neighborhood",
    "whatIf",
    "criticality",
    "cycles",
    "communities",
    "isolated",
    "findings",
    "findingRules",
    "search",
    "annotations",
    "searchConnection",
    "reachable",
    "reading",
  ],
]);

/** Whether plain resolvers do not answer a field here. */
export function isBeyondTheDialect(name: string): boolean {
  return beyondTheDialect.has(name) || /^pattern\d/.test(name);
}

function selection(making: Making, type: Composite, depth: number): string {
  const { chance } = making.pool;
  const fields = Object.values(type.getFields()).filter(({ name }) => making.beyond || !isBeyondTheDialect(name));
  const leaves = fields.filter((field) => !isComposite(getNamedType(field.type)));
  const branches = fields.filter((field) => isComposite(getNamedType(field.type)));
  const parts: string[] = [];
  const budget = making.fields < 40;
  if (depth > 0 && budget && branches.length > 0) {
    for (const field of chance.shuffled(branches).slice(0, chance.between(1, 2))) {
      parts.push(...branch(making, field, depth));
    }
  }
  for (const field of chance.shuffled(leaves).slice(0, chance.between(0, 3))) parts.push(leaf(making, field));
  if (isInterfaceType(type) && budget) parts.push(...byKind(making, type, depth));
  if (parts.length === 0 || chance.odds(0.15))
    parts.push(chance.odds(0.5) ? "__typename" : `${alias(making)}: __typename`);
  return chance
    .shuffled(parts)
    .map((part) => wrapped(making, type, part))
    .join(" ");
}

function leaf(making: Making, field: Field): string {
  making.fields++;
  const { chance } = making.pool;
  const given = argumentsOf(making, field);
  const plain = given === "" && chance.odds(0.7);
  const head = plain ? field.name : `${alias(making)}: ${field.name}${given}`;
  const text = `${head}${directives(making)}`;
  return chance.odds(0.05) ? `${text} ${text}` : text;
}

/** A field with fields below it; now and then twice, to be merged. */
function branch(making: Making, field: Field, depth: number): readonly string[] {
  making.fields++;
  const { chance } = making.pool;
  const type = getNamedType(field.type);
  if (!isComposite(type)) return [];
  const given = argumentsOf(making, field);
  const head = given === "" && chance.odds(0.5) ? field.name : `${alias(making)}: ${field.name}${given}`;
  const below =
    isObjectType(type) &&
    /Connection$|Edge$|Relationship$|^PageInfo$|^Absence$|^Provenance$|Aggregate|^Count$/.test(type.name);
  const once = () => `${head}${directives(making)} { ${selection(making, type, below ? depth : depth - 1)} }`;
  return chance.odds(0.15) ? [once(), once()] : [once()];
}

/** Below an interface: fragments on kinds and interfaces, and one key that asks different things of different kinds. */
function byKind(making: Making, type: GraphQLNamedType, depth: number): readonly string[] {
  if (!isInterfaceType(type)) return [];
  const { chance } = making.pool;
  const kinds = chance.shuffled(making.schema.getPossibleTypes(type));
  const parts = kinds
    .slice(0, chance.between(0, 2))
    .map((kind) => `... on ${kind.name}${directives(making)} { ${selection(making, kind, depth)} }`);
  if (chance.odds(0.2)) {
    const others = making.schema.getImplementations(type).interfaces;
    const near = others.length > 0 ? chance.one(others) : type;
    parts.push(`... on ${near.name} { ${selection(making, near, depth - 1)} }`);
  }
  if (chance.odds(0.25) && kinds.length > 1) parts.push(...sameKey(making, kinds.slice(0, 3), depth));
  return parts;
}

function sameKey(making: Making, kinds: readonly GraphQLObjectType[], depth: number): readonly string[] {
  const { chance } = making.pool;
  const key = alias(making);
  if (depth > 0 && chance.odds(0.5)) {
    return kinds.flatMap((kind) => {
      const hops = Object.values(kind.getFields()).filter(
        (field) =>
          isListType(getNullableType(field.type)) &&
          (making.beyond || !isBeyondTheDialect(field.name)) &&
          field.args.some(({ name }) => name === "limit"),
      );
      if (hops.length === 0) return [];
      const field = chance.one(hops);
      return [`... on ${kind.name} { ${key}: ${field.name}${argumentsOf(making, field)} { ${alias(making)}: id } }`];
    });
  }
  return kinds.map((kind) => {
    const field = chance.one(["name", "nameLanguage"].flatMap((name) => kind.getFields()[name] ?? []));
    return `... on ${kind.name} { ${key}: ${field.name}${argumentsOf(making, field)} }`;
  });
}

/** A selection as it is, or inside a fragment of the same type. */
function wrapped(making: Making, type: GraphQLNamedType, part: string): string {
  const { chance } = making.pool;
  if (chance.odds(0.08)) return `... { ${part} }`;
  if (chance.odds(0.08)) return `... on ${type.name}${directives(making)} { ${part} }`;
  if (chance.odds(0.08)) {
    const name = `F${making.names++}`;
    making.fragments.push(`fragment ${name} on ${type.name} { ${part} }`);
    return chance.odds(0.3) ? `...${name} ...${name}${directives(making)}` : `...${name}${directives(making)}`;
  }
  return part;
}

function directives(making: Making): string {
  const { chance } = making.pool;
  if (!chance.odds(0.12)) return "";
  const name = chance.one(["include", "skip"]);
  const common = chance.odds(0.8);
  const normal = name === "include" ? common : !common;
  if (chance.odds(0.5)) return ` @${name}(if: ${normal})`;
  const optional = chance.odds(0.3);
  const variable = declare(making, {
    type: optional ? "Boolean" : "Boolean!",
    fallback: optional ? String(normal) : null,
    make: () => (optional && chance.odds(0.5) ? undefined : chance.odds(0.7) === normal),
  });
  return ` @${name}(if: $${variable})`;
}

const hostile = ["__proto__", "constructor", "toString", "hasOwnProperty"];

function alias(making: Making): string {
  const { chance } = making.pool;
  const name = `a${making.names++}`;
  return chance.odds(0.01) && making.names < 30 ? chance.one(hostile) : name;
}

function declare(making: Making, declared: Declared): string {
  const name = `v${making.names++}`;
  making.declared.set(name, declared);
  return name;
}

/** Puts variables, present, absent, null or by default, in the place of parts of a value. */
function replacing(making: Making): Replace {
  const { chance } = making.pool;
  return (type, value, nullable, depth) => {
    const leaf = isLeafType(getNamedType(type));
    if (!chance.odds(leaf ? (making.pool.inVariables ?? 0.2) : 0.2)) return value;
    const required = isRequired(type) || chance.odds(0.3);
    const bare = String(getNullableType(type));
    const byDefault = chance.odds(0.2);
    const fresh = () => randomInput(making.pool, type, depth);
    const make = (): unknown => {
      if (!required && chance.odds(0.25)) return undefined;
      if (!required && nullable && chance.odds(0.3)) return null;
      return byDefault && chance.odds(0.4) ? undefined : fresh();
    };
    const fallback = byDefault ? literal(type, fresh()) : null;
    return new Reference(declare(making, { type: required ? `${bare}!` : bare, fallback, make }));
  };
}

function argumentsOf(making: Making, field: Field): string {
  const { chance } = making.pool;
  const replace = replacing(making);
  const given: [string, GraphQLInputType, unknown][] = [];
  const paged = field.args.some(({ name }) => name === "after") && chance.odds(0.3);
  for (const { name, type } of field.args) {
    if (["minHops", "maxHops", "hops"].includes(name)) {
      given.push([name, type, name === "minHops" ? 1 : replacedHops(making, type)]);
      continue;
    }
    if (name === "after" || (name === "sort" && paged) || !(isRequired(type) || chance.odds(0.45))) continue;
    if (["limit", "offset", "first", "start", "end"].includes(name)) {
      given.push([name, type, replacedCount(making, type)]);
      continue;
    }
    if (name === "text") {
      given.push([name, type, replacedText(making)]);
      continue;
    }
    const value =
      name === "lang"
        ? chance.one(["en", "ru", "ru-RU", "RU", "kk", "fr", ""])
        : randomInput(making.pool, type, 3, replace);
    given.push([name, type, name === "id" || name === "lang" ? value : replace(type, value, true, 2)]);
  }
  if (paged) given.push(...pageAfter(making, field));
  const nulls = given.map(([name, type, value]): [string, GraphQLInputType, unknown] =>
    !isRequired(type) && !(paged && name === "sort") && chance.odds(0.03) ? [name, type, null] : [name, type, value],
  );
  if (nulls.length === 0) return "";
  return `(${chance
    .shuffled(nulls)
    .map(([name, type, value]) => `${name}: ${literal(type, value)}`)
    .join(", ")})`;
}

/** Few, since what the plain engine does for many takes long. */
function replacedHops(making: Making, type: GraphQLInputType): unknown {
  const { chance } = making.pool;
  const hops = () => chance.between(1, 3);
  if (chance.odds(0.7)) return hops();
  return new Reference(declare(making, { type: `${getNullableType(type)}!`, fallback: null, make: hops }));
}

function replacedText(making: Making): unknown {
  const text = () => randomSearch(making.pool);
  if (making.pool.chance.odds(0.3)) return text();
  return new Reference(declare(making, { type: "String!", fallback: null, make: text }));
}

/** Words that are found: as they are, by their beginning, or with a letter too many, too few or changed. */
function randomSearch({ chance, texts = [] }: Pool): string {
  const word = (): string => {
    const letters = Array.from(texts.length === 0 ? "a" : chance.one(chance.one(texts).split(" ")));
    const at = chance.below(letters.length + 1);
    const change = chance.one(["none", "none", "none", "cut", "more", "less", "other"]);
    if (change === "cut") return letters.slice(0, at).join("");
    if (change === "more") letters.splice(at, 0, "a");
    if (change === "less") letters.splice(at, 1);
    if (change === "other") letters.splice(at, 1, "e");
    return letters.join("");
  };
  return Array.from({ length: chance.odds(0.7) ? 1 : chance.between(0, 3) }, word).join(chance.one([" ", ", ", "-"]));
}

function replacedCount(making: Making, type: GraphQLInputType): unknown {
  const { chance } = making.pool;
  const count = () => chance.one([0, 1, 1, 2, 3, 5, 2147483647]);
  if (chance.odds(0.6)) return count();
  const make = () => (chance.odds(0.2) ? undefined : chance.odds(0.2) ? null : count());
  return new Reference(declare(making, { type: String(getNullableType(type)), fallback: null, make }));
}

/** A sort, and a cursor under it that may stand before, among or behind the rows. */
function pageAfter(making: Making, field: Field): [string, GraphQLInputType, unknown][] {
  const { pool } = making;
  const { chance } = pool;
  const sort = field.args.find(({ name }) => name === "sort");
  const after = field.args.find(({ name }) => name === "after");
  const node = nodeType(field);
  if (!sort || !after || !node) return [];
  const value = randomInput(pool, sort.type, 2);
  const keys = (Array.isArray(value) ? value : [value]).flatMap((one: object) =>
    isInputObjectType(getNamedType(sort.type)) && getNamedType(sort.type).name.endsWith("ConnectionSort")
      ? Object.entries(one).flatMap(([end, inner]) =>
          Object.entries(inner as object).map(([name, direction]) =>
            keyOf(making, end === "node" ? node : null, name, direction),
          ),
        )
      : Object.entries(one).map(([name, direction]) => keyOf(making, node, name, direction)),
  );
  const order = keys.filter((key, at) => keys.findIndex(({ of, name }) => of === key.of && name === key.name) === at);
  const cursor = () =>
    writeCursor(fingerprintOf(order), [
      ...order.map(({ name, type, required }) => {
        if (!required && chance.odds(0.1)) return null;
        if (name === "id") return chance.one(pool.ids);
        const own = randomValue(chance, type, pool.ontology);
        return type === "EDTF" || type === "ISODuration" || type === "Decimal" ? orderKey(type, String(own)) : own;
      }),
      chance.one(pool.ids),
    ]);
  const text = chance.odds(0.5)
    ? cursor()
    : new Reference(
        declare(making, { type: "String", fallback: null, make: () => (chance.odds(0.2) ? undefined : cursor()) }),
      );
  return [
    ["sort", sort.type, value],
    ["after", after.type, text],
  ];
}

function keyOf(making: Making, node: Composite | null, name: string, direction: unknown) {
  const property = making.pool.ontology.properties.fields.find((one) => one.name === name);
  const own = node?.getFields()[name]?.type;
  return {
    of: node ? ("entity" as const) : ("relation" as const),
    name,
    descending: direction === "DESC",
    type: own ? getNamedType(own).name : (property?.type ?? "String"),
    required: own ? isNonNullType(own) : property?.required === true,
  };
}

/** What the edges of a connection lead to. */
function nodeType(field: Field): Composite | null {
  const connection = getNamedType(field.type);
  if (!isObjectType(connection)) return null;
  const edge = getNamedType(connection.getFields().edges?.type);
  if (!isObjectType(edge)) return null;
  const node = getNamedType(edge.getFields().node?.type);
  return node && isComposite(node) ? node : null;
}

function isComposite(type: GraphQLNamedType): type is Composite {
  return isObjectType(type) || isInterfaceType(type);
}

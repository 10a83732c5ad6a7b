import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
} from "graphql";
import { argumentsOf } from "./arguments.ts";
import { isBeyondTheDialect } from "./beyond.ts";
import { alias, type Composite, directives, type Field, isComposite, type Making } from "./making.ts";

/** What is asked of a type, so many fields deep at the most. */
export function selection(making: Making, type: Composite, depth: number): string {
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

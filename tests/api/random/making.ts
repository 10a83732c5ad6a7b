import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from "graphql";
import type { Pool } from "./inputs.ts";

/** An operation in the making: what it is made from, and what was written of it so far. */
export interface Making {
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

export interface Declared {
  readonly type: string;
  readonly fallback: string | null;
  /** A value for one set of variables; undefined leaves it out. */
  readonly make: () => unknown;
}

export type Field = GraphQLField<unknown, unknown>;
export type Composite = GraphQLObjectType | GraphQLInterfaceType;

export function isComposite(type: GraphQLNamedType): type is Composite {
  return isObjectType(type) || isInterfaceType(type);
}

const hostile = ["__proto__", "constructor", "toString", "hasOwnProperty"];

export function alias(making: Making): string {
  const { chance } = making.pool;
  const name = `a${making.names++}`;
  return chance.odds(0.01) && making.names < 30 ? chance.one(hostile) : name;
}

export function declare(making: Making, declared: Declared): string {
  const name = `v${making.names++}`;
  making.declared.set(name, declared);
  return name;
}

export function directives(making: Making): string {
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

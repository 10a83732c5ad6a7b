import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import type { Ontology } from "../../../graph/ontology.ts";
import type { Chance } from "./chance.ts";
import { randomValue } from "./dataset.ts";

/** What values are made of. */
export interface Pool {
  readonly chance: Chance;
  readonly ontology: Ontology;
  readonly ids: readonly string[];
  /** What searches take their words from; without any they find little. */
  readonly texts?: readonly string[];
  /** The share of scalars and enums that stand in variables; a fifth, unless said. */
  readonly inVariables?: number;
}

/** Stands for a variable inside a value written in a document. */
export class Reference {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Puts a variable in a value's place, or leaves it. `nullable`: null means something there. */
export type Replace = (type: GraphQLInputType, value: unknown, nullable: boolean, depth: number) => unknown;
const keep: Replace = (_type, value) => value;

/** A value of an input type, as JSON has it; parts of it replaced by variables where it is to be written out. */
export function randomInput(pool: Pool, type: GraphQLInputType, depth: number, replace: Replace = keep): unknown {
  const { chance } = pool;
  const bare = getNullableType(type);
  const part = (inner: GraphQLInputType, nullable: boolean, innerDepth: number): unknown => {
    const value = nullable && chance.odds(0.2) ? null : randomInput(pool, inner, innerDepth, replace);
    return replace(inner, value, nullable, innerDepth);
  };
  if (isListType(bare)) {
    if (chance.odds(0.1)) return randomInput(pool, bare.ofType, depth);
    return Array.from({ length: chance.between(0, 2) + chance.below(2) }, () => part(bare.ofType, false, depth));
  }
  if (isInputObjectType(bare)) {
    const chosen = randomKeys(chance, bare, depth);
    return Object.fromEntries(
      chosen.map((name) => {
        const field = bare.getFields()[name];
        return [name, field ? part(field.type, name === "eq", depth - 1) : null];
      }),
    );
  }
  if (isEnumType(bare)) return chance.one(bare.getValues()).name;
  if (getNamedType(bare).name === "ID" && chance.odds(0.8)) return chance.one(pool.ids);
  return randomValue(chance, getNamedType(bare).name, pool.ontology);
}

function randomKeys(chance: Chance, type: GraphQLInputObjectType, depth: number): readonly string[] {
  const names = Object.keys(type.getFields());
  const deep = names.filter((name) => {
    const inner = getNamedType(type.getFields()[name]?.type);
    return isInputObjectType(inner) && !("eq" in inner.getFields());
  });
  const shallow = names.filter((name) => !deep.includes(name));
  // filters and sorts of relations have nothing shallow
  const from = depth > 0 || shallow.length === 0 ? chance.shuffled([...deep, ...shallow]) : chance.shuffled(shallow);
  const count = chance.odds(0.1) ? 0 : chance.between(1, depth > 1 ? 2 : 1);
  const chosen = from.slice(0, count);
  // sort keys count in the order written, and graphql-js puts them in that of the schema
  return type.name.endsWith("Sort") ? names.filter((name) => chosen.includes(name)) : chosen;
}

/** A value as it is written in a document. */
export function literal(type: GraphQLInputType, value: unknown): string {
  if (value instanceof Reference) return `$${value.name}`;
  if (value === null) return "null";
  const bare = getNullableType(type);
  if (isListType(bare)) {
    if (!Array.isArray(value)) return literal(bare.ofType, value);
    return `[${value.map((one) => literal(bare.ofType, one)).join(", ")}]`;
  }
  if (isInputObjectType(bare)) {
    const fields = bare.getFields();
    const parts = Object.entries(value as object).map(([name, one]) => {
      const field = fields[name];
      return field ? `${name}: ${literal(field.type, one)}` : "";
    });
    return `{${parts.join(", ")}}`;
  }
  return isEnumType(bare) ? String(value) : JSON.stringify(value);
}

export function isRequired(type: GraphQLInputType): boolean {
  return isNonNullType(type);
}

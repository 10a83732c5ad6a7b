import { type GraphQLInputType, getNamedType, getNullableType, isLeafType } from "graphql";
import { isRequired, literal, type Pool, Reference, type Replace, randomInput } from "./inputs.ts";
import { declare, type Field, type Making } from "./making.ts";
import { pageAfter } from "./page-after.ts";

/** What a field is asked with, as it is written after its name; nothing where it is asked with nothing. */
export function argumentsOf(making: Making, field: Field): string {
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

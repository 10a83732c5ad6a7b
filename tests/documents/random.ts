import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, parse } from "graphql";
import type { Chance } from "../api/random/chance.ts";
import type { Pool } from "../api/random/inputs.ts";
import { randomOperation } from "../api/random/operation.ts";
import { changedCharacters, changedTokens } from "./characters.ts";
import { grammarDocument } from "./grammar.ts";
import { changedTree } from "./tree.ts";

/** What is sent: a document, and what it is asked with. */
export interface RandomRequest {
  readonly made: (typeof ways)[number];
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const ways = ["schema", "characters", "tokens", "tree", "grammar"] as const;

/** A random request: a document that is most likely valid, one that was, or one that the grammar allows. */
export function randomRequest(pool: Pool, schema: GraphQLSchema, words: readonly string[]): RandomRequest {
  const { chance } = pool;
  const made = chance.one(ways);
  // what is changed is small, so that most of its parts are met
  const depth = made === "schema" ? 3 : chance.between(1, 2);
  const make = () => randomOperation(pool, schema, 1, chance.odds(0.1), depth);
  const { text, operationName, variables } = make();
  const [given = {}] = variables;
  const from = { made, operationName: renamed(chance, operationName), variables: changedValues(chance, given) };
  switch (made) {
    case "schema":
      return { ...from, query: text };
    case "characters":
      return { ...from, query: changedCharacters(chance, text) };
    case "tokens":
      return { ...from, query: changedTokens(chance, text, words) };
    case "tree":
      return { ...from, query: changedTree(chance, parse(text), parse(make().text)) };
    case "grammar":
      return { ...from, query: grammarDocument(chance, words) };
  }
}

/** Every name of the schema, and some of none. */
export function wordsOf(schema: GraphQLSchema): readonly string[] {
  const words = new Set(["a", "b", "__typename", "__schema", "__type", "__proto__", "constructor", "on", "true", "if"]);
  for (const type of Object.values(schema.getTypeMap())) {
    words.add(type.name);
    if (isEnumType(type)) for (const { name } of type.getValues()) words.add(name);
    if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) words.add(name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, args } of Object.values(type.getFields())) {
      words.add(name);
      for (const argument of args) words.add(argument.name);
    }
  }
  return [...words];
}

function renamed(chance: Chance, name: string | undefined): string | undefined {
  return chance.odds(0.03) ? chance.one(["Main", "Other", "", "None", "__proto__"]) : name;
}

/** Now and then with values that do not fit. */
function changedValues(chance: Chance, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (chance.odds(0.9)) return values;
  const value = chance.one<unknown>([
    null,
    0,
    -1,
    2 ** 31,
    1.5,
    "",
    "a\u0000b",
    "\ud83d",
    true,
    [],
    {},
    [[1]],
    { eq: null },
  ]);
  const name = chance.one([...Object.keys(values), "v0", "a", "__proto__"]);
  return JSON.parse(JSON.stringify({ ...values, [name]: value })) as Readonly<Record<string, unknown>>;
}

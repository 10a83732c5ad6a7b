import { buildSchema, type GraphQLSchema, parse, printSchema, validate } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { coordinates, usedCoordinates } from "./coverage.ts";
import type { Operation } from "./draft.ts";
import { generateOperations } from "./operations.ts";
import { peerSchema } from "./peer.ts";
import { reachableSchema } from "./reachable.ts";
import { scalars } from "./schemas.ts";

const typeDefs = `
  scalar EDTF
  enum Basis { STATED INFERRED }
  interface Entity { id: ID! name: String! }
  interface Supportable @query(read: false, aggregate: false) { id: ID! name: String! }
  type Provenance @relationshipProperties { id: ID! basis: Basis! }
  type Task implements Entity & Supportable @node(labels: ["Task", "Entity"]) {
    id: ID! name: String! year: Int due: EDTF tags: [String!]!
    supportedBy: [Instrument!]! @relationship(type: "SUPPORTS", direction: IN, properties: "Provenance")
  }
  type Goal implements Entity & Supportable @node(labels: ["Goal", "Entity"]) {
    id: ID! name: String! year: EDTF
    supportedBy: [Instrument!]! @relationship(type: "SUPPORTS", direction: IN, properties: "Provenance")
  }
  type Instrument implements Entity @node(labels: ["Instrument", "Entity"]) {
    id: ID! name: String!
    supports: [Supportable!]! @relationship(type: "SUPPORTS", direction: OUT, properties: "Provenance")
  }
  extend schema @mutation(operations: []) @subscription(events: [])
`;

let full: GraphQLSchema;
let schema: GraphQLSchema;
let operations: readonly Operation[];

function generate(count: number, seed: number): readonly Operation[] {
  const names = new Set(Object.keys(schema.getTypeMap()));
  return [...generateOperations(schema, { scalars, names }, { count, seed })];
}

beforeAll(async () => {
  full = await peerSchema(typeDefs);
  schema = reachableSchema(full);
  operations = generate(400, 7);
});

test("the same seed writes the same operations, another seed others", () => {
  expect(generate(400, 7)).toEqual(operations);
  expect(generate(400, 8)).not.toEqual(operations);
});

test("every operation is valid on the peer's whole schema", () => {
  expect(operations.flatMap(({ text }) => validate(full, parse(text)))).toEqual([]);
});

describe("The operations hold", () => {
  test.each([
    ["fragments by name", /fragment F\d+ on \w+ \{/],
    ["fragments on a kind within an interface", /supports[^{]*\{[^}]*\.\.\. on Task/],
    ["fragments on an interface within a kind", /goals[^{]*\{[^}]*\.\.\. on Supportable/],
    ["fragments without a type", /\.\.\. (@\w+\([^)]*\) )?\{/],
    ["aliases", /a\d+: supportedBy/],
    ["the same field twice", /(\bname\b) .*\1/],
    ["__typename", /__typename/],
    ["@include and @skip", /@include\(if: \$v\d+\).*@skip\(if: (true|false)\)/],
    ["filters in depth", /where: \{ .*(some|none|all|single): \{ .*(some|none|all|single): \{/],
    ["filters on relations", /edge: \{ basis: \{/],
    ["connectives", /OR: \[.*NOT: \{/],
    ["the kind of an entity", /typename: \[/],
    ["null", /eq: null/],
    ["sorts by node and edge", /sort: \[?\{ (node: \{ \w+: (ASC|DESC)|edge: )/],
    ["pages", /\((limit|first|offset): \d+/],
    ["one for a list of one", /sort: \{ \w+: (ASC|DESC)/],
    ["variables of input types", /\$v\d+: \w+Where[!,) ]/],
    ["variables of scalars", /\$v\d+: String[!,) ]/],
    ["variables with defaults", /\$v\d+: \w+ = /],
  ])("%s", (_, pattern) => {
    expect(operations.some(({ text }) => pattern.test(text))).toBe(true);
  });

  test("variables left without a value, and no value without a variable", () => {
    const declared = ({ text }: Operation): readonly string[] =>
      [...text.matchAll(/\$(v\d+):/g)].map(([, name]) => name ?? "");
    expect(operations.some((one) => declared(one).some((name) => !Object.hasOwn(one.variables, name)))).toBe(true);
    for (const one of operations) expect(declared(one)).toEqual(expect.arrayContaining(Object.keys(one.variables)));
  });

  test("no cursors, no page of zero, no null where only `eq` may be null", () => {
    for (const { text, variables } of operations) {
      expect(text).not.toMatch(
        /after:|(limit|first): 0|(in|contains|startsWith|endsWith|includes|lt|lte|gt|gte): null/,
      );
      expect(JSON.stringify(variables)).not.toMatch(/"(in|contains|startsWith|endsWith|includes|lt|lte|gt|gte)":null/);
    }
  });
});

test("what an operation uses is found in its text and in its variables", () => {
  const operation = {
    text: "query($w: TaskWhere) { goals(limit: 2) { ...F } tasks(where: $w) { id } } fragment F on Entity { name }",
    variables: { w: { OR: [{ year: { gt: 2020 } }] } },
  };
  expect([...usedCoordinates(schema, operation)].sort()).toEqual([
    "Entity.name",
    "IntScalarFilters.gt",
    "Query.goals",
    "Query.goals(limit:)",
    "Query.tasks",
    "Query.tasks(where:)",
    "Task.id",
    "TaskWhere.OR",
    "TaskWhere.year",
  ]);
});

test("1,200 operations use everything a small schema has, but for cursors and the deepest logic", () => {
  const unused = new Set(coordinates(schema));
  for (const operation of generate(1200, 7)) for (const one of usedCoordinates(schema, operation)) unused.delete(one);
  const rare = /\(after:\)$|NodeAggregationWhereInput\.(AND|OR|NOT)$/;
  expect([...unused].filter((one) => !rare.test(one))).toEqual([]);
});

test("what nothing leads to from Query is left out of the peer's schema, and nothing else", () => {
  expect([...coordinates(full)].filter((one) => !coordinates(schema).has(one))).toEqual([]);
  expect(printSchema(buildSchema(printSchema(schema)))).toBe(printSchema(schema));
});

import { type DocumentNode, execute, type FieldNode, getIntrospectionQuery, Kind, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { introspect } from "../../src/api/introspect.ts";
import { prepare } from "../../src/api/request.ts";
import { executor, schema } from "./world.ts";

const whole = getIntrospectionQuery({
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: false,
});

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const questions: readonly Asked[] = [
  { query: whole },
  { query: "{ __typename again: __typename }" },
  { query: "{ __schema { __typename types { __typename name } } __schema { types { kind } queryType { name } } }" },
  { query: "{ mine: __schema { all: types { name } directives { name args { name } } } }" },
  {
    query:
      "{ ...R } fragment R on Query { __schema { ...S } } fragment S on __Schema { types { ...T } } fragment T on __Type { name }",
  },
  {
    query:
      "query ($yes: Boolean = true, $no: Boolean!) { __schema { types @skip(if: $yes) { name } queryType @include(if: $no) { name } } __typename }",
    variables: { no: false },
  },
  {
    query:
      'query ($name: String!, $old: Boolean = true) { __type(name: $name) { name fields(includeDeprecated: $old) { name } } none: __type(name: "Nothing") { name } }',
    variables: { name: "Task" },
  },
  { query: '{ a: __type(name: "Task") { name } b: __type(name: "Goal") { name } c: __type(name: "Int") { name } }' },
];

function valid(query: string): DocumentNode {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return document;
}

describe("a question about the schema", () => {
  it("is answered as graphql-js answers it, in the same order", async () => {
    for (const { query, variables = {} } of questions) {
      const document = valid(query);
      const answer = await executor.write({ document, variables });
      const right = await execute({ schema, document, variableValues: variables });
      expect(answer.errors, query).toBeUndefined();
      expect(answer.data?.body.toString(), query).toBe(`${JSON.stringify({ data: right.data })}\n`);
    }
  });

  it("is answered beside others, and is no part of what these declare", async () => {
    const query =
      "query ($ids: [ID!]!) { tasks(where: { id: { in: $ids } }) { id } __schema { types { name } } goals { name } }";
    const { data, errors } = await executor.execute({ document: valid(query), variables: { ids: ["nothing"] } });
    expect(errors).toBeUndefined();
    expect(Object.keys(data ?? {})).toEqual(["tasks", "__schema", "goals"]);
    expect(data?.__schema).toHaveProperty("types.length", Object.keys(schema.getTypeMap()).length);
  });

  it("is answered type by type, so that others have their turn", () => {
    const document = valid(whole);
    const prepared = prepare(schema, document, null);
    if ("fault" in prepared) throw prepared.fault;
    const fields = prepared.operation.selectionSet.selections.filter(
      (one): one is FieldNode => one.kind === Kind.FIELD,
    );
    const steps = introspect(schema, prepared, fields, {});
    let count = 0;
    while (steps.next().done !== true) count++;
    expect(count).toBeGreaterThanOrEqual(Object.keys(schema.getTypeMap()).length);
  });

  it("is refused where aliases would show the schema over and over", async () => {
    const refused = [
      "{ a: __schema { types { name } } b: __schema { types { name } } c: __schema { types { name } } }",
      "{ __schema { types { name a: fields { name } b: fields { b: args { name } } } } }",
      "{ __schema { types { ...F } } } fragment F on __Type { a: name b: name c: name }",
    ];
    for (const query of refused) {
      const { errors } = await executor.write({ document: valid(query) });
      expect(
        errors?.map(({ extensions }) => extensions.code),
        query,
      ).toEqual(["API_SCHEMA_TOO_LARGE"]);
    }
  });
});

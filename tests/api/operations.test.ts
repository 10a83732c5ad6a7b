import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Engine } from "../../graph/engine.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { createExecutor } from "../../src/api/execute.ts";
import { ask, engine, executor, ontology, refusals, schema } from "./world.ts";

describe("an operation", () => {
  it("answers roots, fragments and `__typename` in the order they are first met", async () => {
    const answer = await ask(`
      query { ...Last b: goals { id } __typename ...First a: goals { id } ...Last }
      fragment First on Query { first: __typename ... { second: goals { __typename } } }
      fragment Last on Query { z: exclusions { relation } }
    `);
    expect(JSON.stringify(answer)).toBe(
      JSON.stringify({
        z: [{ relation: "supports" }],
        b: [{ id: "s/goal/peace" }],
        __typename: "Query",
        first: "Query",
        second: [{ __typename: "Goal" }],
        a: [{ id: "s/goal/peace" }],
      }),
    );
  });

  it("gives each kind behind an interface its own fields, also under one key", async () => {
    const answer = await ask(
      `{ entities(sort: [{name: ASC}], limit: 4, offset: 5) {
      __typename
      ... on Supportable { by: name }
      ... on Task { many: supportedBy(limit: 1) { id } year }
      ... on Goal { many: supportedBy(where: {name: {eq: "None"}}) { id } }
      ... on Instrument { many: supports { __typename } }
    } }`,
    );
    expect(answer).toEqual({
      entities: [
        { __typename: "Instrument", many: [{ __typename: "Task" }, { __typename: "Task" }] },
        { __typename: "Source" },
        { __typename: "Goal", by: "Peace", many: [] },
        { __typename: "Source" },
      ],
    });
  });

  it("merges fields of one key, and shares columns between keys that ask the same", async () => {
    const text = `{ task(id: "s/task/a") {
      supportedByConnection { edges { node { id } } }
      supportedByConnection { edges { cursor node { name } } totalCount }
      again: name, name, by: supportedBy { id }, also: supportedBy { key: id }
    } }`;
    const { plan } = executor.compile(parse(text));
    const [root] = plan.roots;
    expect(root?.op === "entity" ? root.columns.map(({ column }) => column) : []).toEqual(["hop", "field", "hop"]);
    expect(await ask(text)).toMatchObject({
      task: {
        supportedByConnection: { edges: [{ node: { id: "s/instrument/grant", name: "Grant" } }, {}], totalCount: 2 },
        again: "Build",
        also: [{ key: "s/instrument/grant" }, { key: "s/instrument/loan" }],
      },
    });
  });

  it("leaves out what @skip and @include leave out, by value, variable and default", async () => {
    const query = `query ($yes: Boolean! = true, $no: Boolean = false) {
      goals { a: id @include(if: $yes) b: id @skip(if: $yes) c: id @include(if: $no) ... @skip(if: $no) { d: id } }
      tasks @include(if: false) { id }
    }`;
    expect(await ask(query)).toEqual({ goals: [{ a: "s/goal/peace", d: "s/goal/peace" }] });
    expect(await ask(query, { yes: false, no: true })).toEqual({ goals: [{ b: "s/goal/peace", c: "s/goal/peace" }] });
  });

  it("may use names of JavaScript's own as keys", async () => {
    const answer = await ask("{ __proto__: goals { __proto__: name constructor: id } toString: __typename }");
    expect(JSON.stringify(answer)).toBe(
      '{"__proto__":[{"__proto__":"Peace","constructor":"s/goal/peace"}],"toString":"Query"}',
    );
  });

  it("looks up by id, of the right kind only", async () => {
    expect(
      await ask(
        '{ a: task(id: "s/task/a") { id } b: task(id: "s/goal/peace") { id } c: entity(id: "s/goal/peace") { id } d: entity(id: "") { id } }',
      ),
    ).toEqual({
      a: { id: "s/task/a" },
      b: null,
      c: { id: "s/goal/peace" },
      d: null,
    });
  });

  it("gives names by language, and says which", async () => {
    expect(
      await ask(
        'query ($lang: String) { task(id: "s/task/d") { name a: name(lang: "ru-RU") b: nameLanguage(lang: "ru") c: name(lang: $lang) d: nameLanguage(lang: "fr") } }',
      ),
    ).toEqual({
      task: { name: "Ask 😀", a: "Спросить", b: "ru", c: "Ask 😀", d: "en" },
    });
  });

  it("brings claims and evidence with a relation, strongest first", async () => {
    expect(
      await ask(`{ goal(id: "s/goal/peace") { supportedByConnection { edges { properties {
        __typename id basis commitment
        claims { annotator reviewer attributedTo { id } }
        evidence { quote line start end document { __typename name } }
      } } } } }`),
    ).toEqual({
      goal: {
        supportedByConnection: {
          edges: [
            {
              properties: {
                __typename: "Provenance",
                id: "s/instrument/grant>supports>s/goal/peace",
                basis: "STATED",
                commitment: null,
                claims: [{ annotator: "one annotator", reviewer: null, attributedTo: null }],
                evidence: [
                  {
                    quote: "Grants support the tasks",
                    line: 1,
                    start: 0,
                    end: 24,
                    document: { __typename: "Source", name: "The text" },
                  },
                ],
              },
            },
          ],
        },
      },
    });
  });

  it("answers introspection beside the graph, with the request's variables", async () => {
    const query = `query ($deprecated: Boolean = false, $name: String!) {
      goals { id } __type(name: $name) { ...Fields } s: __schema { queryType { name } }
    } fragment Fields on __Type { fields(includeDeprecated: $deprecated) { name } }`;
    expect(await ask(query, { name: "PageInfo" })).toEqual({
      goals: [{ id: "s/goal/peace" }],
      __type: { fields: ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor"].map((name) => ({ name })) },
      s: { queryType: { name: "Query" } },
    });
  });

  it("is chosen by name, and nothing else is answered", async () => {
    const two = "query Goals { goals { id } } query Tasks { tasks(limit: 1) { id } }";
    expect((await executor.execute({ document: parse(two), operationName: "Tasks" })).data).toEqual({
      tasks: [{ id: "s/task/a" }],
    });
    const errors = async (text: string, operationName?: string) =>
      (await executor.execute({ document: parse(text), operationName })).errors?.map(({ extensions }) => extensions);
    expect(await errors(two)).toEqual([{ code: "API_OPERATION_REQUIRED", hint: "one of: Goals, Tasks" }]);
    expect(await errors(two, "Task")).toEqual([{ code: "API_OPERATION_UNKNOWN", hint: "did you mean Tasks?" }]);
    expect(await errors("fragment F on Query { __typename }")).toEqual([
      { code: "API_OPERATION_MISSING", hint: "write a query" },
    ]);
    expect(await refusals("mutation { goals { id } }")).toEqual(["API_OPERATION_UNSUPPORTED"]);
    expect(await refusals("subscription { goals { id } }")).toEqual(["API_OPERATION_UNSUPPORTED"]);
  });
});

describe("a template", () => {
  const document = parse(
    "query ($year: Int, $names: [String!], $sort: [TaskSort!], $on: Boolean! = true, $kinds: [EntityImplementation!], $any: [TaskWhere!]) { tasks(where: {year: {eq: $year}, name: {in: $names}, OR: $any}, sort: $sort) { id name @include(if: $on) } entities(where: {typename: $kinds}) { id } }",
  );
  const plan = (variables: Record<string, unknown>): Plan => executor.compile(document, null, variables).plan;

  it("is shared by requests whose variables have the same shape", () => {
    const first = plan({ year: 2024, names: ["Build"], any: [{ year: { eq: 1 } }] });
    expect(plan({ year: 2025, names: ["a", "b", "c"], any: [{ year: { eq: 2 } }] })).toBe(first);
    expect(Object.isFrozen(first) && Object.isFrozen(first.roots[0])).toBe(true);
  });

  it("is another where a variable is absent or null, or steers what is asked", () => {
    const shapes = [
      {},
      { year: 1 },
      { year: null },
      { names: [] },
      { sort: [{ name: "ASC" }] },
      { sort: [{ name: "DESC" }] },
      { sort: [{ name: "ASC", id: "ASC" }] },
      { sort: [{ id: "ASC", name: "ASC" }] },
      { on: false },
      { kinds: ["Goal"] },
      { kinds: ["Task"] },
      { any: [{}] },
      { any: [{ year: { eq: 1 } }] },
      { any: [{ year: { eq: 1 } }, { year: { eq: 1 } }] },
    ];
    const plans = shapes.map((shape) => plan(shape));
    for (const [at, one] of plans.entries()) expect(plan(shapes[at] ?? {})).toBe(one);
    expect(new Set(plans).size).toBe(shapes.length);
  });

  it("never holds a value", () => {
    const text =
      'query ($a: String) { tasks(where: {name: {in: [$a, "SECRET"]}}, limit: 12321) { name(lang: "SECRET") } task(id: "SECRET") { id } }';
    const { plan: made, values } = executor.compile(parse(text), null, { a: "SECRET" });
    expect(JSON.stringify(made)).not.toMatch(/SECRET|12321/);
    expect(values).toEqual([["SECRET", "SECRET"], 12321, "SECRET", "SECRET"] satisfies Value[]);
  });

  it("is made anew when many others were made since", async () => {
    const small = createExecutor(ontology, engine, schema, { templates: 1 });
    const one = parse("{ goals { id } }");
    const first = small.compile(one).plan;
    expect(small.compile(one).plan).toBe(first);
    small.compile(parse("{ tasks { id } }"));
    expect(small.compile(one).plan).not.toBe(first);
    expect(small.compile(one).plan).toEqual(first);
  });

  it("does not grow with how often a fragment repeats what is below", () => {
    const depth = 22;
    const fragments = Array.from(
      { length: depth },
      (_, at) =>
        `fragment F${at} on Task { a: hasSubtask(limit: 1) { ...F${at + 1} } b: hasSubtask(limit: 2) { ...F${at + 1} } }`,
    );
    const text = `{ tasks { ...F0 } } ${fragments.join(" ")} fragment F${depth} on Task { id }`;
    const begin = performance.now();
    executor.compile(parse(text));
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

describe("a failure", () => {
  const document = parse("{ goals { id } }");

  it("before the first load is told by the engine's code", async () => {
    const empty = createExecutor(ontology, createMemoryEngine(ontology), schema);
    expect((await empty.execute({ document })).errors?.[0]?.extensions.code).toBe("NOT_LOADED");
  });

  it("by cancellation is told as such, or by the reason's code", async () => {
    const codes = async (reason?: unknown) =>
      (await executor.execute({ document, signal: AbortSignal.abort(reason) })).errors?.map(
        ({ extensions }) => extensions.code,
      );
    expect(await codes()).toEqual(["API_CANCELLED"]);
    expect(await codes(new StrategraphError({ code: "TOO_SLOW", severity: "error", message: "Too slow." }))).toEqual([
      "TOO_SLOW",
    ]);
  });

  it("of what nobody foresaw shows no more than that it happened", async () => {
    const broken: Engine = {
      ...engine,
      execute: () => Promise.reject(new Error("/secret/path is full")),
    };
    const { errors } = await createExecutor(ontology, broken, schema).execute({ document });
    expect(JSON.parse(JSON.stringify(errors))).toEqual([
      {
        message: "The answer could not be made.",
        extensions: { code: "API_INTERNAL", hint: "please report the query that shows this" },
      },
    ]);
  });

  it("to compile is thrown with every fault", () => {
    const faulty = parse("{ tasks(where: {name: null}, sort: [{id: null}]) { id } }");
    expect(() => executor.compile(faulty)).toThrowError(/API_SORT_NULL[\s\S]*API_FILTER_NULL/);
  });
});

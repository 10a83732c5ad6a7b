import { expect, test } from "vitest";
import { usualLimits } from "../../src/server/usual-limits.ts";
import { ask, start } from "./running.ts";

const few = {
  characters: 200,
  declarations: 3,
  levels: 4,
  fields: 12,
  pairs: 3,
  roots: 3,
  aliases: 2,
  directives: 1,
  values: 5,
};

/** Beside each operation that reaches a limit, one that passes it. */
const pairs = {
  characters: [`{ tasks { id } } ${"#".repeat(183)}`, `{ tasks { id } } ${"#".repeat(184)}`],
  declarations: [
    "query ($a: ID! = 1) { ...A } fragment A on Query { task(id: $a) { id } }",
    "query ($a: ID! = 1, $b: ID! = 2) { ...A } fragment A on Query { a: task(id: $a) { id } b: task(id: $b) { id } }",
  ],
  levels: [
    "{ tasks { supportedBy { ... on Entity { id } } } }",
    "{ tasks { ...A } } fragment A on Task { supportedBy { ... on Entity { ...B } } } fragment B on Entity { id }",
  ],
  fields: [
    "{ tasks { ...A ...A } } fragment A on Task { id name kind: __typename description __typename }",
    "{ tasks { ...A ...A ...A } } fragment A on Task { id name kind: __typename description __typename }",
  ],
  pairs: [
    "{ tasks { id id ...A } } fragment A on Task { ... { id } }",
    "{ tasks { id ...A } tasks { id ...A } } fragment A on Task { id name }",
  ],
  roots: [
    "{ tasks { id } tasks { name } goals { id } ...A } fragment A on Query { sectors { id } }",
    "{ tasks { id } goals { id } ...A } fragment A on Query { sectors { id } ... { events { id } } }",
  ],
  aliases: ["{ a: tasks { b: id } }", "{ a: tasks { ...A } } fragment A on Task { b: id c: name }"],
  directives: ["{ tasks @skip(if: false) { id } }", "{ tasks @skip(if: false) { id @include(if: true) } }"],
} as const;

test.each(Object.entries(pairs))("an operation may have so many %s, and no more", async (limit, [within, past]) => {
  const { url } = await start({ limits: few });
  expect((await ask(url, within)).status).toBe(200);
  const { status, errors } = await ask(url, past);
  const code = limit === "levels" ? "OPERATION_TOO_DEEP" : "OPERATION_TOO_LARGE";
  expect([status, errors?.map(({ extensions, message }) => [extensions.code, message])]).toEqual([
    400,
    [[code, `The operation has more than ${few[limit as keyof typeof few]} ${limit}.`]],
  ]);
  // known already, it is counted all the same
  expect((await ask(url, past)).errors?.[0]?.extensions.code).toBe(code);
});

test("lists and objects may be as deep in the text as selections", async () => {
  const { url } = await start({ limits: few });
  expect((await ask(url, "{ tasks(where: { OR: [{}] }) { id } }")).status).toBe(200);
  const { errors } = await ask(url, '{ tasks(where: { OR: [{ id: { eq: "a" } }] }) { id } }');
  expect(errors?.[0]?.extensions.code).toBe("OPERATION_TOO_DEEP");
});

test("variables may have so many values and levels, whichever they are", async () => {
  const { url } = await start({ limits: few });
  const query = "query ($where: TaskWhere) { tasks(where: $where) { id } }";
  const asked = async (where: unknown) => {
    const { status, errors } = await ask(url, query, { where });
    return errors?.[0]?.extensions.code ?? status;
  };
  expect(await asked({ id: { in: ["a", "b"] } })).toBe(200);
  expect(await asked({ id: { in: ["a", "b", "c"] } })).toBe("OPERATION_TOO_LARGE");
  expect(await asked({ AND: [{ AND: [{}] }] })).toBe("OPERATION_TOO_DEEP");
});

test("every example, and introspection as tools ask it, is within a fifth of what an operation may have", async () => {
  const fifth = Object.fromEntries(Object.entries(usualLimits).map(([limit, most]) => [limit, most / 5]));
  const { url } = await start({ limits: fifth });
  const { getIntrospectionQuery } = await import("graphql");
  const examples = (await (await fetch(`${url}/playground/examples.json`)).json()) as {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
  }[];
  expect(examples.length).toBeGreaterThan(10);
  for (const { query, variables } of [...examples, { query: getIntrospectionQuery(), variables: {} }]) {
    const { errors = [] } = await ask(url, query, variables);
    // the rules that an example names are not served here
    expect(errors.filter(({ extensions }) => extensions.code !== "API_RULE_UNKNOWN")).toEqual([]);
  }
});

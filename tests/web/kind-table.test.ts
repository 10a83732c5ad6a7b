import { readFileSync } from "node:fs";
import fc from "fast-check";
import { buildSchema, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { kindOperation, kindVariables } from "../../src/web/data/kind-table.ts";
import { inWords, type KindWords, type Words } from "../../src/web/data/ontology.ts";
import { askedTable } from "../../src/web/table/asked.ts";

const field = (name: string, type = "String", list = false) => ({ name, type, list, description: "" });
const task = {
  name: "Task",
  singular: "task",
  plural: "tasks",
  label: "task",
  pluralLabel: "tasks",
  description: "",
  aim: false,
  fields: [
    field("id", "ID"),
    field("name"),
    field("aliases", "String", true),
    field("basis", "Basis"),
    field("number"),
  ],
  relationFields: [
    { name: "hasAction", relation: "hasAction", direction: "out", kinds: ["Action"] },
    { name: "supportedBy", relation: "supports", direction: "in", kinds: ["Instrument"] },
  ],
} as unknown as KindWords;
const words = {
  kinds: [task],
  relations: [],
  patterns: [{ steps: [{ relation: "supports" }] }],
  kind: (name: string) => (name === "Task" ? task : null),
} as unknown as Words;

const schema = buildSchema(readFileSync(new URL("../../docs/api.graphql", import.meta.url), "utf8"));
const asked = (params: URLSearchParams) => {
  const table = askedTable({ get: (name) => params.get(name) || null, all: (name) => params.getAll(name) }, words);
  if (table === null) throw new Error("no table");
  return table;
};
const all = { strategy: null, first: 20, lang: "en" };

test("the operation of a table is one that the API allows, with its fields and relations as columns", () => {
  const table = asked(new URLSearchParams("kind=Task&column=number&column=supportedBy&column=name"));
  const { text } = kindOperation(table);
  expect(validate(schema, parse(text))).toEqual([]);
  expect(text).toContain("c0: number");
  expect(text).toContain("c1: supportedByConnection(");
  expect(text).toContain("c2: name(lang: $lang)");
});

test("no address can say anything in an operation: what the ontology does not name is left out, whatever it is", () => {
  const hostile = [
    "number } } } } query X { graph { revision",
    "supportedBy(where: {})",
    "__schema { types { name } }",
  ];
  const names = ["kind", "column", "sort", "filter", "has", "lacks"] as const;
  const value = fc.oneof(fc.constantFrom(...hostile, "Task", "number", "-name", "name:x", "supportedBy"), fc.string());
  const params = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 12 });
  const known = new Set(["number", "name", "id", "aliases", "basis", "hasAction", "supportedBy"]);
  fc.assert(
    fc.property(params, (pairs) => {
      const table = asked(new URLSearchParams(pairs.map(([name, text]): [string, string] => [name, text])));
      const { text } = kindOperation(table);
      expect(validate(schema, parse(text))).toEqual([]);
      expect(parse(text).definitions).toHaveLength(1);
      for (const name of [...table.columns, ...table.has, ...table.lacks]) expect(known).toContain(name);
      const { where, sort } = kindVariables(table, all) as { where?: { AND: object[] }; sort?: object[] };
      for (const condition of [...(where?.AND ?? []), ...(sort ?? [])]) {
        for (const name of Object.keys(condition)) expect(known).toContain(name);
      }
    }),
  );
});

test("an operation made past the address says nothing but what the kind has either", () => {
  const { text } = kindOperation({
    kind: task,
    columns: ["number", "drop } } }", "hasAction"],
    sort: { field: "x }", direction: "ASC" },
    filters: [],
    has: [],
    lacks: [],
  });
  expect(validate(schema, parse(text))).toEqual([]);
  expect(text).not.toContain("drop");
});

test("filters, order and relations go as variables, each by the type of its field", () => {
  const table = asked(
    new URLSearchParams(
      "kind=Task&filter=name:coop&filter=basis:STATED&filter=aliases:x&sort=-number&has=hasAction&lacks=supportedBy",
    ),
  );
  expect(kindVariables(table, { ...all, strategy: "a" })).toEqual({
    where: {
      AND: [
        { strategies: { includes: "a" } },
        { name: { contains: "coop" } },
        { basis: { eq: "STATED" } },
        { aliases: { includes: "x" } },
        { hasAction: { some: {} } },
        { supportedBy: { none: {} } },
      ],
    },
    sort: [{ number: "DESC" }],
    first: 20,
    lang: "en",
  });
});

test("unless columns are chosen, a kind shows its own fields, and relations of the ontology's chains before others", () => {
  expect(asked(new URLSearchParams("kind=Task")).columns).toEqual(["number", "supportedBy", "hasAction"]);
});

test("a field is called by its name in words", () => {
  expect(["number", "instrumentType", "sha256OfText"].map(inWords)).toEqual([
    "number",
    "instrument type",
    "sha256 of text",
  ]);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "graphql";
import { expect, test } from "vitest";
import { flatten } from "../../src/api/flat.ts";
import { sampleAnswer } from "../../src/api/sample-answer.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { root } from "../built.ts";

type Answer = Readonly<Record<string, unknown>>;

/** An answer that says all there is, unless another is given. */
function table(data: Answer, sample: Answer = data) {
  const { columns, rows } = flatten(data, sample);
  return [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? null))];
}

test("a list is a row each, with what is around it said again", () => {
  const task = (name: string, ...by: string[]) => ({ name, supportedBy: by.map((one) => ({ name: one })) });
  expect(table({ tasks: [task("Build", "Grant", "Loan"), task("Ask")] })).toEqual([
    ["name", "supportedBy.name"],
    ["Build", "Grant"],
    ["Build", "Loan"],
    ["Ask", null],
  ]);
});

test("lists beside each other stand below each other: nothing is paired", () => {
  const goal = { name: "Peace", tasks: [{ name: "a" }, { name: "b" }], regions: [{ name: "x" }] };
  expect(table({ goals: [goal] })).toEqual([
    ["name", "tasks.name", "regions.name"],
    ["Peace", "a", null],
    ["Peace", "b", null],
    ["Peace", null, "x"],
  ]);
});

test("a connection is the list of its edges, with the relation beside the entity; an empty one says why", () => {
  const edge = { node: { name: "Grant" }, properties: { basis: "STATED", evidence: [{ quote: "a grant" }] } };
  const data = {
    tasks: [
      { name: "Build", supportedByConnection: { edges: [edge], absence: null } },
      { name: "Ask", supportedByConnection: { edges: [], absence: { code: "NONE", sentence: "none recorded" } } },
    ],
  };
  expect(table(data)).toEqual([
    ["name", "supportedBy.name", "supportedBy.basis", "supportedBy.evidence.quote", "supportedBy"],
    ["Build", "Grant", "STATED", "a grant", null],
    ["Ask", null, null, null, "none recorded"],
  ]);
});

test("the words of why there is none stand in its row, and are not taken for words of what there is", () => {
  const evidence = [{ quote: "for example" }];
  const absence = { code: "LIST_OPEN", sentence: "none recorded", evidence };
  const beside = { prioritizedBy: [{ name: "Council" }] };
  expect(table({ tasks: [{ name: "Ask", supportedByConnection: { absence }, ...beside }] })).toEqual([
    [
      "name",
      "supportedBy.absence.code",
      "supportedBy.absence.sentence",
      "supportedBy.absence.evidence.quote",
      "prioritizedBy.name",
    ],
    ["Ask", "LIST_OPEN", "none recorded", "for example", "Council"],
  ]);
  expect(table({ tasks: [{ name: "Ask", supportedByConnection: { edges: [], absence }, ...beside }] })).toEqual([
    ["name", "supportedBy.absence.evidence.quote", "supportedBy", "prioritizedBy.name"],
    ["Ask", "for example", "none recorded", "Council"],
  ]);
});

test("the fields of a relation and of its other end stand in the order in which they are asked for", () => {
  const [node, properties] = [{ name: "Grant" }, { basis: "STATED" }];
  const headings = (edge: Answer) => table({ tasks: [{ supportedByConnection: { edges: [edge] } }] })[0];
  expect(headings({ node, properties })).toEqual(["supportedBy.name", "supportedBy.basis"]);
  expect(headings({ properties, node })).toEqual(["supportedBy.basis", "supportedBy.name"]);
});

test("the only quote of a fact stands in every row of it; where it has several, they come before whatever else it has", () => {
  const fund = (...quotes: string[]) => ({
    name: "Grant",
    supports: [{ name: "a" }, { name: "b" }],
    claims: [{ commitment: "PLANNED", evidence: quotes.map((quote) => ({ quote })) }],
  });
  const columns = ["name", "claims.commitment", "claims.evidence.quote", "supports.name"];
  const sample = { funds: [fund("", "")] };
  expect(table({ funds: [fund("a grant")] }, sample)).toEqual([
    columns,
    ["Grant", "PLANNED", "a grant", "a"],
    ["Grant", "PLANNED", "a grant", "b"],
  ]);
  expect(table({ funds: [fund("a grant", "will be")] }, sample)).toEqual([
    columns,
    ["Grant", "PLANNED", "a grant", null],
    ["Grant", "PLANNED", "will be", null],
    ["Grant", null, null, "a"],
    ["Grant", null, null, "b"],
  ]);
});

test("objects within objects are columns; lists of values stay together; several fields are told apart", () => {
  expect(
    table({ goal: { name: "Peace", by: { name: "Union" }, aliases: ["p", "q"] }, tasks: [{ name: "a" }] }),
  ).toEqual([
    ["goal.name", "goal.by.name", "goal.aliases", "tasks.name"],
    ["Peace", "Union", ["p", "q"], null],
    [null, null, null, "a"],
  ]);
});

const { ontology } = readOntology(readFileSync(join(root, "schema.graphql"), "utf8"), "schema.graphql");
if (ontology === null) throw new Error("no ontology");
const schema = deriveSchema(ontology);

function asked(query: string, variables: Answer = {}): Answer {
  return sampleAnswer(schema, { document: parse(query), operationName: null, variables });
}

test("columns are those that the question asks for, whatever the graph holds", () => {
  const sample = asked(`{
    tasks { name expectedBy: aliases supportedByConnection { absence { sentence } totalCount edges {
      properties { basis evidence { quote } } node { ... on Instrument { instrumentType } ...Named } } } }
  } fragment Named on Entity { name }`);
  const columns = [
    "name",
    "expectedBy",
    "supportedBy.totalCount",
    "supportedBy.basis",
    "supportedBy.instrumentType",
    "supportedBy.name",
    "supportedBy.evidence.quote",
    "supportedBy",
  ];
  expect(table({ tasks: [] }, sample)).toEqual([columns]);
  const answer = { name: "Build", expectedBy: [], supportedByConnection: { absence: null, totalCount: 0, edges: [] } };
  expect(table({ tasks: [answer] }, sample)).toEqual([columns, ["Build", null, 0, null, null, null, null, null]]);
});

test("why a relation is recorded with nothing has its column before there is such a thing", () => {
  const sample = asked("{ tasks { supportedByConnection { absence { sentence } edges { node { name } } } } }");
  expect(table({ tasks: [] }, sample)).toEqual([["supportedBy.name", "supportedBy"]]);
});

test("an object that is null leaves its cells empty; nothing is no row", () => {
  const sample = asked("query ($ids: ID = 1) { goal(id: $ids) { name } }");
  expect(table({ goal: null }, sample)).toEqual([["name"]]);
});

test("what @skip and @include leave out has no column", () => {
  const query =
    "query ($brief: Boolean!, $more: Boolean = true) { goals { name id @skip(if: $brief) description @include(if: $more) } }";
  expect(flatten({ goals: [] }, asked(query, { brief: true })).columns).toEqual(["name", "description"]);
  expect(flatten({ goals: [] }, asked(query, { brief: false, more: false })).columns).toEqual(["name", "id"]);
});

test("columns that no question could foresee stand behind, where something stands in them", () => {
  expect(
    table(
      {
        things: [
          { a: 1, more: { b: 2 } },
          { a: 3, none: null },
        ],
      },
      { things: [{ a: "" }] },
    ),
  ).toEqual([
    ["a", "more.b"],
    [1, 2],
    [3, null],
  ]);
});

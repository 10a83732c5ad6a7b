import { expect, test } from "vitest";
import { flatten } from "../../src/api/flat.ts";

function table(data: Record<string, unknown>) {
  const { columns, rows } = flatten(data);
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

test("objects within objects are columns; lists of values stay together; several fields are told apart", () => {
  expect(
    table({ goal: { name: "Peace", by: { name: "Union" }, aliases: ["p", "q"] }, tasks: [{ name: "a" }] }),
  ).toEqual([
    ["goal.name", "goal.by.name", "goal.aliases", "tasks.name"],
    ["Peace", "Union", ["p", "q"], null],
    [null, null, null, "a"],
  ]);
  expect(table({ goals: [{ by: null }, { by: { name: "Union" } }] })).toEqual([["by.name"], [null], ["Union"]]);
  expect(table({ goal: null })).toEqual([["value"], [null]]);
  expect(table({ goals: [] })).toEqual([[], []]);
});

import { buildSchema } from "graphql";
import { describe, expect, test } from "vitest";
import { compareSchemas } from "./compare.ts";

const peer = `
  type Query {
    tasks(where: TaskWhere, limit: Int, sort: [TaskSort!]): [Task!]!
    ends: [End!]!
    tasksConnection: TasksConnection!
  }
  interface End { id: ID! }
  type Task implements End { id: ID! name: String basis: Basis! tags: [String!]! }
  type Goal implements End { id: ID! }
  type TasksConnection { edges: [TaskEdge!]! }
  type TaskEdge { node: Task! }
  enum Basis { STATED INFERRED }
  input TaskWhere { AND: [TaskWhere!] basis: Basis year: IntTest }
  input IntTest { eq: Int in: [Int!] }
  input TaskSort { name: Order }
  enum Order { ASC DESC }
`;
const declared = new Set(["Task", "Goal", "End", "Basis"]);

type Change = readonly [from: string, to: string];

function faults(changes: readonly Change[]): readonly string[] {
  let ours = peer;
  for (const [from, to] of changes) {
    expect(ours).toContain(from);
    ours = ours.replaceAll(from, to);
  }
  return compareSchemas(buildSchema(peer), buildSchema(ours), declared).faults.map(({ at, fault }) => `${at} ${fault}`);
}

describe("A client of the peer is at home in a schema that", () => {
  test.each<readonly [string, readonly Change[]]>([
    ["is the same", []],
    [
      "names connections and inputs otherwise",
      [
        ["TasksConnection", "Page"],
        ["TaskWhere", "Where"],
        ["TaskEdge", "E"],
      ],
    ],
    ["promises what was nullable", [["name: String ", "name: String! "]]],
    [
      "has more fields, arguments and input fields",
      [
        ["limit: Int", "limit: Int, after: ID"],
        ["eq: Int", "eq: Int gt: Int"],
      ],
    ],
    ["takes more values of an enum it only takes", [["ASC DESC", "ASC DESC RANDOM"]]],
    ["takes null where the peer does not", [["sort: [TaskSort!]", "sort: [TaskSort]"]]],
    ["takes a wider scalar", [["eq: Int", "eq: Float"]]],
  ])("%s", (_, changes) => {
    expect(faults(changes)).toEqual([]);
  });
});

describe("A fault is found where ours", () => {
  test.each<readonly [string, string, readonly Change[]]>([
    ["lacks a field", "Query.ends no such field of Query here", [["ends: [End!]!", ""]]],
    ["lacks an argument", "Query.tasks(limit:) does not exist here", [[", limit: Int", ""]]],
    ["lacks an input field", "IntTest.in does not exist here", [["in: [Int!]", ""]]],
    ["may give null", "Task.tags gives [String!]! there, [String!] here", [["tags: [String!]!", "tags: [String!]"]]],
    ["gives no list", "Task.tags gives [String!]! there, String! here", [["tags: [String!]!", "tags: String!"]]],
    ["gives another scalar", "Task.name is String there, ID here", [["name: String ", "name: ID "]]],
    ["takes no null", "Query.tasks(limit:) takes Int there, Int! here", [["limit: Int", "limit: Int! = 3"]]],
    [
      "takes no null in a list",
      "TaskWhere.AND takes [TaskWhere!] there, [TaskWhere!]! here",
      [["AND: [TaskWhere!]", "AND: [TaskWhere!]! = []"]],
    ],
    ["takes a narrower scalar", "IntTest.eq is Int there, Boolean here", [["eq: Int", "eq: Boolean"]]],
    ["takes one where the peer takes many", "IntTest.in takes [Int!] there, Int here", [["in: [Int!]", "in: Int"]]],
    ["has a default of its own", "Query.tasks(limit:) has another default here", [["limit: Int", "limit: Int = 10"]]],
    ["asks for more", "Query.tasks(lang:) is required here only", [["limit: Int", "limit: Int, lang: String!"]]],
    ["knows fewer enum values", "Order.DESC not in Order here", [["ASC DESC", "ASC"]]],
    ["may give another enum value", "Basis may also be GUESSED here", [["STATED INFERRED", "STATED INFERRED GUESSED"]]],
    [
      "calls a kind otherwise",
      "Query.tasks is Task there, Duty here",
      [
        ["Task ", "Duty "],
        ["Task!", "Duty!"],
      ],
    ],
    ["has fewer kinds behind an interface", "End may not be Goal here", [["Goal implements End", "Goal"]]],
    ["misses an interface of a kind", "Task does not implement End here", [["Task implements End", "Task"]]],
  ])("%s", (_, fault, changes) => {
    expect(faults(changes)).toContain(fault);
  });
});

test("types that refer to each other are compared once, and counted", () => {
  const { compared } = compareSchemas(buildSchema(peer), buildSchema(peer), declared);
  expect(compared).toEqual({ types: 14, fields: 11, arguments: 3, inputFields: 6, enumValues: 4 });
});

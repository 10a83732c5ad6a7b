import { expect, test } from "vitest";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { Plan } from "../../graph/plan/plan.ts";
import { ontology } from "../contract/making.ts";
import {
  and,
  connection,
  counted,
  edge,
  entities,
  fieldOf,
  fields,
  hop,
  id,
  is,
  list,
  not,
  plan,
  records,
  selection,
  some,
} from "../contract/plans.ts";

const engine = createMemoryEngine(ontology);
const explained = (asked: Plan): string => `\n${engine.explain(asked)}\n`;

test("a question is explained pass by pass", () => {
  const supportedBy = hop("supports", "in", ["Instrument"], {
    where: edge("basis", "eq", 1),
    columns: [
      id,
      fieldOf("basis", "relation"),
      records("relation", "evidence", ...fields("quote"), entities("document", id)),
    ],
  });
  const where = some("prioritizes", "in", ["Source", "Goal"]);
  const page = { offset: null, limit: 0, after: null };
  expect(
    explained(plan(connection("Task", { where, page, columns: [id, fieldOf("name"), counted(supportedBy)] }))),
  ).toBe(`
1. connection of Task, counted
   scan the entities of kind Task
   keep where some <-prioritizes- Source, Goal
   take $0
   read id, name
   hop <-supports- Instrument, connection, counted, with reasons where empty
      keep where relation.basis eq $1
      read id, relation.basis
      read evidence of each
         read quote
         read document of each
            read id
`);
});

test("ids that a filter demands are looked up, whatever else it asks", () => {
  const where = and(not(some("supports", "in", ["Instrument"], is("stage", "eq", 1), "none")), is("id", "in", 0));
  expect(explained(plan(list("Task", { where })))).toBe(`
1. rows of Task
   look up the ids $0 by binary search
   keep where (not none <-supports- Instrument with entity.stage eq $1 and entity.id in $0)
   read id
`);
});

test("orders, pages and the other roots are explained", () => {
  const order = [
    { of: "entity", name: "year", descending: true },
    { of: "entity", name: "code", descending: false },
  ] as const;
  const page = { offset: 0, limit: 1, after: 2 };
  const several = selection(["Goal", "Task"], { order, page, columns: [{ column: "kind" }, { column: "position" }] });
  const one = { op: "entity", id: 3, kinds: ["Goal"], columns: [{ column: "name", language: 4 }] } as const;
  const lists = { op: "records", of: "lists", columns: [...fields("status")] } as const;
  const first = list("Source", { page: { ...page, offset: null, after: null } });
  expect(explained(plan({ op: "list", selection: several }, one, lists, first))).toBe(`
1. rows of Goal, Task
   scan all entities for Goal, Task
   keep the first by entity.year descending, entity.code, id
   after $2, skip $0, take $1
   read kind, position
2. one of Goal
   look up the id $3 by binary search
   read name($4)
3. all lists
   read the lists in their order
   read status
4. rows of Source
   scan the entities of kind Source
   stop when the page is full
   take $1
   read id
`);
});

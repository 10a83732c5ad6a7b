import { expect, test } from "vitest";
import { printPair, readPick } from "../../src/web/pick.ts";

test("an id alone picks an entity, an id with a relation what links two of them", () => {
  expect(readPick("a/task/b")).toEqual({ of: "entity", id: "a/task/b" });
  expect(readPick("a>supports>b")).toEqual({ of: "pair", from: "a", relations: ["supports"], pattern: null, to: "b" });
});

test.each([[{ relations: ["supports", "hasTask"] }], [{ pattern: "supportsIndirectly" }], [{}]])(
  "what links two entities is read as it was written: %j",
  (linked) => {
    const { relations = [], pattern = null } = linked as { relations?: string[]; pattern?: string };
    expect(readPick(printPair("a", { relations, pattern }, "b"))).toEqual({
      of: "pair",
      from: "a",
      relations,
      pattern,
      to: "b",
    });
  },
);

test("nothing picks nothing", () => {
  expect([readPick(null), readPick("")]).toEqual([null, null]);
});

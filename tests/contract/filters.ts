import { expect, test } from "vitest";
import type { Predicate } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { and, edge, firsts, hop, is, list, not, or, rows, selection, some } from "./plans.ts";

const [one, oneB, three, two] = ["plan/task/one", "plan/task/one-b", "plan/task/three", "plan/task/two"] as const;
const everyTask = [one, oneB, three, two];

export function filterContract(make: MakeEngine): void {
  const engine = loaded(make);
  const tasks = (where: Predicate, ...values: readonly Value[]) => firsts(engine(), list("Task", { where }), values);

  test.each<[name: string, test: Parameters<typeof is>[1], value: Value, passing: readonly string[]]>([
    ["year", "eq", 2024, [one, two]],
    ["year", "in", [2030, -3, 7], [oneB, three]],
    ["year", "in", [], []],
    ["year", "lt", 2024, [oneB]],
    ["year", "lte", 2024, [one, oneB, two]],
    ["year", "gt", -3, [one, three, two]],
    ["year", "gte", 2030, [three]],
    ["weight", "eq", 0.5, [one]],
    ["weight", "lt", 0, [oneB]],
    ["urgent", "eq", true, [one, two]],
    ["urgent", "eq", false, [oneB]],
    ["stage", "eq", "IDEA", [three]],
    ["stage", "in", ["ACTIVE", "DRAFT"], [one, oneB]],
    ["code", "eq", "A", [one]],
    ["code", "eq", "B", []],
    ["code", "in", ["a", "😀", "?"], [oneB, two]],
    ["code", "contains", "\uFFFD", [three]],
    ["name", "contains", "task/one", [one, oneB]],
    ["name", "startsWith", "The plan/task/t", [three, two]],
    ["name", "endsWith", "-b", [oneB]],
    ["id", "eq", two, [two]],
    ["id", "in", [two, "plan/goal/a", oneB, two, "?"], [oneB, two]],
    ["id", "startsWith", "plan/task/o", [one, oneB]],
    ["id", "gt", "plan/task/one-c", [three, two]],
    ["basis", "eq", "STATED", everyTask],
    ["basis", "eq", "INFERRED", []],
    ["cost", "eq", "9.50", [one]],
    ["cost", "gt", "9.6", [oneB]],
    ["takes", "gt", "P1Y", [oneB]],
    ["takes", "lte", "P12M", [one, two]],
    ["due", "lt", "2024-06-10", [one, oneB, three]],
    ["due", "gte", "2024-06-10", [two]],
    ["due", "eq", "2024-06", [one]],
    ["tags", "includes", "y", [one]],
    ["tags", "includes", "z", []],
    ["tags", "eq", ["x", "y"], [one]],
    ["tags", "eq", ["y", "x"], []],
    ["tags", "eq", [], [oneB]],
    ["years", "includes", 2030, [one]],
    ["years", "eq", [], [oneB, three, two]],
    ["stages", "includes", "IDEA", [one]],
    ["aliases", "eq", [], everyTask],
    ["strategies", "includes", "plan", everyTask],
  ])("%s %s %j", async (name, how, value, passing) => {
    expect(await tasks(is(name, how, 0), value)).toEqual(passing);
  });

  test("null is found by isNull, and a value by its negation", async () => {
    const isNull = (name: string): Predicate => ({ test: "isNull", subject: "entity", name });
    expect(await tasks(isNull("urgent"))).toEqual([three]);
    expect(await tasks(not(isNull("urgent")))).toEqual([one, oneB, two]);
    expect(await tasks(isNull("tags"))).toEqual([three, two]);
    expect(await tasks(isNull("years"))).toEqual([]);
    expect(await tasks(isNull("url"))).toEqual(everyTask);
  });

  test("a test of what is not recorded is unknown, and so is its negation; only what is true passes", async () => {
    expect(await tasks(not(is("urgent", "eq", 0)), true)).toEqual([oneB]);
    expect(await tasks(not(is("weight", "gt", 0)), 0)).toEqual([oneB]);
    expect(await tasks(not(is("tags", "includes", 0)), "x")).toEqual([oneB]);
    expect(await tasks(not(is("code", "contains", 0)), "A")).toEqual([oneB, three, two]);
    expect(await tasks(or(is("urgent", "eq", 0), not(is("urgent", "eq", 0))), true)).toEqual([one, oneB, two]);
  });

  test("unknown or true is true, unknown and false is false", async () => {
    // three has no urgency
    expect(await tasks(or(is("urgent", "eq", 0), is("year", "eq", 1)), true, 2030)).toEqual([one, three, two]);
    expect(await tasks(not(and(is("urgent", "eq", 0), is("year", "eq", 1))), true, 2024)).toEqual([oneB, three]);
    expect(await tasks(and())).toEqual(everyTask);
    expect(await tasks(or())).toEqual([]);
    expect(await tasks(not(or()))).toEqual(everyTask);
  });

  test("unknown or false is unknown, also where the false takes a hop", async () => {
    const none = some("hasTask", "in", ["Goal"], is("name", "eq", 1));
    expect(await tasks(not(or(is("urgent", "eq", 0), none)), true, "no goal's name")).toEqual([oneB]);
    const goal = some("hasTask", "in", ["Goal"], not(is("name", "eq", 1)));
    expect(await tasks(and(is("urgent", "eq", 0), goal), true, "no goal's name")).toEqual([one, two]);
  });

  test("relations that are not there may be demanded several at once, each way by itself", async () => {
    const without = (relation: string, direction: "out" | "in"): Predicate => ({
      test: "hop",
      relation,
      direction,
      kinds: ["Goal", "Task"],
      quantifier: "none",
      where: null,
    });
    const pairs = [
      [without("hasTask", "out"), without("hasSubtask", "out")],
      [without("hasTask", "in"), without("hasSubtask", "in")],
      [without("hasTask", "in"), without("hasSubtask", "out")],
    ] as const;
    for (const [some, others] of pairs) {
      const both: readonly unknown[] = await tasks(others);
      expect(await tasks(and(some, others))).toEqual((await tasks(some)).filter((id) => both.includes(id)));
    }
  });

  test("not in a list that has null is unknown", async () => {
    expect(await tasks(is("year", "in", 0), [2024, null])).toEqual([one, two]);
    expect(await tasks(not(is("year", "in", 0)), [2024, null])).toEqual([]);
    expect(await tasks(not(is("year", "in", 0)), [2024])).toEqual([oneB, three]);
  });

  test("a comparison with a date that has no place in the order is unknown", async () => {
    expect(await tasks(is("due", "lt", 0), "2024/")).toEqual([]);
    expect(await tasks(not(is("due", "lt", 0)), "2024/")).toEqual([]);
  });

  test("ids may be demanded beside other tests, and of several kinds", async () => {
    expect(await tasks(and(is("year", "eq", 0), is("id", "in", 1)), 2024, [two, three])).toEqual([two]);
    const where = is("id", "in", 0);
    const several = selection(["Goal", "Source"], { where });
    expect(
      await firsts(engine(), { op: "list", selection: several }, [["plan/source/text", one, "plan/goal/b"]]),
    ).toEqual(["plan/goal/b", "plan/source/text"]);
  });

  test("a kind is tested among several", async () => {
    const where: Predicate = { test: "kind", kinds: ["Source"] };
    const select = selection(["Goal", "Source"], { where });
    expect(await firsts(engine(), { op: "list", selection: select })).toEqual([
      "plan/source/text",
      "plan/source/unread",
    ]);
    const others = { ...select, where: not(where) };
    expect(await firsts(engine(), { op: "list", selection: others })).toHaveLength(3);
  });

  test("a test reads the field of each kind, where kinds share its name", async () => {
    const select = selection(["Task", "Instrument"], { where: is("stage", "eq", 0) });
    expect(await firsts(engine(), { op: "list", selection: select }, ["DRAFT"])).toEqual([
      "plan/instrument/loans",
      oneB,
    ]);
  });

  test("some: one is true; none: none is; with nothing there, none and not some", async () => {
    const by = (quantifier: "some" | "none", where: Predicate | null) =>
      some("supports", "in", ["Instrument"], where, quantifier);
    expect(await tasks(by("some", null))).toEqual([one, oneB]);
    expect(await tasks(by("none", null))).toEqual([three, two]);
    expect(await tasks(by("some", is("stage", "eq", 0)), "DRAFT")).toEqual([one]);
    expect(await tasks(by("none", is("stage", "eq", 0)), "DRAFT")).toEqual([oneB, three, two]);
    expect(await tasks(by("some", edge("strength", "eq", 0)), "MEDIUM")).toEqual([one]);
  });

  test("single: exactly one is true; all: one at least, and none false", async () => {
    const by = (quantifier: "all" | "single", where: Predicate | null) =>
      some("supports", "in", ["Instrument"], where, quantifier);
    expect(await tasks(by("single", null))).toEqual([oneB]);
    expect(await tasks(by("all", null))).toEqual([one, oneB]);
    expect(await tasks(by("all", is("stage", "eq", 0)), "ACTIVE")).toEqual([oneB]);
    expect(await tasks(by("single", is("stage", "eq", 0)), "ACTIVE")).toEqual([one, oneB]);
  });

  test("a quantifier is true or false even where its tests are unknown", async () => {
    const goals = (quantifier: "some" | "none" | "all" | "single", negated: boolean) => {
      const where = some("hasTask", "out", ["Task"], is("urgent", "eq", 0), quantifier);
      return firsts(engine(), list("Goal", { where: negated ? not(where) : where }), [true]);
    };
    const [a, b, c] = ["plan/goal/a", "plan/goal/b", "plan/goal/c"];
    // a has two urgent tasks and one of which nothing is known; b one that is not; c none
    expect(await goals("all", false)).toEqual([a]);
    expect(await goals("all", true)).toEqual([b, c]);
    expect(await goals("some", false)).toEqual([a]);
    expect(await goals("none", false)).toEqual([b, c]);
    expect(await goals("single", false)).toEqual([]);
    expect(await goals("single", true)).toEqual([a, b, c]);
  });

  test("quantifiers nest, and reach only the kinds they name", async () => {
    const where = some("hasTask", "out", ["Task"], some("supports", "in", ["Instrument"], edge("basis", "eq", 0)));
    expect(await firsts(engine(), list("Goal", { where }), ["INFERRED"])).toEqual(["plan/goal/a"]);
    const toGoals = some("supports", "out", ["Goal"]);
    expect(await firsts(engine(), list("Instrument", { where: toGoals }))).toEqual(["plan/instrument/grants"]);
    const fromGoals = some("prioritizes", "in", ["Goal"]);
    expect(await firsts(engine(), list("Goal", { where: fromGoals }))).toEqual(["plan/goal/a"]);
    expect(await firsts(engine(), list("Task", { where: fromGoals }))).toEqual([]);
  });

  test.each<[name: string, test: Parameters<typeof edge>[1], value: Value, ids: readonly string[]]>([
    ["basis", "eq", "INFERRED", [two]],
    ["basis", "in", ["STATED", "INFERRED"], [one, three, two]],
    ["strength", "eq", "WEAK", [two]],
    ["commitment", "eq", "PLANNED", [three]],
    ["id", "eq", `plan/goal/a>hasTask>${one}`, [one]],
    ["id", "in", [`plan/goal/a>hasTask>${one}`, "?", `plan/goal/b>hasTask>${oneB}`], [one]],
    ["id", "endsWith", "two", [two]],
  ])("a relation is tested by its %s %s %j", async (name, how, value, ids) => {
    const columns = [hop("hasTask", "out", ["Task"], { where: edge(name, how, 0) })];
    const [row] = await rows(engine(), list("Goal", { columns }), [value]);
    expect(row).toEqual([ids.map((each) => [each])]);
  });

  test("a relation's strength and commitment may be null", async () => {
    const isNull: Predicate = { test: "isNull", subject: "relation", name: "commitment" };
    const columns = [hop("hasTask", "out", ["Task"], { where: isNull })];
    expect((await rows(engine(), list("Goal", { columns })))[0]).toEqual([[[one], [two]]]);
  });
}

import { describe, expect, test } from "vitest";
import type { Aggregate, Comparison, FieldMeasure, Measure, Predicate, Root } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { entity, relation } from "./making.ts";
import { edge, firsts, is, list, not, rows } from "./plans.ts";
import { world, worldOf } from "./world.ts";

const count: Measure = { measure: "count" };

function of(name: string, ...measures: readonly FieldMeasure[]): readonly Measure[] {
  return measures.map((measure) => ({ measure, name }));
}

function aggregate(kinds: readonly string[], more: Partial<Aggregate> = {}): Root {
  return { op: "aggregate", aggregate: { kinds, where: null, by: null, measures: [count], ...more } };
}

function by(group: "kind" | "entity" | "relation", name = "", limit: number | null = null) {
  return { of: group, name, limit } as const;
}

/** Everything that may be said of a set of entities, and of what lies along a relation. */
export function aggregateContract(make: MakeEngine): void {
  describe("of the world", () => {
    const engine = loaded(make);
    const measured = (kinds: readonly string[], measures: readonly Measure[], where: Predicate | null = null) =>
      rows(engine(), aggregate(kinds, { measures, where }), [2024]);
    const along = (kind: string, relation: string, direction: "out" | "in", asked: Partial<Aggregate>) => {
      const inner: Aggregate = {
        kinds: ["Task", "Goal", "Instrument"],
        where: null,
        by: null,
        measures: [count],
        ...asked,
      };
      return rows(engine(), list(kind, { columns: [{ column: "aggregate", relation, direction, aggregate: inner }] }), [
        "STATED",
      ]);
    };

    test("all that pass are counted, be they none", async () => {
      expect(await measured(["Task"], [count])).toEqual([[4]]);
      expect(await measured(["Task", "Goal"], [count])).toEqual([[7]]);
      expect(await measured(["Task"], [count], is("year", "eq", 0))).toEqual([[2]]);
      expect(await measured([], [count, ...of("year", "min", "sum", "average")])).toEqual([[0, null, null, null]]);
    });

    test("numbers have extremes, a sum and an average of what is recorded", async () => {
      const all = ["recorded", "min", "max", "sum", "average"] as const;
      expect(await measured(["Task"], of("year", ...all))).toEqual([[4, -3, 2030, 6075, 1518.75]]);
      expect(await measured(["Task"], of("weight", ...all))).toEqual([[2, -0.25, 0.5, 0.25, 0.125]]);
    });

    test("of nothing recorded a count and a sum are 0, and all else is null", async () => {
      const none = is("name", "startsWith", 0);
      expect(await measured(["Task"], of("year", "recorded", "sum", "min", "max", "average"), none)).toEqual([
        [0, 0, null, null, null],
      ]);
      expect(await measured(["Task"], of("name", "shortest", "longest", "averageLength"), none)).toEqual([
        [null, null, null],
      ]);
    });

    test("texts are measured in characters, not in units; of equal length the first and the last by code point", async () => {
      const texts = ["shortest", "longest", "shortestLength", "longestLength", "averageLength"] as const;
      expect(await measured(["Task"], of("code", ...texts))).toEqual([["A", "😀", 1, 1, 1]]);
      expect(await measured(["Goal"], of("name", "shortest", "longest", "averageLength"))).toEqual([
        ["Goal", "The plan/goal/c", 10],
      ]);
    });

    test("dates, durations and decimals have extremes by what they mean, and decimals an exact sum", async () => {
      expect(await measured(["Task"], of("due", "min", "max"))).toEqual([["../2030", "2024-06-10"]]);
      expect(await measured(["Task"], of("takes", "min", "max", "sum"))).toEqual([["P11M", "P18M", null]]);
      expect(await measured(["Task"], of("cost", "min", "max", "sum", "average"))).toEqual([
        ["9.50", "10", "19.5", null],
      ]);
    });

    test("what a type has no measure of is null", async () => {
      expect(await measured(["Task"], of("urgent", "recorded", "max", "sum"))).toEqual([[3, null, null]]);
      expect(await measured(["Task"], of("tags", "recorded", "shortest"))).toEqual([[2, null]]);
      expect(await measured(["Goal"], of("year", "recorded", "sum"))).toEqual([[null, null]]);
    });

    test("groups come largest first, then by value, null last; each begins with its value", async () => {
      const groups = (kinds: readonly string[], name: string, limit: number | null = null) =>
        rows(engine(), aggregate(kinds, { by: by("entity", name, limit) }), [2]);
      expect(await groups(["Task"], "year")).toEqual([
        [2024, 2],
        [-3, 1],
        [2030, 1],
      ]);
      expect(await groups(["Task"], "stage")).toEqual([
        ["ACTIVE", 1],
        ["DRAFT", 1],
        ["IDEA", 1],
        [null, 1],
      ]);
      expect(await groups(["Task"], "code", 0)).toEqual([
        ["A", 1],
        ["a", 1],
      ]);
      expect(await groups(["Task"], "urgent")).toEqual([
        [true, 2],
        [false, 1],
        [null, 1],
      ]);
      expect(await groups(["Goal"], "year")).toEqual([[null, 3]]);
    });

    test("who has several values counts in the group of each", async () => {
      const all = ["Goal", "Source"];
      expect(await rows(engine(), aggregate(all, { by: by("entity", "strategies") }))).toEqual([
        ["plan", 3],
        ["other", 2],
        [null, 1],
      ]);
      expect(await rows(engine(), aggregate(all, { by: by("kind") }))).toEqual([
        ["Goal", 3],
        ["Source", 2],
      ]);
    });

    test("groups have measures of their own", async () => {
      const measures = [count, ...of("year", "min"), ...of("weight", "sum")];
      expect(await rows(engine(), aggregate(["Task"], { by: by("entity", "urgent"), measures }))).toEqual([
        [true, 2, 2024, 0.5],
        [false, 1, -3, -0.25],
        [null, 1, 2030, 0],
      ]);
    });

    test("what lies along a relation is taken together, and grouped by what the relation carries", async () => {
      const years = [count, ...of("year", "max", "average")];
      expect(await along("Goal", "hasTask", "out", { measures: years })).toEqual([
        [[[3, 2030, 2026]]],
        [[[1, -3, -3]]],
        [[[0, null, null]]],
      ]);
      expect(await along("Goal", "hasTask", "out", { by: by("relation", "basis") })).toEqual([
        [
          [
            ["STATED", 2],
            ["INFERRED", 1],
          ],
        ],
        [[["STATED", 1]]],
        [[]],
      ]);
      const stated = edge("basis", "eq", 0);
      expect(await along("Instrument", "supports", "out", { where: stated, by: by("kind") })).toEqual([
        [[["Task", 2]]],
        [[]],
        [[]],
      ]);
    });

    test.each<[Measure, Comparison, Value, readonly string[]]>([
      [count, "gt", 2, ["plan/goal/a"]],
      [count, "eq", 0, ["plan/goal/c"]],
      [count, "in", [1, 0], ["plan/goal/b", "plan/goal/c"]],
      [{ measure: "average", name: "year" }, "gte", 2026, ["plan/goal/a"]],
      [{ measure: "sum", name: "weight" }, "lt", 0, ["plan/goal/b"]],
      [{ measure: "longestLength", name: "code" }, "eq", 1, ["plan/goal/a", "plan/goal/b"]],
      [{ measure: "min", name: "year" }, "isNull", null, ["plan/goal/c"]],
    ])("entities are chosen by %o %s %o of what lies along a relation", async (measure, compare, value, ids) => {
      const over = { relation: "hasTask", direction: "out", kinds: ["Task"], measure, compare } as const;
      const where: Predicate = { test: "measure", ...over, value: compare === "isNull" ? null : 0 };
      expect(await firsts(engine(), list("Goal", { where }), [value])).toEqual(ids);
    });

    test("a comparison of what nothing comes to is unknown", async () => {
      const least: Measure = { measure: "min", name: "year" };
      const over = { relation: "hasTask", direction: "out", kinds: ["Task"], measure: least } as const;
      const where: Predicate = { test: "measure", ...over, compare: "lt", value: 0 };
      expect(await firsts(engine(), list("Goal", { where }), [0])).toEqual(["plan/goal/b"]);
      expect(await firsts(engine(), list("Goal", { where: not(where) }), [0])).toEqual(["plan/goal/a"]);
    });
  });

  describe("of members that two orders of strings put differently", () => {
    // by UTF-16 unit the first would stand behind the second
    const members = ["\uff5e", "\u{1f600}b", "\u{1f600}c"];
    const sources = [entity("plan/source/text", "Source"), entity("plan/source/unread", "Source")];
    const goals = ["first", "second"].map((name) => entity(`plan/goal/${name}`, "Goal", {}, { aliases: members }));
    const tasks = members.map((tag, at) => entity(`plan/task/${2 - at}`, "Task", { tags: [tag, "all"] }));
    const engine = loaded(
      make,
      worldOf({
        entities: [...goals, ...sources, ...tasks.reverse()],
        relations: tasks.map(({ id }) => relation("plan/goal/first", "hasTask", id)),
        lists: [],
        exclusions: [],
      }),
    );

    test("groups of one size come by code point", async () => {
      const ones = members.map((member) => [member, 1]);
      expect(await rows(engine(), aggregate(["Task"], { by: by("entity", "tags") }))).toEqual([["all", 3], ...ones]);
      const all = aggregate(["Goal"], { by: by("entity", "aliases") });
      expect(await rows(engine(), all)).toEqual(members.map((member) => [member, 2]));
      const asked: Aggregate = { kinds: ["Task"], where: null, by: by("entity", "tags"), measures: [count] };
      const column = { column: "aggregate", relation: "hasTask", direction: "out", aggregate: asked } as const;
      const first = list("Goal", { where: is("id", "eq", 0), columns: [column] });
      expect(await rows(engine(), first, ["plan/goal/first"])).toEqual([[[["all", 3], ...ones]]]);
    });
  });

  describe("of numbers that are hard to add", () => {
    const numbers = {
      // in another order these give 0, 1 or 4
      order: [1e16, 1, -1e16, 3].map((weight) => ({ weight })),
      beyond: [1.5e308, 1.5e308, -1.5e308].map((weight) => ({ weight })),
      whole: [2_147_483_647, 2_147_483_647, 2_147_483_646].map((year) => ({ year })),
      money: ["90071992547409930.01", "0.02", "-0.04"].map((cost) => ({ cost })),
    };
    const goals = Object.keys(numbers).map((name) => entity(`plan/goal/${name}`, "Goal"));
    const tasks = Object.entries(numbers).flatMap(([name, all]) =>
      all.map((fields, at) => entity(`plan/task/${name}${at}`, "Task", fields)),
    );
    const relations = tasks.map(({ id }) => relation(id.replace("task", "goal").replace(/\d$/, ""), "hasTask", id));
    const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
    const engine = loaded(
      make,
      worldOf({
        entities: [...world.entities, ...goals, ...tasks].sort(byId),
        relations: [...world.relations, ...relations].sort(byId),
      }),
    );

    test.each<[keyof typeof numbers, string, Value, Value]>([
      ["order", "weight", 3, 0.75],
      ["beyond", "weight", null, null],
      ["whole", "year", 6_442_450_940, 6_442_450_940 / 3],
      ["money", "cost", "90071992547409929.99", null],
    ])(
      "of %s the sum is the same from the root, along a relation and in a filter",
      async (name, field, sum, average) => {
        const measures = of(field, "sum", "average");
        const [where, task] = [is("id", "startsWith", 0), "plan/task/"];
        const own = await rows(engine(), aggregate(["Task"], { where, measures }), [task + name]);
        expect(own).toEqual([[sum, average]]);
        const asked: Aggregate = { kinds: ["Task"], where: null, by: null, measures };
        const column = { column: "aggregate", relation: "hasTask", direction: "out", aggregate: asked } as const;
        const goal = is("id", "eq", 0);
        const along = await rows(engine(), list("Goal", { where: goal, columns: [column] }), [`plan/goal/${name}`]);
        expect(along).toEqual([[[[sum, average]]]]);
        const [measure] = measures;
        if (measure === undefined) throw new Error("there is no measure");
        const over = { test: "measure", relation: "hasTask", direction: "out", kinds: ["Task"], measure } as const;
        const equal: Predicate = { test: "and", of: [goal, { ...over, compare: "eq", value: 1 }] };
        const found = await firsts(engine(), list("Goal", { where: equal }), [`plan/goal/${name}`, sum]);
        expect(found).toEqual(typeof sum === "number" ? [`plan/goal/${name}`] : []);
        const none: Predicate = { test: "and", of: [goal, { ...over, compare: "isNull", value: null }] };
        const unknown = await firsts(engine(), list("Goal", { where: none }), [`plan/goal/${name}`]);
        expect(unknown).toEqual(sum === null ? [`plan/goal/${name}`] : []);
      },
    );
  });

  describe("under a quantifier", () => {
    const engine = loaded(make);
    const supporters = { test: "measure", relation: "supports", direction: "in", kinds: ["Instrument"] } as const;
    const several: Predicate = { ...supporters, measure: count, compare: "gt", value: 0 };
    const tasksOf = { test: "hop", relation: "hasTask", direction: "out", kinds: ["Task"] } as const;

    // of goal a's three tasks one has two supporters; goal b's one task has one; goal c has no task
    test.each([
      ["some", 0, ["plan/goal/a", "plan/goal/b"]],
      ["all", 0, ["plan/goal/b"]],
      ["single", 1, ["plan/goal/a"]],
      ["none", 1, ["plan/goal/b", "plan/goal/c"]],
    ] as const)("of a goal's tasks %s has more than %i supporters", async (quantifier, least, ids) => {
      const where: Predicate = { ...tasksOf, quantifier, where: several };
      expect(await firsts(engine(), list("Goal", { where }), [least])).toEqual(ids);
    });
  });
}

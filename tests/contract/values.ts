import { expect, test } from "vitest";
import type { Column } from "../../graph/plan/plan.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { ask, fieldOf, firsts, hop, id, list, plan, rows, selection } from "./plans.ts";

const allKinds = ["Goal", "Task", "Instrument", "Source"];

export function valueContract(make: MakeEngine): void {
  const engine = loaded(make);

  test("every type of field is given back as it was recorded", async () => {
    const names = ["year", "weight", "urgent", "stage", "due", "takes", "cost", "code", "tags", "years", "stages"];
    const columns = names.map((name) => fieldOf(name));
    const root = { op: "entity", id: 0, kinds: ["Task"], columns } as const;
    expect(await rows(engine(), root, ["plan/task/one"])).toEqual([
      [2024, 0.5, true, "ACTIVE", "2024-06", "P1Y", "9.50", "A", ["x", "y"], [2024, 2030], ["ACTIVE", "IDEA"]],
    ]);
    expect(await rows(engine(), root, ["plan/task/one-b"])).toEqual([
      [-3, -0.25, false, "DRAFT", "../2030", "P18M", "10", "a", [], [], null],
    ]);
  });

  test("what is not recorded is null, but a required list is empty", async () => {
    const columns = ["year", "weight", "urgent", "takes", "tags", "years"].map((name) => fieldOf(name));
    const root = { op: "entity", id: 0, kinds: ["Task"], columns } as const;
    expect(await rows(engine(), root, ["plan/task/three"])).toEqual([[2030, null, null, null, null, []]]);
    expect(await rows(engine(), root, ["plan/task/two"])).toEqual([[2024, null, true, "P11M", null, []]]);
  });

  test("a field that a kind does not have is null", async () => {
    const select = selection(allKinds, { columns: [fieldOf("url"), { column: "kind" }] });
    const answer = await rows(engine(), { op: "list", selection: select });
    expect(answer).toContainEqual(["https://example.org/text", "Source"]);
    expect(answer).toContainEqual([null, "Task"]);
    expect(answer).toHaveLength(12);
  });

  test("an entity has the fields of every entity", async () => {
    const names = ["id", "name", "aliases", "description", "basis", "strategies", "strength", "reasoning", "note"];
    const columns = names.map((name) => fieldOf(name));
    const root = { op: "entity", id: 0, kinds: allKinds, columns } as const;
    const [goal] = await rows(engine(), root, ["plan/goal/a"]);
    expect(goal).toEqual([
      "plan/goal/a",
      "Goal",
      ["Aim", "Target"],
      "What is aimed at",
      "STATED",
      ["plan"],
      null,
      null,
      null,
    ]);
    const [loans] = await rows(engine(), root, ["plan/instrument/loans"]);
    expect(loans?.slice(4)).toEqual(["INFERRED", ["plan"], "MEDIUM", "follows from the sentence", "read twice"]);
  });

  test("an entity is found by its id, if it is of the kinds asked for", async () => {
    const root = { op: "entity", id: 0, kinds: ["Goal"], columns: [id] } as const;
    expect(await firsts(engine(), root, ["plan/goal/b"])).toEqual(["plan/goal/b"]);
    expect(await firsts(engine(), root, ["plan/task/one"])).toEqual([]);
    expect(await firsts(engine(), root, ["plan/goal/"])).toEqual([]);
    expect(await firsts(engine(), root, ["zzz"])).toEqual([]);
    expect(await firsts(engine(), root, [""])).toEqual([]);
  });

  test("a name is given in a language, or in a shorter form of its tag, or as the first there is", async () => {
    const columns: Column[] = [
      { column: "name", language: 0 },
      { column: "nameLanguage", language: 0 },
    ];
    const root = { op: "entity", id: 1, kinds: ["Goal"], columns } as const;
    const named = async (language: string | null) => (await rows(engine(), root, [language, "plan/goal/a"]))[0];
    expect(await named("ru")).toEqual(["Цель", "ru"]);
    expect(await named("RU-by")).toEqual(["Цель", "ru"]);
    expect(await named("zh-hant-tw")).toEqual(["目標", "zh-Hant"]);
    expect(await named("zh")).toEqual(["Goal", "en"]);
    expect(await named("de")).toEqual(["Goal", "en"]);
    expect(await named(null)).toEqual(["Goal", "en"]);
    const asked = { ...root, columns: [{ column: "name", language: null } as const] };
    expect(await rows(engine(), asked, [null, "plan/goal/b"])).toEqual([["Другая цель"]]);
  });

  test("a relation has an id, a basis, a strength and a commitment, those of its strongest claim", async () => {
    const columns = ["id", "basis", "strength", "commitment"].map((name) => fieldOf(name, "relation"));
    const supports = (direction: "out" | "in", kinds: readonly string[]) =>
      hop("supports", direction, kinds, { columns });
    const inwards = { op: "entity", id: 0, kinds: ["Task"], columns: [supports("in", ["Instrument"])] } as const;
    expect(await firsts(engine(), inwards, ["plan/task/one"])).toEqual([
      [
        ["plan/instrument/grants>supports>plan/task/one", "STATED", null, "IN_FORCE"],
        ["plan/instrument/loans>supports>plan/task/one", "INFERRED", "MEDIUM", null],
      ],
    ]);
    const outwards = { op: "entity", id: 0, kinds: ["Instrument"], columns: [supports("out", ["Goal"])] } as const;
    expect(await firsts(engine(), outwards, ["plan/instrument/grants"])).toEqual([
      [["plan/instrument/grants>supports>plan/goal/a", "INFERRED", "STRONG", null]],
    ]);
  });

  test("hops nest, reach only the kinds asked for, and come by ascending id", async () => {
    const tasks = hop("hasTask", "out", ["Task"], { columns: [id, hop("supports", "in", ["Instrument"])] });
    const goals = await rows(engine(), list("Goal", { columns: [id, tasks] }));
    const instruments = [["plan/instrument/grants"], ["plan/instrument/loans"]];
    expect(goals).toEqual([
      [
        "plan/goal/a",
        [
          ["plan/task/one", instruments],
          ["plan/task/three", []],
          ["plan/task/two", []],
        ],
      ],
      ["plan/goal/b", [["plan/task/one-b", [["plan/instrument/grants"]]]]],
      ["plan/goal/c", []],
    ]);
    const both = hop("supports", "out", ["Goal", "Task"]);
    expect(await firsts(engine(), list("Instrument", { columns: [both] }))).toEqual([
      [["plan/goal/a"], ["plan/task/one"], ["plan/task/one-b"]],
      [["plan/task/one"]],
      [],
    ]);
    const prioritizedBy = hop("prioritizes", "in", ["Source", "Goal"]);
    expect(await firsts(engine(), list("Goal", { columns: [prioritizedBy] }))).toEqual([
      [["plan/goal/b"], ["plan/source/text"]],
      [],
      [],
    ]);
  });

  test("the roots of a plan are answered in its order, each from the same revision", async () => {
    const answers = await ask(engine(), plan(list("Source"), list("Goal"), list("Source")));
    expect(answers.map(({ rows: all }) => all.length)).toEqual([2, 3, 2]);
  });
}

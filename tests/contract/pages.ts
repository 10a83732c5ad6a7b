import { expect, test } from "vitest";
import type { Column, Order, Selection } from "../../graph/plan/plan.ts";
import type { Row, Value } from "../../graph/rows.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { ask, connection, counted, fieldOf, firsts, hop, id, is, list, plan, rows, selection } from "./plans.ts";

const by = (name: string, descending = false, of: "entity" | "relation" = "entity"): Order => ({
  of,
  name,
  descending,
});
const position: Column = { column: "position" };
const short = (ids: readonly Value[]): string => ids.map((each) => String(each).split("/").at(-1)).join(" ");

export function pageContract(make: MakeEngine): void {
  const engine = loaded(make);
  const sorted = async (...order: readonly Order[]) => short(await firsts(engine(), list("Task", { order })));

  test.each<[name: string, ascending: string, descending: string]>([
    ["id", "one one-b three two", "two three one-b one"],
    ["name", "one one-b three two", "two three one-b one"],
    ["year", "one-b one two three", "three one two one-b"],
    ["weight", "one-b one three two", "three two one one-b"],
    ["urgent", "one-b one two three", "three one two one-b"],
    ["stage", "one one-b three two", "two three one-b one"],
    ["code", "one one-b three two", "two three one-b one"],
    ["due", "one-b three one two", "two one three one-b"],
    ["takes", "two one one-b three", "three one-b one two"],
    ["cost", "one one-b three two", "three two one-b one"],
    ["basis", "one one-b three two", "one one-b three two"],
  ])("by %s, null being the largest, and by ascending id where equal", async (name, ascending, descending) => {
    expect(await sorted(by(name))).toBe(ascending);
    expect(await sorted(by(name, true))).toBe(descending);
  });

  test("by several fields", async () => {
    expect(await sorted(by("urgent", true), by("year"))).toBe("three one two one-b");
    expect(await sorted(by("year", true), by("code", true))).toBe("three two one one-b");
  });

  test("entities of several kinds are sorted among each other, a missing field being null", async () => {
    const order = [by("code")];
    const select = selection(["Task", "Instrument"], { order });
    // U+FFFD comes before U+1F600, whatever their UTF-16 units say
    expect(short(await firsts(engine(), { op: "list", selection: select }))).toBe(
      "one one-b grants three loans two taxes",
    );
  });

  test("hops are sorted by the entity and by the relation", async () => {
    const tasks = async (...order: readonly Order[]) => {
      const columns = [hop("hasTask", "out", ["Task"], { order })];
      const [row] = await rows(engine(), list("Goal", { columns }));
      const [found] = row ?? [];
      return short((found as readonly (readonly Value[])[]).map(([first]) => first ?? null));
    };
    expect(await tasks(by("code", true))).toBe("two three one");
    expect(await tasks(by("basis", false, "relation"), by("year", true))).toBe("two three one");
    expect(await tasks(by("strength", false, "relation"))).toBe("two one three");
    expect(await tasks(by("commitment", true, "relation"))).toBe("one two three");
    expect(await tasks(by("id", true, "relation"))).toBe("two three one");
  });

  test("an id that is the beginning of another: relations order by their own ids, hops by those of entities", async () => {
    const inwards = async (order: readonly Order[]) => {
      const columns = [hop("prioritizes", "in", ["Source", "Goal"], { order })];
      return (await rows(engine(), list("Goal", { columns })))[0];
    };
    expect(await inwards([by("id", false, "relation")])).toEqual([[["plan/goal/b"], ["plan/source/text"]]]);
    expect(await inwards([by("id", true, "relation")])).toEqual([[["plan/source/text"], ["plan/goal/b"]]]);
  });

  test("an offset skips, a limit ends, a limit of nothing gives nothing", async () => {
    const page = async (offset: Value, limit: Value, order: readonly Order[]) =>
      short(
        await firsts(engine(), list("Task", { order, page: { offset: 0, limit: 1, after: null } }), [offset, limit]),
      );
    for (const order of [[], [by("id")]]) {
      expect(await page(1, 2, order)).toBe("one-b three");
      expect(await page(null, 2, order)).toBe("one one-b");
      expect(await page(3, null, order)).toBe("two");
      expect(await page(4, 2, order)).toBe("");
      expect(await page(0, 0, order)).toBe("");
    }
  });

  test("a connection says how many pass, and what stands before and behind the page", async () => {
    const heads = async (where: Selection["where"], order: readonly Order[], ...values: readonly Value[]) => {
      const root = connection("Task", { where, order, page: { offset: 0, limit: 1, after: null } });
      const [answer] = await ask(engine(), plan(root), values);
      return answer?.head;
    };
    for (const order of [[], [by("year")]]) {
      expect(await heads(null, order, 0, 2)).toEqual([4, false, true]);
      expect(await heads(null, order, 2, 2)).toEqual([4, true, false]);
      expect(await heads(null, order, 1, 1)).toEqual([4, true, true]);
      expect(await heads(null, order, 9, 1)).toEqual([4, true, false]);
      expect(await heads(null, order, 0, 0)).toEqual([4, false, true]);
      expect(await heads(is("year", "eq", 2), order, null, null, 2024)).toEqual([2, false, false]);
      expect(await heads(is("year", "eq", 2), order, 1, null, 1)).toEqual([0, false, false]);
    }
  });

  test("a connection that was not asked for its total does not give one", async () => {
    const root = { ...connection("Task"), total: false };
    expect((await ask(engine(), plan(root)))[0]?.head).toEqual([null, false, false]);
  });

  test.each<[what: string, order: readonly Order[]]>([
    ["the default order", []],
    ["a code, U+FFFD before U+1F600", [by("code")]],
    ["a code, descending", [by("code", true)]],
    ["a field with nulls", [by("urgent")]],
    ["a field with nulls, descending", [by("weight", true)]],
    ["dates by their order keys", [by("due", true)]],
    ["an enum and a number", [by("stage", true), by("year")]],
    ["the name, then descending ids", [by("basis"), by("id", true)]],
  ])("pages behind one another are the whole answer: by %s", async (_, order) => {
    const kinds = ["Task", "Instrument"];
    const whole = await firsts(engine(), { op: "list", selection: selection(kinds, { order }) });
    for (const size of [1, 2, 3]) {
      const found: Value[] = [];
      let after: Value = null;
      for (let page = 0; page <= whole.length; page++) {
        const select = selection(kinds, {
          order,
          columns: [id, position],
          page: { offset: null, limit: 0, after: after === null ? null : 1 },
        });
        const root = { op: "connection", total: page % 2 === 0, selection: select } as const;
        const [answer] = await ask(engine(), plan(root), [size, after]);
        for (const row of answer?.rows ?? []) found.push(row[0] ?? null);
        expect(answer?.head).toEqual([root.total ? whole.length : null, page > 0, found.length < whole.length]);
        if (answer?.head?.[2] !== true) break;
        after = answer.rows.at(-1)?.[1] ?? null;
      }
      expect(found).toEqual(whole);
    }
  });

  test("a page may begin behind what is no longer there, and skip from there", async () => {
    const page = { offset: 1, limit: null, after: 0 };
    const at = async (order: readonly Order[], after: Value, offset: number) =>
      short(await firsts(engine(), list("Task", { order, page }), [after, offset]));
    expect(await at([], ["plan/task/one-a"], 0)).toBe("one-b three two");
    expect(await at([], ["plan/task/one-a"], 1)).toBe("three two");
    expect(await at([by("code")], ["B", "plan/task/x"], 0)).toBe("one-b three two");
    expect(await at([by("code", true)], ["B", "plan/task/x"], 0)).toBe("one");
    expect(await at([by("year")], [2024, "plan/task/one"], 0)).toBe("two three");
    expect(await at([by("year")], [null, "plan/task/a"], 0)).toBe("");
    expect(await at([by("weight")], [null, "plan/task/three"], 0)).toBe("two");
  });

  test("hops have pages and heads of their own", async () => {
    const page = { offset: null, limit: 0, after: 1 };
    const tasks = counted(hop("hasTask", "out", ["Task"], { page, order: [by("code")], columns: [id, position] }));
    const [row] = await rows(engine(), list("Goal", { columns: [tasks] }), [1, ["A", "plan/task/one"]]);
    expect(row).toEqual([[3, true, true, [["plan/task/three", ["\uFFFD", "plan/task/three"]]], null]]);
    const ofRelation = [by("basis", true, "relation"), by("id", false, "relation")];
    const edges = counted(hop("hasTask", "out", ["Task"], { page, order: ofRelation, columns: [position] }));
    const after = ["STATED", "plan/goal/a>hasTask>plan/task/one", "plan/task/one"];
    const [edgeRow] = await rows(engine(), list("Goal", { columns: [edges] }), [1, after]);
    expect(edgeRow).toEqual([
      [3, true, true, [[["STATED", "plan/goal/a>hasTask>plan/task/three", "plan/task/three"]]], null],
    ]);
  });

  test("hops that ask the very same of several relations have each its own", async () => {
    const kinds = ["Goal", "Task", "Source", "Instrument"];
    const columns = [id, fieldOf("id", "relation"), { column: "kind" }] as const;
    const along = (of: readonly Column[]) =>
      ["hasTask", "supports", "prioritizes"].map((relation) => hop(relation, "out", kinds, { columns: of }));
    const root = (...more: readonly Column[]) =>
      ({ op: "list", selection: selection(kinds, { columns: more }) }) as const;
    const together = await rows(engine(), root(id, ...along(columns), position));
    // each asked with columns of its own, and so for itself
    const apart = ["hasTask", "supports", "prioritizes"].map((relation) =>
      hop(relation, "out", kinds, { columns: [...columns] }),
    );
    expect(together).toEqual(await rows(engine(), root(id, ...apart, position)));
    const found = together.flatMap((row) => row.slice(1, 4).map((hops) => (hops as readonly unknown[]).length));
    expect(found.filter((length) => length > 0).length).toBeGreaterThan(3);
    expect(
      new Set(
        together.flatMap((row) => (row[3] as readonly Row[]).map(([, relation]) => String(relation).split(">")[1])),
      ),
    ).toEqual(new Set(["prioritizes"]));
  });
}

import { expect, test } from "vitest";
import type { Column, Walk, Ways } from "../../graph/plan/plan.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { ask, fieldOf, id, is, list, plan, rows, selection } from "./plans.ts";

const page = { offset: null, limit: null, after: null };
const support: Walk = {
  steps: [
    { relation: "hasTask", direction: "in" },
    { relation: "supports", direction: "out" },
    { relation: "prioritizes", direction: "in" },
  ],
  minHops: 1,
  maxHops: 3,
  through: null,
  avoid: null,
};
const along: Column = {
  column: "steps",
  columns: [id, { column: "step", of: "relation" }, { column: "step", of: "direction" }],
};
const rank: Column = { column: "way", of: "weakest" };

function ways(more: Partial<Ways> = {}): Ways {
  const from = selection(["Instrument"]);
  const to = selection(["Goal"]);
  const columns = [{ column: "start", columns: [id] }, id, { column: "way", of: "length" }, rank] as const;
  return {
    op: "ways",
    from,
    to,
    walk: support,
    each: "end",
    order: "length",
    empty: false,
    page,
    total: true,
    columns,
    ...more,
  };
}

export function waysContract(make: MakeEngine): void {
  const engine = loaded(make);

  test("the first way from each start to each end, the shortest and least weak first", async () => {
    const [answer] = await ask(engine(), plan(ways()));
    expect(answer?.rows).toEqual([
      [["plan/instrument/grants"], "plan/goal/a", 1, 1],
      [["plan/instrument/grants"], "plan/goal/b", 2, 0],
      [["plan/instrument/loans"], "plan/goal/a", 2, 2],
      [["plan/instrument/loans"], "plan/goal/b", 3, 2],
    ]);
    expect(answer?.head).toEqual([4, false, false]);
  });

  test("a start without a way says why, in its place", async () => {
    const columns = [{ column: "start", columns: [id] }, id, { column: "absence", columns: null }] as const;
    const walk = { ...support, steps: [{ relation: "supports", direction: "out" }], maxHops: 1 } as const;
    const found = await rows(engine(), ways({ walk, order: "start", empty: true, columns }));
    expect(found).toEqual([
      [["plan/instrument/grants"], "plan/goal/a", null],
      [["plan/instrument/loans"], null, [0, 1, 2, [["ANNOUNCED", "", ["Task", "Goal"]]].slice(1), []]],
      [["plan/instrument/taxes"], null, [0, 1, 2, [], []]],
    ]);
  });

  test("a start without a way is told with its kind and its own lists", async () => {
    const status = { column: "field", subject: "record", name: "status" } as const;
    const lists = { column: "records", subject: "entity", link: "lists", columns: [status] } as const;
    const start = { column: "start", columns: [{ column: "kind" }, id, lists] } as const;
    const columns = [start, id, { column: "absence", columns: null }] as const;
    const walk = { ...support, steps: [{ relation: "supports", direction: "out" }], maxHops: 1 } as const;
    const from = selection(["Goal", "Instrument"]);
    const found = await rows(engine(), ways({ from, walk, order: "start", empty: true, columns }));
    expect(found.map(([one, end]) => [one, end])).toEqual([
      [["Goal", "plan/goal/a", []], null],
      [["Goal", "plan/goal/b", [["ANNOUNCED"]]], null],
      [["Goal", "plan/goal/c", []], null],
      [["Instrument", "plan/instrument/grants", []], "plan/goal/a"],
      [["Instrument", "plan/instrument/loans", []], null],
      [["Instrument", "plan/instrument/taxes", []], null],
    ]);
  });

  test("pages of every way, behind one another, are the whole answer", async () => {
    const columns = [id, along, { column: "position" }] as const;
    const whole = await rows(engine(), ways({ each: "path", columns }));
    const found: unknown[] = [];
    for (let after: unknown = null; ; ) {
      const next = ways({ each: "path", columns, page: { offset: null, limit: 0, after: 1 } });
      const [answer] = await ask(engine(), plan(next), [1, after as null]);
      found.push(...(answer?.rows ?? []));
      if (answer?.head?.[2] !== true) break;
      after = answer.rows.at(-1)?.[2];
    }
    expect(found).toEqual(whole);
    expect(whole.length).toBeGreaterThan(4);
  });

  test("what is near comes nearest first, with its distance", async () => {
    const near = { ids: 0, walk: { ...support, maxHops: 2 } };
    const columns = [id, { column: "way", of: "length" }] as const;
    const kinds = ["Goal", "Task", "Instrument"];
    const select = selection(kinds, { near, columns });
    expect(await rows(engine(), { op: "list", selection: select }, [["plan/instrument/loans"]])).toEqual([
      ["plan/instrument/loans", 0],
      ["plan/task/one", 1],
      ["plan/goal/a", 2],
    ]);
  });

  test("a column of ways has a row for each end", async () => {
    const select = selection(["Goal"], { columns: [id, along, fieldOf("basis", "relation")] });
    const columns = [id, { column: "ways", walk: support, selection: select }] as const;
    const root = list("Instrument", { where: is("id", "eq", 0), columns });
    expect(await rows(engine(), root, ["plan/instrument/loans"])).toEqual([
      [
        "plan/instrument/loans",
        [
          [
            "plan/goal/a",
            [
              ["plan/task/one", "supports", "out"],
              ["plan/goal/a", "hasTask", "in"],
            ],
            "STATED",
          ],
          [
            "plan/goal/b",
            [
              ["plan/task/one", "supports", "out"],
              ["plan/goal/a", "hasTask", "in"],
              ["plan/goal/b", "prioritizes", "in"],
            ],
            "STATED",
          ],
        ],
      ],
    ]);
  });
}

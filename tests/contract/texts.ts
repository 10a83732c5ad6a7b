import { expect, test } from "vitest";
import type { Root } from "../../graph/plan/plan.ts";
import type { Value } from "../../graph/rows.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { sourceText } from "./making.ts";
import { ask, fields, list, plan, records, rows } from "./plans.ts";
import { worldOf } from "./world.ts";

/** A part of the text of each document. */
const part: Root = list("Source", {
  columns: [records("entity", "text", { column: "content", start: 0, end: 1 })],
});

export function textContract(make: MakeEngine): void {
  const engine = loaded(make);
  const content = async (start: Value, end: Value) => (await rows(engine(), part, [start, end]))[0];

  test("a document that was read has its text, with where its pages and sections begin; another has none", async () => {
    const marks = fields("start", "label");
    const columns = [
      ...fields("sha256", "length", "lines"),
      records("record", "pages", ...marks),
      records("record", "sections", ...marks),
      { column: "content", start: null, end: null } as const,
    ];
    const [read, unread] = await rows(engine(), list("Source", { columns: [records("entity", "text", ...columns)] }));
    const second = sourceText.lastIndexOf("\f");
    expect(read).toEqual([
      [
        [
          ...["0".repeat(64), sourceText.length, sourceText.split("\n").length],
          [
            [0, "1"],
            [second, "2"],
          ],
          [[sourceText.indexOf("##"), "Aims"]],
          sourceText,
        ],
      ],
    ]);
    expect(unread).toEqual([[]]);
    expect(await rows(engine(), list("Goal", { columns: [records("entity", "text", ...fields("length"))] }))).toEqual([
      [[]],
      [[]],
      [[]],
    ]);
  });

  test("a part of a text lies between two offsets of UTF-16 units, and its bounds are the text's where none are given", async () => {
    const [start, end] = [sourceText.indexOf("Grants"), sourceText.indexOf("the tasks")];
    expect(await content(start, end)).toEqual([[[sourceText.slice(start, end)]]]);
    expect(await content(null, end)).toEqual([[[sourceText.slice(0, end)]]]);
    expect(await content(start, null)).toEqual([[[sourceText.slice(start)]]]);
    expect(await content(null, null)).toEqual([[[sourceText]]]);
    expect(await content(start, start)).toEqual([[[""]]]);
  });

  test("bounds past the end are the end, and where the end comes first there is nothing", async () => {
    const { length } = sourceText;
    expect(await content(length - 3, 2_147_483_647)).toEqual([[[sourceText.slice(-3)]]]);
    expect(await content(length, length + 1)).toEqual([[[""]]]);
    expect(await content(2_147_483_647, 2_147_483_647)).toEqual([[[""]]]);
    expect(await content(9, 4)).toEqual([[[""]]]);
  });

  test("a bound within a character of two units stands before it, so that parts one behind the other are the whole", async () => {
    const at = sourceText.indexOf("😀");
    expect(await content(at, at + 2)).toEqual([[["😀"]]]);
    expect(await content(at + 1, at + 2)).toEqual([[["😀"]]]);
    expect(await content(at, at + 1)).toEqual([[[""]]]);
    expect(await content(at - 1, at + 1)).toEqual([[[sourceText.charAt(at - 1)]]]);
    expect(await content(at + 1, at + 1)).toEqual([[[""]]]);
  });

  test("a text of single units is cut alike, whichever they are", async () => {
    const text = "Ёлка, żółw\u00a0and\nno more\uffff";
    const document = { id: "plan/source/text", text, sha256: "1", pages: [], sections: [] };
    await engine().replace(worldOf({ documents: [document], ...noQuotes }));
    for (const [start, end] of [
      [0, 4],
      [2, 12],
      [6, 100],
      [100, 200],
      [9, 3],
      [null, null],
    ] as const) {
      expect(await content(start, end)).toEqual([
        [[end !== null && start > end ? "" : text.slice(start ?? 0, end ?? undefined)]],
      ]);
    }
  });

  test("ten units of a text count as a visit", async () => {
    const text = "a".repeat(50_000);
    const document = { id: "plan/source/text", text, sha256: "1", pages: [], sections: [] };
    await engine().replace(worldOf({ documents: [document], ...noQuotes }));
    const budget = { visits: 2_000 };
    const asked = (end: number) => ask(engine(), plan(part), [0, end], { budget });
    expect((await asked(15_000))[0]?.rows).toHaveLength(2);
    await expect(asked(50_000)).rejects.toMatchObject({ code: "BUDGET_EXCEEDED" });
  });
}

/** Without what shows the words of the text there was before. */
const noQuotes = { lists: [], exclusions: [], relations: [] };

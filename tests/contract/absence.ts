import { expect, test } from "vitest";
import type { AbsenceFacts, Value } from "../../graph/rows.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { counted, edge, hop, list, rows } from "./plans.ts";

export function absenceContract(make: MakeEngine): void {
  const engine = loaded(make);
  const facts = async (kind: string, asked: ReturnType<typeof hop>, ...values: readonly Value[]) => {
    const answer = await rows(engine(), list(kind, { columns: [{ column: "kind" }, counted(asked)] }), values);
    return answer.map((row) => (row[1] as readonly Value[])[4] as AbsenceFacts | null);
  };
  const open = ["OPEN", "etc.", ["Instrument"]];
  const announced = ["ANNOUNCED", "", ["Task", "Goal"]];

  test("an empty hop says what was read, which lists are open, and what is ruled out", async () => {
    expect(await facts("Task", hop("supports", "in", ["Instrument"]))).toEqual([
      null,
      null,
      [0, 1, 2, [open], []],
      [0, 1, 2, [open], [["plan/instrument/loans", "support nothing"]]],
    ]);
  });

  test("what a filter left out is counted, whatever the page", async () => {
    const page = { offset: null, limit: 1, after: null };
    const weak = hop("hasTask", "out", ["Task"], { where: edge("commitment", "eq", 0), page });
    const [a, b, c] = await facts("Goal", weak, "DONE", 0);
    expect(a).toEqual([3, 1, 2, [], []]);
    expect(b).toEqual([1, 0, 0, [announced], []]);
    expect(c).toEqual([0, 0, 0, [], []]);
  });

  test("a page beyond the end is no absence", async () => {
    const page = { offset: 0, limit: null, after: null };
    const [a] = await facts("Goal", hop("hasTask", "out", ["Task"], { page }), 5);
    expect(a).toBeNull();
  });

  test("only relations, lists and exclusions of the kinds asked for count", async () => {
    const [grants, loans] = await facts("Instrument", hop("supports", "out", ["Goal"]));
    expect(grants).toBeNull();
    expect(loans).toEqual([0, 1, 2, [], []]);
    const [, , toTasks] = await facts("Instrument", hop("supports", "out", ["Task"]));
    expect(toTasks).toEqual([0, 1, 2, [], []]);
    const [, unread] = await facts("Source", hop("prioritizes", "out", ["Task", "Goal"]));
    expect(unread).toEqual([0, 1, 2, [announced], []]);
  });

  test("what is ruled out in one direction is not in the other", async () => {
    const [, , outwards] = await facts("Goal", hop("prioritizes", "out", ["Task", "Goal"]));
    expect(outwards).toEqual([0, 0, 0, [], [["plan/goal/b", ""]]]);
    const [, , toTasks] = await facts("Goal", hop("prioritizes", "out", ["Task"]));
    expect(toTasks).toEqual([0, 0, 0, [], []]);
    const [, b, c] = await facts("Goal", hop("prioritizes", "in", ["Goal", "Source"]));
    expect(b).toEqual([0, 0, 0, [announced], [["plan/goal/c", ""]]]);
    expect(c).toEqual([0, 0, 0, [], []]);
  });

  test("absence is given only where it was asked for", async () => {
    const asked = { ...counted(hop("supports", "in", ["Instrument"])), absence: null, total: false };
    const answer = await rows(engine(), list("Task", { columns: [asked] }));
    expect(answer[2]).toEqual([[null, false, false, [], null]]);
  });

  test("the words of an absence come with the lists and exclusions that they are of, where they are asked for", async () => {
    const quote = { column: "field", subject: "record", name: "quote" } as const;
    const document = { column: "entities", link: "document", columns: [{ column: "kind" }] } as const;
    const asked = { ...counted(hop("supports", "in", ["Instrument"])), absence: { columns: [quote, document] } };
    const answer = await rows(engine(), list("Task", { columns: [asked] }));
    const facts = answer.map(([value]) => (value as readonly Value[])[4] as AbsenceFacts | null);
    const listed = [...open, [["etc.", ["Source"]]]];
    const ruledOut = ["plan/instrument/loans", "support nothing", [["support nothing", ["Source"]]]];
    expect(facts.slice(2)).toEqual([
      [0, 1, 2, [listed], []],
      [0, 1, 2, [listed], [ruledOut]],
    ]);
  });
}

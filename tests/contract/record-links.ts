import { expect, test } from "vitest";
import type { Column } from "../../graph/plan/plan.ts";
import { loaded, type MakeEngine } from "./loaded.ts";
import { quote, sourceText } from "./making.ts";
import { entities, fields, hop, id, records, rows } from "./plans.ts";

export function recordContract(make: MakeEngine): void {
  const engine = loaded(make);
  const of = async (kind: string, name: string, ...columns: readonly Column[]) =>
    (await rows(engine(), { op: "entity", id: 0, kinds: [kind], columns }, [name]))[0];
  const supports = (...columns: readonly Column[]) => hop("supports", "in", ["Instrument"], { columns });

  test("a claim has all that was noted of it", async () => {
    const plain = fields("basis", "strength", "reasoning", "commitment", "coreference", "qualifier", "note");
    const claims = records(
      "relation",
      "claims",
      ...plain,
      ...fields("annotator", "reviewer"),
      entities("document", id),
    );
    const row = await of("Task", "plan/task/one", supports(claims));
    expect(row).toEqual([
      [
        [
          [
            ["STATED", null, null, "IN_FORCE", false, null, null, "A. Reader", null, ["plan/source/text"]],
            [
              ...["INFERRED", "STRONG", "by its name", null, true, "independently", "twice", "B. Reader", "C. Reader"],
              ["plan/source/unread"],
            ],
          ],
        ],
        [[["INFERRED", "MEDIUM", "so", null, false, null, null, "A. Reader", null, ["plan/source/text"]]]],
      ],
    ]);
  });

  test("whom a claim is attributed to is an entity or nobody, and leads on into the graph", async () => {
    const onward = entities("attributedTo", id, hop("hasTask", "out", ["Task"]));
    const row = await of("Task", "plan/task/one", supports(records("relation", "claims", onward)));
    const tasks = [["plan/task/one"], ["plan/task/three"], ["plan/task/two"]];
    expect(row).toEqual([[[[[null], [["plan/goal/a", tasks]]]], [[[null]]]]]);
  });

  test("alternatives say what else it could be", async () => {
    const columns = [...fields("relation", "reasoning"), entities("from", id), entities("to", id)];
    const claims = records("relation", "claims", records("record", "alternatives", ...columns));
    const row = await of("Task", "plan/task/one", supports(claims));
    const readings = [
      [null, "the words allow it", ["plan/instrument/loans"], null],
      ["prioritizes", "a stretch", null, ["plan/goal/b"]],
    ];
    expect(row).toEqual([[[[[[]], [readings]]], [[[[]]]]]]);
  });

  test("evidence of a relation is that of all its claims, and of a claim its own, apart from its commitment's", async () => {
    const row = await of("Task", "plan/task/one", supports(records("relation", "evidence", ...fields("quote"))));
    expect(row).toEqual([[[[["Grants support"], ["the tasks"]]], [[["Grants"]]]]]);
    const claims = records(
      "relation",
      "claims",
      records("record", "evidence", ...fields("quote")),
      records("record", "commitmentEvidence", ...fields("quote")),
    );
    const tasks = await of("Goal", "plan/goal/a", hop("hasTask", "out", ["Task"], { columns: [claims] }));
    expect(tasks?.[0]).toEqual([[[[[["Grants"]], []]]], [[[[["Grants"]], [["будут"]]]]], [[[[["Grants"]], []]]]]);
  });

  test("a mention has its words, where they stand, and what else they may mean", async () => {
    const places = fields("quote", "sentence", "line", "page", "section", "start", "end", "coreference", "note");
    const mentions = records("entity", "mentions", ...places, entities("alternatives", id), entities("document", id));
    const [goal, by] = [quote("Цели 😀"), quote("The goal")];
    const sentence = sourceText.slice(goal.sentenceStart, goal.sentenceEnd);
    expect((await of("Goal", "plan/goal/a", mentions))?.[0]).toEqual(
      [
        [goal, "Цели 😀", false, null, [] as string[]] as const,
        [by, "The goal", true, "by another word", ["plan/task/one", "plan/instrument/grants"]] as const,
      ].map(([{ start, end }, words, coreference, note, alternatives]) => [
        ...[words, sentence, 3, "1", "Aims", start, end, coreference, note],
        alternatives.map((one) => [one]),
        ["plan/source/text"],
      ]),
    );
  });

  test("the words behind a field's value", async () => {
    const columns = [...fields("field", "value", "note"), records("record", "evidence", ...fields("quote", "page"))];
    expect(await of("Task", "plan/task/one", records("entity", "fieldEvidence", ...columns))).toEqual([
      [
        ["year", "2024", "as printed", [["comes first", "1"]]],
        ["code", "A", null, []],
      ],
    ]);
    expect(await of("Task", "plan/task/two", records("entity", "fieldEvidence", ...columns))).toEqual([[]]);
  });

  test("lists and exclusions, of an entity and all of them", async () => {
    const listColumns = [
      ...fields("relation", "direction", "members", "status", "note"),
      entities("entity", id),
      records("record", "evidence", ...fields("quote", "line", "section")),
    ];
    const open = [
      ...["supports", "in", ["Instrument"], "OPEN", "examples only"],
      ["plan/task/one"],
      [["etc.", 1, null]],
    ];
    const announced = ["hasTask", "out", ["Task", "Goal"], "ANNOUNCED", null, ["plan/goal/b"], []];
    expect(await of("Task", "plan/task/one", records("entity", "lists", ...listColumns))).toEqual([[open]]);
    expect(await rows(engine(), { op: "records", of: "lists", columns: listColumns })).toEqual([announced, open]);

    const columns = [
      ...fields("relation", "reasoning"),
      entities("from", id),
      entities("to", id, { column: "kind" }),
      records("record", "evidence", ...fields("quote")),
    ];
    const ruledOut = [
      ...["supports", "loans support nothing", ["plan/instrument/loans"], ["plan/task/two", "Task"]],
      [["support nothing"]],
    ];
    expect(await rows(engine(), { op: "records", of: "exclusions", columns })).toEqual([
      ["prioritizes", "not named", ["plan/goal/c"], ["plan/goal/b", "Goal"], []],
      ruledOut,
    ]);
    expect(await of("Task", "plan/task/two", records("entity", "exclusions", ...columns))).toEqual([[ruledOut]]);
    expect(await of("Instrument", "plan/instrument/loans", records("entity", "exclusions", ...columns))).toEqual([
      [ruledOut],
    ]);
    expect(await of("Task", "plan/task/one", records("entity", "exclusions", ...columns))).toEqual([[]]);
  });

  test("silences, all of them, with just the entities that each is about", async () => {
    const columns = [
      ...fields("strategy", "rule", "reason", "annotator"),
      entities("entities", id, { column: "kind" }),
    ];
    const [goal, task] = [
      ["plan/goal/a", "Goal"],
      ["plan/task/one", "Task"],
    ];
    expect(await rows(engine(), { op: "records", of: "silences", columns })).toEqual([
      ["plan", "cycle", "they are meant to serve each other", "A. Reader", [goal, task]],
      ["plan", "no-owner", "всем 😀", "B. Reader", [goal]],
    ]);
  });
}

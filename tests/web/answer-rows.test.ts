import { expect, test } from "vitest";
import type { Words } from "../../src/web/data/ontology.ts";
import { quotesIn } from "../../src/web/table/question-columns.ts";
import { sayValue } from "../../src/web/table/values.ts";
import { en } from "../../src/web/texts/en.ts";

const column = (name: string, type: string, holds: "value" | "quote" = "value") => ({
  name,
  heading: name,
  description: null,
  type,
  holds,
});

test("a kind is said in words, and whatever else is called as a kind is called stays as it is", () => {
  const words = { kind: (name: string) => (name === "Task" ? {} : null), one: () => "task" } as unknown as Words;
  const said = (type: string) => sayValue("Task", type, en, words);
  expect([said("Kind"), said("String"), said("ID")]).toEqual(["task", "Task", "Task"]);
});

test("words are as firm as what they are quoted for, and not as what stands beside it", () => {
  const columns = [
    column("basis", "Basis"),
    column("supportedBy.basis", "Basis"),
    column("supportedBy.evidence.quote", "String", "quote"),
    column("supportedBy.claims.evidence.quote", "String", "quote"),
    column("mentions.quote", "String", "quote"),
    column("hasTask.evidence.quote", "String", "quote"),
  ];
  const row = { cells: ["STATED", "INFERRED", "these", "claimed", "those", "others"], shows: [], languages: [] };
  const found = quotesIn({ columns, rows: [row], credits: [], revision: null }, row);
  expect(found.map(({ quote, basis }) => [quote, basis])).toEqual([
    ["these", "INFERRED"],
    ["claimed", "INFERRED"],
    ["those", "STATED"],
    ["others", null],
  ]);
});

import { expect, test } from "vitest";
import { loaded, type MakeEngine } from "./loaded.ts";
import { entities, fields, hop, id, rows } from "./plans.ts";

const counts = ["entities", "relations", "stated", "inferred", "claims", "unreviewed", "openLists"];

export function strategyContract(make: MakeEngine): void {
  const engine = loaded(make);

  test("strategies have who read them and their documents, read or not", async () => {
    const columns = [...fields("id", "name", "language", "annotators", "reviewers"), entities("documents", id)];
    expect(await rows(engine(), { op: "records", of: "strategies", columns })).toEqual([
      ["other", "Another", "ru", ["B. Reader"], ["C. Reader"], []],
      ["plan", "The plan", "en", ["A. Reader"], [], [["plan/source/text"], ["plan/source/unread"]]],
    ]);
  });

  test("of a strategy count its entities, what its documents claim, and lists about its entities", async () => {
    expect(await rows(engine(), { op: "records", of: "strategies", columns: fields("id", ...counts) })).toEqual([
      ["other", 2, 0, 0, 0, 0, 0, 1],
      ["plan", 10, 12, 9, 3, 13, 12, 1],
    ]);
  });

  test("a strategy is found by its id, and its documents lead on into the graph", async () => {
    const columns = [...fields("id"), entities("documents", hop("prioritizes", "out", ["Goal"]))];

    expect(await rows(engine(), { op: "strategy", id: 0, columns }, ["plan"])).toEqual([
      ["plan", [[[["plan/goal/a"]]], [[]]]],
    ]);
    for (const nobody of ["pla", "", "plan/goal/a", "zzz"]) {
      expect(await rows(engine(), { op: "strategy", id: 0, columns }, [nobody])).toEqual([]);
    }
  });
}

import { afterEach, describe, expect, test } from "vitest";
import { excerptOf } from "../../graph/excerpt.ts";
import { workbook } from "../../graph/export/xlsx.ts";
import type { Book, Row, Sheet } from "../../src/import/book.ts";
import { readXlsx } from "../../src/import/xlsx.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { asked } from "../export/excerpts.ts";
import { demo, type Files, graph, removeFolders } from "../seeds/folder.ts";
import { caseOntology } from "../seeds/ontology.ts";
import { bring, cellsOf, difference, filesIn, lockedDemo, told } from "./books.ts";

afterEach(removeFolders);

const grants = "demo/instrument/grant>supports>demo/task/open-clinics";

/** One strategy with comments between its entries, of which a grant and what it supports can go. */
const files: Files = demo({
  "demo/graph.yaml": `${graph.replace("  - id: instrument", "\n  # means\n  - id: instrument")}    note: said once
  - from: instrument/fund
    supports: task/open-clinics
    quote: will open
`.replace("relations:", "  - { id: instrument/fund, name: Fund, mentions: [by 2030] } # a fund\n\nrelations:"),
});

async function exported(seeds: string): Promise<Book> {
  const { dataset, diagnostics } = await readSeeds(seeds, caseOntology);
  if (dataset === null) throw new Error(told(diagnostics));
  return readXlsx(Buffer.concat([...workbook(excerptOf(caseOntology, dataset, asked))]), "book.xlsx");
}

/** The book with other cells, by sheet, key and heading; a row of which it says null is deleted. */
function edited(
  book: Book,
  edits: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>> | null>>>>,
): Book {
  const sheetWith = (sheet: Sheet): Sheet => {
    const [head] = sheet.rows;
    const columns = new Map(Array.from(head?.cells ?? [], ([column, { text }]) => [text, column]));
    const key = columns.get(sheet.name === "Entities" ? "id" : sheet.name === "About" ? "what" : "edgeId") ?? 0;
    const rows = sheet.rows.flatMap((row): readonly Row[] => {
      const edit = edits[sheet.name]?.[row.cells.get(key)?.text ?? ""];
      if (edit === null) return [];
      const cells = Object.entries(edit ?? {}).map(
        ([heading, text]) => [columns.get(heading) ?? -1, { text }] as const,
      );
      return [{ ...row, cells: new Map([...row.cells, ...cells]) }];
    });
    return { ...sheet, rows };
  };
  return { ...book, sheets: book.sheets.map(sheetWith) };
}

describe("a cell that is not read", () => {
  const cases: readonly (readonly [what: string, edit: Parameters<typeof edited>[1], cells: readonly string[]])[] = [
    [
      "of an entity",
      { Entities: { "demo/task/open-clinics": { kindLabel: "goal", strategies: "other" } } },
      ["Entities kindLabel", "Entities strategies"],
    ],
    [
      "of a relation",
      { Relations: { [grants]: { claims: "2", places: "page 3", credits: "Bob" } } },
      ["Relations claims", "Relations places", "Relations credits"],
    ],
    ["of the quotes", { Evidence: { [grants]: { quote: "another", line: "7" } } }, ["Evidence quote", "Evidence line"]],
    ["of the strategy", { About: { name: { says: "Another" } } }, ["About says"]],
  ];
  for (const [what, edit, cells] of cases) {
    test(`${what} is told of with what to change instead, when somebody changed it`, async () => {
      const seeds = await lockedDemo();
      const book = await exported(seeds);
      const { diagnostics, changes } = await bring(seeds, edited(book, edit));
      const headings = diagnostics.map(({ place }) => {
        const sheet = book.sheets.find(({ name }) => place?.cell?.startsWith(`${name}!`));
        return `${sheet?.name} ${sheet?.rows[0]?.cells.get((place?.column ?? 0) - 1)?.text}`;
      });
      expect(headings.sort()).toEqual([...cells].sort());
      expect(new Set(diagnostics.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
        new Set(["warning IMPORT_CELL_FIXED"]),
      );
      expect(changes).toEqual([]);
    });
  }

  test("is not told of where the seeds have changed since", async () => {
    const seeds = await lockedDemo();
    const book = await exported(seeds);
    await bring(seeds, edited(book, { Entities: { "demo/task/open-clinics": { name: "Other" } } }));
    const { diagnostics } = await bring(seeds, edited(book, { Relations: { [grants]: { claims: "2" } } }));
    expect(diagnostics.map(({ code }) => code)).toEqual(["IMPORT_REVISION"]);
  });
});

describe("a row that was deleted", () => {
  const out = {
    Entities: { "demo/instrument/fund": null },
    Relations: { "demo/instrument/fund>supports>demo/task/open-clinics": null },
  };

  test("is told of, and the seeds keep what it said", async () => {
    const seeds = await lockedDemo(files);
    const before = filesIn(seeds);
    const { diagnostics, changes } = await bring(seeds, edited(await exported(seeds), out));
    expect(cellsOf(diagnostics)).toEqual(["About!B3 IMPORT_ROWS_GONE"]);
    expect(diagnostics[0]?.message).toContain("1 of Entities and 1 of Relations");
    expect(diagnostics[0]?.message).toContain("demo/instrument/fund");
    expect([changes, filesIn(seeds)]).toEqual([[], before]);
  });

  test("is taken out where that is asked for, its lines and no others", async () => {
    const seeds = await lockedDemo(files);
    const before = filesIn(seeds);
    const book = edited(await exported(seeds), out);
    const { diagnostics, changes } = await bring(seeds, book, { remove: true });
    expect(told(diagnostics)).toBe("");
    expect(changes.map(({ id, gone }) => [id, gone])).toEqual([
      ["demo/instrument/fund", true],
      ["demo/instrument/fund>supports>demo/task/open-clinics", true],
    ]);
    const after = filesIn(seeds);
    expect(difference(before["demo/graph.yaml"] ?? "", after["demo/graph.yaml"] ?? "")).toEqual({
      gone: [
        "  - { id: instrument/fund, name: Fund, mentions: [by 2030] } # a fund",
        "  - from: instrument/fund",
        "    quote: will open",
      ],
      come: [],
    });
    const { dataset } = await readSeeds(seeds, caseOntology);
    expect(Array.from(dataset?.entities ?? [], ({ id }) => id)).not.toContain("demo/instrument/fund");
    expect((await bring(seeds, await exported(seeds), { remove: true })).written).toEqual([]);
  });

  test("takes out nothing while something else refers to it, and all is as it was", async () => {
    const seeds = await lockedDemo(files);
    const before = filesIn(seeds);
    const book = edited(await exported(seeds), { Entities: out.Entities });
    const { diagnostics, written } = await bring(seeds, book, { remove: true });
    expect(diagnostics.map(({ code }) => code)).toContain("SEED_UNKNOWN_REFERENCE");
    expect([written, filesIn(seeds)]).toEqual([[], before]);
  });

  test("leaves an empty list where all were", async () => {
    const seeds = await lockedDemo();
    const { diagnostics } = await bring(seeds, edited(await exported(seeds), { Relations: { [grants]: null } }), {
      remove: true,
    });
    expect(told(diagnostics.filter(({ severity }) => severity === "error"))).toBe("");
    expect(filesIn(seeds)["demo/graph.yaml"]).toContain("relations:\n  []");
  });

  test("is not guessed of a part of the graph, or of an earlier revision", async () => {
    const seeds = await lockedDemo(files);
    const book = edited(await exported(seeds), out);
    const part = edited(book, { About: { question: { says: "Within 1 of demo/task/open-clinics" } } });
    expect((await bring(seeds, part, { remove: true })).diagnostics.map(({ code }) => code)).toEqual([
      "IMPORT_ROWS_UNSURE",
    ]);
    expect((await bring(seeds, part)).diagnostics.map(({ code }) => code)).toEqual(["IMPORT_ROWS_GONE"]);
    await bring(seeds, edited(book, { Entities: { "demo/task/open-clinics": { name: "Other" } } }));
    const { diagnostics } = await bring(seeds, book, { remove: true });
    expect(diagnostics.map(({ code }) => code)).toEqual(["IMPORT_REVISION", "IMPORT_ROWS_UNSURE"]);
  });
});

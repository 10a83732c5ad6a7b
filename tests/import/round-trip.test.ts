import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Excerpt, excerptOf } from "../../graph/excerpt.ts";
import { excelCsv } from "../../graph/export/csv.ts";
import { workbook } from "../../graph/export/xlsx.ts";
import { importFile } from "../../src/import/file.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { root } from "../built.ts";
import { asked } from "../export/excerpts.ts";
import { findPython } from "../export/readers.ts";
import { ontologyAt } from "../seeds/ontology.ts";
import { difference, filesIn, told } from "./books.ts";

const ontology = ontologyAt(join(root, "schema.graphql"));
const folder = mkdtempSync(join(tmpdir(), "strategraph-round-"));
afterAll(() => rmSync(folder, { recursive: true }));
const python = findPython("workbooks that openpyxl edits, imported");

let made = 0;
/** A copy of the seeds of this project. */
function copy(): string {
  const seeds = join(folder, `seeds-${made++}`);
  cpSync(join(root, "seeds"), seeds, { recursive: true });
  return seeds;
}

async function excerptIn(seeds: string): Promise<Excerpt> {
  const { dataset, diagnostics } = await readSeeds(seeds, ontology);
  if (dataset === null) throw new Error(told(diagnostics));
  return excerptOf(ontology, dataset, asked);
}

function writeBook(excerpt: Excerpt): string {
  const path = join(folder, `book-${made++}.xlsx`);
  writeFileSync(path, Buffer.concat([...workbook(excerpt)]));
  return path;
}

async function writeCsv(excerpt: Excerpt): Promise<string> {
  const path = join(folder, `tables-${made++}`);
  mkdirSync(path);
  for (const { name, content } of await excelCsv.files(excerpt, { layout: null })) {
    writeFileSync(join(path, name), [...content].join(""));
  }
  return path;
}

const bring = (file: string, seeds: string) =>
  importFile(file, { seeds, ontology, into: null, keepGoing: false, remove: false, dryRun: false });

describe("an export that nobody changed changes nothing", () => {
  for (const [form, write] of [
    ["as a workbook", writeBook],
    ["as CSV", writeCsv],
  ] as const) {
    test(form, async () => {
      const seeds = copy();
      const before = filesIn(seeds);
      const imported = await bring(await write(await excerptIn(seeds)), seeds);
      expect(imported).toEqual({ written: [], changes: [], leftOut: [], diagnostics: [] });
      expect(filesIn(seeds)).toEqual(before);
    });
  }
});

/** A workbook of the seeds with one cell changed, in the sheet's row of this id, by openpyxl. */
async function edited(
  seeds: string,
  sheet: string,
  id: string,
  cells: Readonly<Record<string, string | null>>,
): Promise<string> {
  const path = writeBook(await excerptIn(seeds));
  const script = `
import json, sys, openpyxl
path, sheet, id, cells = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
book = openpyxl.load_workbook(path)
rows = book[sheet]
columns = {cell.value: cell.column for cell in rows[1]}
key = columns["id" if sheet == "Entities" else "edgeId"]
row = next((row for row in range(2, rows.max_row + 1) if rows.cell(row, key).value == id), rows.max_row + 1)
for heading, value in cells.items(): rows.cell(row, columns[heading]).value = value
book.save(path)
`;
  execFileSync(python ?? "python3", ["-c", script, path, sheet, id, JSON.stringify(cells)]);
  return path;
}

const strategy = "eaeu-2030/entities.yaml";
const relations = "eaeu-2030/relations.yaml";

describe.skipIf(python === null)("a cell that was changed is one line of YAML:", () => {
  const cases: readonly (readonly [
    what: string,
    edit: readonly [sheet: string, id: string, cells: Readonly<Record<string, string | null>>],
    file: string,
    gone: readonly string[],
    come: readonly string[],
  ])[] = [
    [
      "a name",
      ["Entities", "eaeu-2030/task/strengthen-cooperation", { name: "Strengthen co-operation" }],
      strategy,
      ["    name: Strengthen cooperation"],
      ["    name: Strengthen co-operation"],
    ],
    [
      "a name of what is shared, in another language",
      ["Entities", "common/country/kazakhstan", { name_ru: "Республика Казахстан" }],
      "common/entities.yaml",
      ["    name: { en: Kazakhstan, kk: Қазақстан, ru: Казахстан }"],
      ["    name: { en: Kazakhstan, kk: Қазақстан, ru: Республика Казахстан }"],
    ],
    [
      "a description where there was none",
      ["Entities", "eaeu-2030/task/strengthen-cooperation", { description: "# not a comment: text" }],
      strategy,
      [],
      ['    description: "# not a comment: text"'],
    ],
    [
      "a field with the words behind it",
      ["Entities", "eaeu-2030/strategy-document/main-directions", { horizon: "long term" }],
      strategy,
      ["    horizon: { value: mediumTerm, quote: medium-term }"],
      ["    horizon: { value: longTerm, quote: medium-term }"],
    ],
    [
      "a date",
      ["Entities", "eaeu-2030/period/2024", { value: "2025" }],
      strategy,
      ['    value: "2024"'],
      ['    value: "2025"'],
    ],
    [
      "a note that was cleared",
      ["Entities", "eaeu-2030/project/joint-cooperation", { note: null }],
      strategy,
      ["    note: a class of projects; no project is named"],
      [],
    ],
    [
      "a mention more, and its line",
      [
        "Entities",
        "eaeu-2030/organization/kazakhstan-today",
        {
          mentions: "Kazakhstan Today; News Agency Kazakhstan Today; Kazakhstan Today",
          line: "25 nth 1; 25; 25 nth 2",
        },
      ],
      strategy,
      [],
      ["      - { quote: Kazakhstan Today, line: 25, nth: 2 }"],
    ],
    [
      "a mention in place of another, which is what its entity is by another expression",
      [
        "Entities",
        "eaeu-2030/instrument/financial-assistance",
        { mentions: "a mechanism of financial assistance; This instrument" },
      ],
      strategy,
      ["      - mechanism of financial assistance"],
      ["      - a mechanism of financial assistance"],
    ],
    [
      "a quote taken out of several",
      [
        "Relations",
        "eaeu-2030/organization/ministry-of-trade-and-integration>inTerritory>common/country/kazakhstan",
        { quotes: "the Kazakhstani side; development of Kazakhstan's industry" },
      ],
      relations,
      [],
      [],
    ],
    [
      "a strength",
      [
        "Relations",
        "eaeu-2030/source-document/kazakhstan-today>publishedOn>eaeu-2030/period/2024-06-10",
        { strength: "medium" },
      ],
      relations,
      [],
      [],
    ],
  ];
  for (const [what, edit, file, gone, come] of cases) {
    test(what, async () => {
      const seeds = copy();
      const before = filesIn(seeds);
      const path = await edited(seeds, ...edit);
      const { diagnostics, changes } = await bring(path, seeds);
      expect(told(diagnostics)).toBe("");
      expect(changes.map(({ id }) => id)).toEqual([edit[1]]);
      const after = filesIn(seeds);
      // the lock holds quotes, and nothing else
      const isQuotes = "mentions" in edit[2] || "quotes" in edit[2];
      const changed = Object.keys(after).filter(
        (name) => after[name] !== before[name] && !(isQuotes && name === "eaeu-2030/lock.json"),
      );
      expect(changed).toEqual([file]);
      const found = difference(before[file] ?? "", after[file] ?? "");
      if (gone.length + come.length > 0) expect(found).toEqual({ gone, come });
      const lines = (files: typeof after) => (files[file] ?? "").split("\n").length;
      if (gone.length + come.length > 0) expect(lines(after) - lines(before)).toBe(come.length - gone.length);
      else expect(Math.abs(lines(after) - lines(before))).toBeLessThan(2);
      const again = await bring(path, seeds);
      expect(again.written).toEqual([]);
      expect(again.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      const now = await excerptIn(seeds);
      expect((await bring(writeBook(now), seeds)).written).toEqual([]);
    });
  }
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Excerpt, excerptOf } from "../../graph/excerpt.ts";
import { excelCsv } from "../../graph/export/csv.ts";
import {
  aboutRows,
  type Column,
  entityColumns,
  linkedEdges,
  linkedQuotes,
  quoteColumns,
  relationColumns,
} from "../../graph/export/tables.ts";
import { workbook } from "../../graph/export/xlsx.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Book } from "../../src/import/book.ts";
import { readCsvFolder } from "../../src/import/csv.ts";
import { type Imported, importBook } from "../../src/import/import.ts";
import { readXlsx } from "../../src/import/xlsx.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { root } from "../built.ts";
import { asked } from "../export/excerpts.ts";
import { type Files, removeFolders } from "../seeds/folder.ts";
import { caseOntology, ontologyAt } from "../seeds/ontology.ts";
import { lockedDemo, told, withFiles } from "./books.ts";

const folder = mkdtempSync(join(tmpdir(), "strategraph-anew-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
  removeFolders();
});

interface Read {
  readonly excerpt: Excerpt;
  readonly texts: ReadonlyMap<string, string>;
}

async function readIn(seeds: string, ontology: Ontology): Promise<Read> {
  const { dataset, diagnostics } = await readSeeds(seeds, ontology);
  if (dataset === null) throw new Error(told(diagnostics));
  const texts = new Map(Array.from(dataset.documents, ({ id, text }) => [id, text]));
  return { excerpt: excerptOf(ontology, dataset, asked), texts };
}

/** All that a workbook says of a graph, and where every word of it stands. */
function saidBy(excerpt: Excerpt) {
  const rows = <Of>(all: Iterable<Of>, columns: readonly Column<Of>[]) =>
    Array.from(all, (one) => Object.fromEntries(columns.map(({ header, cell }) => [header, cell(one)])));
  const spans = (evidence: readonly { document: string; start: number; end: number }[]) =>
    evidence.map(({ document, start, end }) => [document, start, end]);
  return {
    entities: rows(excerpt.nodes, entityColumns(excerpt)),
    mentions: Array.from(excerpt.nodes, ({ id, mentions }) => [id, spans(mentions)]),
    relations: rows(linkedEdges(excerpt), relationColumns(excerpt)),
    commitments: Array.from(excerpt.edges, ({ id, claims }) => [
      id,
      claims.map((one) => spans(one.commitmentEvidence)),
    ]),
    evidence: rows(linkedQuotes(excerpt), quoteColumns),
    about: aboutRows(excerpt).filter(([what]) => what !== "revision"),
  };
}

let made = 0;
/** The export in a folder of its own with the texts beside it, as a person sends it to another. */
async function sent({ excerpt, texts }: Read, form: "xlsx" | "csv"): Promise<Book> {
  const desk = join(folder, `desk-${made++}`);
  mkdirSync(desk);
  for (const [id, text] of texts) writeFileSync(join(desk, `${basename(id)}.txt`), text);
  if (form === "xlsx") return readXlsx(Buffer.concat([...workbook(excerpt)]), join(desk, "strategy.xlsx"));
  for (const { name, content } of await excelCsv.files(excerpt, { layout: null })) {
    writeFileSync(join(desk, name), [...content].join(""));
  }
  return readCsvFolder(desk);
}

async function importAnew(
  read: Read,
  form: "xlsx" | "csv",
  ontology: Ontology,
): Promise<Imported & { readonly seeds: string }> {
  const seeds = join(folder, `seeds-${made++}`);
  const book = withFiles(await sent(read, form), [...read.texts.keys()]);
  return {
    ...(await importBook({ book, seeds, ontology, into: null, keepGoing: false, remove: false, dryRun: false })),
    seeds,
  };
}

/** Two texts that share most of their words, several times on a line, and with semicolons between them. */
const repeated: Files = {
  "demo/strategy.yaml": `strategy:
  name: Clinics of the county
  language: en
  annotators: [Ann, Bob]
  reviewers: [Cy]
documents:
  - { id: source-document/plan, text: plan.txt, name: Plan }
  - { id: source-document/report, text: report.txt, name: "Report; the second" }
`,
  "demo/plan.txt": `A grant; a grant supports clinics; a grant supports clinics.
The ministry will open clinics, will open clinics; it
will open
clinics.
Nobody else says this.
`,
  "demo/report.txt": `A grant supports clinics.
The ministry will open clinics, a grant supports clinics.
`,
  "demo/graph.yaml": `entities:
  - id: task/open-clinics
    name: Open clinics
    mentions:
      - { quote: open clinics, line: 2, nth: 2, document: source-document/plan }
      - { quote: open clinics, line: 3, document: source-document/plan }
      - { quote: clinics; a grant, line: 1, document: source-document/plan }
      - { quote: clinics, line: 2, nth: 2, document: source-document/report }
  - id: instrument/grant
    name: Grant
    mentions:
      - { quote: A grant, line: 1, document: source-document/report }
      - { quote: a grant, line: 1, nth: 2, document: source-document/plan }
  - id: goal/health
    name: Health
    basis: inferred
    strength: weak
    reasoning: it is what clinics are for
relations:
  - from: instrument/grant
    supports: task/open-clinics
    document: source-document/plan
    quotes:
      - { quote: supports clinics, line: 1, nth: 2 }
      - { quote: a grant supports clinics, line: 1, nth: 1 }
    commitment: { planned: { quote: will open clinics, line: 2, nth: 1 } }
  - from: task/open-clinics
    serves: goal/health
    document: source-document/report
    basis: inferred
    strength: weak
    reasoning: clinics serve health
`,
};

const seedOntology = ontologyAt(join(root, "schema.graphql"));

describe("an export becomes the same strategy in seeds that do not have it, every quote where it stood:", () => {
  const cases: readonly (readonly [what: string, seeds: () => Promise<string>, ontology: Ontology])[] = [
    ["the seed", async () => join(root, "seeds"), seedOntology],
    ["words that stand more than once, in two texts", () => lockedDemo(repeated), caseOntology],
  ];
  for (const [what, seeds, ontology] of cases) {
    for (const form of ["xlsx", "csv"] as const) {
      test(`${what}, as ${form}`, async () => {
        const read = await readIn(await seeds(), ontology);
        const { diagnostics, seeds: anew } = await importAnew(read, form, ontology);
        expect(told(diagnostics)).toBe("");
        const again = await readIn(anew, ontology);
        expect(saidBy(again.excerpt)).toEqual(saidBy(read.excerpt));
        const { changes } = await importBook({
          book: await sent(again, form),
          seeds: anew,
          ontology,
          into: null,
          keepGoing: false,
          remove: false,
          dryRun: false,
        });
        expect(changes).toEqual([]);
      });
    }
  }

  test("of several claims the strongest, and the others are told of", async () => {
    const graph = (repeated["demo/graph.yaml"] as string)
      .replace(
        "    document: source-document/plan\n    quotes:",
        "    claims:\n    - document: source-document/plan\n      quotes:",
      )
      .replaceAll(/^ {6}- \{ quote: (supports|a grant supports)/gm, "        - { quote: $1")
      .replace("    commitment:", "      commitment:")
      .replace(
        "  - from: task",
        "    - { document: source-document/report, quote: A grant supports clinics, line: 1 }\n  - from: task",
      );
    const read = await readIn(await lockedDemo({ ...repeated, "demo/graph.yaml": graph }), caseOntology);
    const { diagnostics, seeds } = await importAnew(read, "csv", caseOntology);
    expect(diagnostics.map(({ code }) => code)).toEqual(["IMPORT_CLAIMS_LEFT_OUT"]);
    const [first] = (await readIn(seeds, caseOntology)).excerpt.edges;
    const [before] = read.excerpt.edges;
    expect(first?.claims).toEqual(before?.claims.slice(0, 1));
  });
});

test("a text that is not beside the workbook is asked for where its document stands", async () => {
  const read = await readIn(join(root, "seeds"), seedOntology);
  const book = await sent(read, "xlsx");
  const seeds = join(folder, `seeds-${made++}`);
  const request = { seeds, ontology: seedOntology, into: null, keepGoing: false, remove: false, dryRun: false };
  const { diagnostics, written } = await importBook({ book, ...request });
  expect(written).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["SEED_QUOTE_DOCUMENT"]);
  expect(diagnostics[0]?.place?.cell).toMatch(/^Entities!/);
  expect(diagnostics[0]?.hint).toContain("under `file`");
});

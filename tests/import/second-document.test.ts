import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readSeeds } from "../../src/seeds/read.ts";
import { demo, type Files, removeFolders, text } from "../seeds/folder.ts";
import { caseOntology } from "../seeds/ontology.ts";
import { bookOf, bring, deskWith, difference, filesIn, lockedDemo, removeDesks, told } from "./books.ts";

afterEach(() => {
  removeDesks();
  removeFolders();
});

/** Words that the second text has too, in every place where quotes are written, and some that it has not. */
const files: Files = demo({
  "demo/graph.yaml": `# how it was read
entities:
  - id: task/open-clinics
    name: Open new clinics
    mentions: [open new clinics, opening of clinics]
  - id: instrument/grant
    name: Grant # the only one
    amount: { value: "5", quote: A grant }
    mentions:
      - A grant
      - quote: A
        line: 3
        note: an article
  - id: goal/health
    name: Health
    basis: inferred
    strength: weak
    reasoning: it is what clinics are for
relations:
  - from: instrument/grant
    supports: task/open-clinics
    quote: A grant supports the opening of clinics # said once
    commitment: { planned: supports }
  - from: task/open-clinics
    serves: goal/health
    basis: inferred
    strength: weak
    reasoning: no quote
lists:
  - entity: instrument/grant
    relation: supports
    members: [Task]
    status: open
    quotes:
      - A grant
`,
});
const second = "A grant is paid. The ministry will not open new clinics.\n";

const documents = bookOf({
  Documents: [
    ["name", "file"],
    ["Report", "report.txt"],
  ],
});

async function spansIn(seeds: string) {
  const { dataset, diagnostics } = await readSeeds(seeds, caseOntology);
  if (dataset === null) throw new Error(told(diagnostics));
  const { entities, relations, lists } = dataset;
  return [
    Array.from(entities, ({ mentions, fieldEvidence }) => [mentions, fieldEvidence]).filter(([one]) => one?.length),
    Array.from(relations, ({ id, claims }) => [id, claims]),
    [...lists],
  ];
}

test("a second document leaves every quote and claim with the first, and only what it makes ambiguous is written", async () => {
  const seeds = await lockedDemo(files);
  const before = { files: filesIn(seeds), spans: await spansIn(seeds) };
  const { desk } = deskWith("report.txt", second);
  const { diagnostics, changes } = await bring(
    seeds,
    {
      ...documents,
      file: `${desk}/book.xlsx`,
      sheets: documents.sheets.map((sheet) => ({ ...sheet, file: `${desk}/book.xlsx` })),
    },
    { into: "demo" },
  );
  expect(told(diagnostics)).toBe("");
  const after = filesIn(seeds);
  expect(difference(before.files["demo/graph.yaml"] ?? "", after["demo/graph.yaml"] ?? "")).toEqual({
    gone: [
      "    mentions: [open new clinics, opening of clinics]",
      '    amount: { value: "5", quote: A grant }',
      "      - A grant",
      "      - A grant",
    ],
    come: [
      "    mentions: [{ quote: open new clinics, document: source-document/plan }, opening of clinics]",
      '    amount: { value: "5", quote: A grant, document: source-document/plan }',
      "      - { quote: A grant, document: source-document/plan }",
      "        document: source-document/plan",
      "    document: source-document/plan",
      "      - { quote: A grant, document: source-document/plan }",
    ],
  });
  expect(await spansIn(seeds)).toEqual(before.spans);
  expect(new Set(changes.filter(({ heading }) => heading === "document").map(({ id }) => id))).toEqual(
    new Set(["task/open-clinics", "instrument/grant", "task/open-clinics>serves>goal/health"]),
  );
});

test("what says its document already, and what the new text does not have, stays to the letter", async () => {
  const seeds = await lockedDemo();
  const before = readFileSync(join(seeds, "demo/graph.yaml"), "utf8");
  const { desk } = deskWith("report.txt", "Nothing of it.\n");
  const sheets = documents.sheets.map((sheet) => ({ ...sheet, file: `${desk}/book.xlsx` }));
  const { diagnostics } = await bring(seeds, { file: `${desk}/book.xlsx`, sheets }, { into: "demo" });
  expect(told(diagnostics)).toBe("");
  expect(readFileSync(join(seeds, "demo/graph.yaml"), "utf8")).toBe(before);
});

test("words that stand more than once are told with what to write for each place, in YAML and in a cell", async () => {
  const { desk, seeds } = deskWith("plan.txt", `${text}\nThe clinics, and clinics.\n`);
  const book = bookOf(
    {
      About: [
        ["what", "says"],
        ["strategy", "demo"],
      ],
      Documents: [
        ["name", "file"],
        ["Plan", "plan.txt"],
      ],
      Entities: [
        ["name", "kind", "mentions", "line"],
        ["Open new clinics", "task", "clinics"],
        ["Grant", "instrument", "clinics", "5"],
      ],
    },
    `${desk}/book.xlsx`,
  );
  const { diagnostics } = await bring(seeds, book);
  expect(diagnostics.map(({ hint }) => hint)).toEqual([
    "say which, under line: `3 nth 1` (…ministry will open new clinics by 2030. A grant suppor…), `3 nth 2` (…the opening of clinics. The clinics, and clini…), `5 nth 1` (…of clinics. The clinics, and clinics. …) or `5 nth 2` (…The clinics, and clinics. …)",
    "say which, under line: `nth 1` (…of clinics. The clinics, and clinics. …) or `nth 2` (…The clinics, and clinics. …)",
  ]);
});

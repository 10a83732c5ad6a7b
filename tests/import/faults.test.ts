import { afterEach, describe, expect, test } from "vitest";
import { removeFolders } from "../seeds/folder.ts";
import { bookOf, bring, type Cells, cellsOf, deskWith, filesIn, removeDesks, told } from "./books.ts";

afterEach(() => {
  removeDesks();
  removeFolders();
});

const entityHead = ["name", "kind", "mentions", "basis", "strength", "reasoning", "line", "id"];
const relationHead = [
  "from",
  "relation",
  "to",
  "quotes",
  "basis",
  "strength",
  "reasoning",
  "commitment",
  "commitmentWords",
];
const about: Cells = [
  ["what", "says"],
  ["strategy", "demo"],
];
const documents: Cells = [
  ["name", "file"],
  ["Plan", "plan.txt"],
];
const entities: Cells = [entityHead, ["Open new clinics", "task"], ["Grant", "Instrument", "A grant"]];
const relations: Cells = [
  relationHead,
  ["Grant", "supports", "Open new clinics", "A grant supports the opening of clinics"],
];
const sound = { About: about, Documents: documents, Entities: entities, Relations: relations };

/** What a book with these sheets in place of the sound ones is told, and that nothing is written. */
async function faultsOf(sheets: Readonly<Record<string, Cells>>, more: Parameters<typeof bring>[2] = {}) {
  const { desk, seeds } = deskWith();
  const { diagnostics, written } = await bring(seeds, bookOf({ ...sound, ...sheets }, `${desk}/book.xlsx`), more);
  if (diagnostics.some(({ severity }) => severity === "error")) {
    expect(written).toEqual([]);
    expect(Object.keys(filesIn(desk))).toEqual(["plan.txt"]);
  }
  return diagnostics;
}

test("a sound book becomes a strategy's folder", async () => {
  const { desk, seeds } = deskWith();
  const { diagnostics, changes } = await bring(seeds, bookOf(sound, `${desk}/book.xlsx`));
  expect(told(diagnostics)).toBe("");
  expect(changes.map(({ id }) => id)).toEqual([
    "demo/source-document/plan",
    "demo/task/open-new-clinics",
    "demo/instrument/grant",
    "demo/instrument/grant>supports>demo/task/open-new-clinics",
  ]);
  expect(filesIn(seeds)["demo/graph.yaml"]).toBe(`entities:
  - id: task/open-new-clinics
    name: Open new clinics
    mentions:
      - open new clinics

  - id: instrument/grant
    name: Grant
    mentions:
      - A grant

relations:
  - from: instrument/grant
    supports: task/open-new-clinics
    quote: A grant supports the opening of clinics
`);
});

const relation = (...cells: readonly (string | null)[]): Readonly<Record<string, Cells>> => ({
  Relations: [relationHead, cells],
});
const entity = (...cells: readonly (string | null)[]): Readonly<Record<string, Cells>> => ({
  Entities: [...entities, cells],
});

describe("every fault is told with its cell:", () => {
  const cases: readonly (readonly [what: string, sheets: Readonly<Record<string, Cells>>, told: readonly string[]])[] =
    [
      [
        "a quote that is not in the text",
        relation("Grant", "supports", "Open new clinics", "a grunt"),
        ["Relations!D2 SEED_QUOTE_NOT_FOUND"],
      ],
      [
        "a statement without a quote",
        relation("Grant", "supports", "Open new clinics"),
        ["Relations!D2 SEED_STATED_WITHOUT_QUOTE"],
      ],
      [
        "an inference without its strength",
        relation("Grant", "supports", "Open new clinics", null, "inferred", null, "why"),
        ["Relations!F2 SEED_INFERRED_WITHOUT_STRENGTH"],
      ],
      [
        "an inference without its reasoning",
        relation("Grant", "supports", "Open new clinics", null, "inferred", "weak"),
        ["Relations!G2 SEED_INFERRED_WITHOUT_REASONING"],
      ],
      [
        "a strength that there is not",
        relation("Grant", "supports", "Open new clinics", null, "inferred", "iron", "why"),
        ["Relations!F2 SEED_INVALID_ENUM"],
      ],
      [
        "a commitment without its words",
        relation(
          "Grant",
          "supports",
          "Open new clinics",
          "A grant supports the opening of clinics",
          null,
          null,
          null,
          "planned",
        ),
        ["Relations!I2 SEED_QUOTE_REQUIRED"],
      ],
      [
        "a name that nothing has",
        relation("Grunt", "supports", "Open new clinics", "A grant"),
        ["Relations!A2 IMPORT_NAME_UNKNOWN"],
      ],
      [
        "a relation that there is not",
        relation("Grant", "suports", "Open new clinics", "A grant"),
        ["Relations!B2 IMPORT_RELATION_UNKNOWN"],
      ],
      [
        "a relation the other way round",
        relation("Open new clinics", "supports", "Grant", "A grant"),
        ["Relations!A2 SEED_WRONG_END"],
      ],
      [
        "a relation without an end",
        relation("Grant", "supports", null, "A grant"),
        ["Relations!C2 IMPORT_CELL_MISSING"],
      ],
      ["a kind that there is not", entity("Roads", "rod"), ["Entities!B4 IMPORT_KIND_UNKNOWN"]],
      ["a row without a kind", entity("Roads"), ["Entities!B4 IMPORT_CELL_MISSING"]],
      ["a row without a name", entity(null, "task", "clinics"), ["Entities!A4 IMPORT_CELL_MISSING"]],
      ["a thing that the text does not name", entity("Roads", "task"), ["Entities!C4 SEED_STATED_WITHOUT_QUOTE"]],
      ["words that stand more than once", entity("Clinics", "goal", "clinics"), ["Entities!C4 SEED_QUOTE_AMBIGUOUS"]],
      [
        "words that do not stand on their line",
        entity("Clinics", "goal", "clinics", null, null, null, "2"),
        ["Entities!C4 SEED_QUOTE_LINE"],
      ],
      [
        "a line that is no number",
        entity("Clinics", "goal", "Clinics", null, null, null, "last"),
        ["Entities!C4 SEED_WRONG_TYPE"],
      ],
      ["two rows about one thing", entity("GRANT", "instrument", "A grant"), ["Entities!A4 IMPORT_ROW_TWICE"]],
      [
        "an id that is none",
        entity("Roads", "task", "clinics", null, null, null, null, "Roads!"),
        ["Entities!H4 IMPORT_ID_MALFORMED"],
      ],
      [
        "an id of another kind",
        entity("Roads", "task", "clinics", null, null, null, null, "goal/roads"),
        ["Entities!B4 IMPORT_CELLS_DISAGREE"],
      ],
      [
        "a heading that is not known",
        {
          Entities: [
            ["name", "kind", "mentoins"],
            ["Grant", "instrument", "A grant"],
          ],
        },
        ["Entities!C1 IMPORT_COLUMN_UNKNOWN"],
      ],
      [
        "a heading that is there twice",
        {
          Entities: [
            ["name", "kind", "Name"],
            ["Grant", "instrument", "A grant"],
          ],
        },
        ["Entities!C1 IMPORT_COLUMN_TWICE"],
      ],
      [
        "a document whose file is not there",
        {
          Documents: [
            ["name", "file"],
            ["Plan", "plans.txt"],
          ],
        },
        ["Documents!B2 IMPORT_SOURCE_MISSING"],
      ],
      [
        "a strategy that cannot be a folder",
        {
          About: [
            ["what", "says"],
            ["strategy", "My Plan"],
          ],
        },
        ["About!B2 IMPORT_STRATEGY_UNKNOWN"],
      ],
    ];
  for (const [what, sheets, expected] of cases) {
    test(what, async () => {
      const diagnostics = await faultsOf(sheets);
      expect(cellsOf(diagnostics), told(diagnostics)).toEqual(expected);
      for (const { hint, message } of diagnostics) {
        expect(hint).toMatch(/\S/);
        expect(message).not.toMatch(/\.import-/);
      }
    });
  }

  test("a value of a field that its kind does not have", async () => {
    const Entities: Cells = [
      ["name", "kind", "due", "amount"],
      ["Open new clinics", "task", "2030", "5"],
      ["Grant", "instrument", "soon"],
    ];
    const diagnostics = await faultsOf({ Entities });
    expect(cellsOf(diagnostics)).toEqual(["Entities!D2 IMPORT_FIELD_UNKNOWN", "Entities!C3 IMPORT_FIELD_UNKNOWN"]);
    expect(diagnostics[0]?.hint).toBe("it is for: instrument");
  });

  test("values that their fields cannot hold", async () => {
    const Entities: Cells = [
      ["name", "kind", "due", "duration", "priority", "urgent", "amount", "own_type"],
      ["Open new clinics", "task", "soon", "a year", "high", "maybe"],
      ["Grant", "instrument", null, null, null, null, "lots", "gift"],
    ];
    expect(cellsOf(await faultsOf({ Entities }))).toEqual([
      "Entities!C2 SEED_INVALID_DATE",
      "Entities!D2 SEED_INVALID_DURATION",
      "Entities!E2 SEED_INVALID_NUMBER",
      "Entities!F2 SEED_WRONG_TYPE",
      "Entities!G3 SEED_INVALID_MONEY",
      "Entities!H3 SEED_INVALID_ENUM",
    ]);
  });

  test("a name of several, unless only one of them fits", async () => {
    const named = [...entities, ["Grant", "task", "new clinics"], ["Clinics", "goal", "Clinics"]];
    const both = [
      relationHead,
      ["Grant", "supports", "Clinics", "A grant"],
      ["Clinics", "is served by", "grant", "A grant"],
    ];
    expect(cellsOf(await faultsOf({ Entities: named, Relations: both }))).toEqual([
      "Entities!A2 SEED_UNRELATED_ENTITY",
    ]);
    const twice = [...entities, ["Grant", "goal", "new clinics"]];
    const [fault] = await faultsOf({
      Entities: [...twice, ["Grant", "task", "Clinics"]],
      Relations: [relationHead, ["Grant", "supports", "Grant", "A grant"]],
    });
    expect([fault?.place?.cell, fault?.code]).toEqual(["Relations!C2", "IMPORT_NAME_AMBIGUOUS"]);
  });

  test("a book without any sheet that is read", async () => {
    const { desk, seeds } = deskWith();
    const { diagnostics } = await bring(seeds, bookOf({ Table1: [["a"]] }, `${desk}/book.xlsx`));
    expect(diagnostics.map(({ code }) => code)).toEqual(["IMPORT_SHEET_MISSING"]);
  });

  test("a sheet that is not read, as a warning", async () => {
    const diagnostics = await faultsOf({ "My remarks": [["a"]], Entites: [["b"]] });
    expect(cellsOf(diagnostics)).toEqual(["My remarks!A1 IMPORT_SHEET_UNKNOWN", "Entites!A1 IMPORT_SHEET_UNKNOWN"]);
    expect(diagnostics[1]?.hint).toBe("did you mean Entities?");
  });

  test("all of them at once", async () => {
    const diagnostics = await faultsOf({
      Entities: [...entities, ["Roads", "rod"]],
      Relations: [relationHead, ["Grunt", "supports", "Open new clinics"], ["Grant", "suports", "Open new clinics"]],
    });
    expect(cellsOf(diagnostics)).toEqual([
      "Entities!B4 IMPORT_KIND_UNKNOWN",
      "Relations!A2 IMPORT_NAME_UNKNOWN",
      "Relations!B3 IMPORT_RELATION_UNKNOWN",
    ]);
  });
});

describe("with keepGoing", () => {
  test("faulty rows are left out, with those that need them, and the rest is imported", async () => {
    const { desk, seeds } = deskWith();
    const book = bookOf(
      {
        ...sound,
        Entities: [...entities, ["Roads", "task"], ["Clinics", "goal", "Clinics"]],
        Relations: [
          ...relations,
          ["Grant", "supports", "Roads", "A grant"],
          ["Grant", "supports", "Clinics", "a grunt"],
          ["Open new clinics", "serves", "Clinics", "open new clinics"],
        ],
      },
      `${desk}/book.xlsx`,
    );
    const { diagnostics, leftOut, changes } = await bring(seeds, book, { keepGoing: true });
    expect(told(diagnostics)).toBe("");
    expect(cellsOf(leftOut.map(({ fault }) => fault))).toEqual([
      "Entities!C4 SEED_STATED_WITHOUT_QUOTE",
      "Relations!D4 SEED_QUOTE_NOT_FOUND",
      "Relations!C3 IMPORT_NAME_UNKNOWN",
    ]);
    expect(changes.map(({ id }) => id).filter((id) => id.includes(">"))).toEqual([
      "demo/instrument/grant>supports>demo/task/open-new-clinics",
      "demo/task/open-new-clinics>serves>demo/goal/clinics",
    ]);
  });
});

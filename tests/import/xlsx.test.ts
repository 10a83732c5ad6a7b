import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { type Part, zip } from "../../graph/export/zip.ts";
import type { Book, Sheet } from "../../src/import/book.ts";
import { readXlsx } from "../../src/import/xlsx.ts";
import { openZip } from "../../src/import/zip.ts";

const rels = (...targets: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships>${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`).join("")}</Relationships>`;

/** A workbook of one sheet, whose rows are these. */
function bookWith(
  rows: string,
  more: {
    readonly strings?: string;
    readonly styles?: string;
    readonly after?: string;
    readonly parts?: readonly Part[];
    readonly pr?: string;
  } = {},
): Buffer {
  const { strings = "", styles = "", after = "", parts = [], pr = "" } = more;
  const all: readonly Part[] = [
    { name: "_rels/.rels", content: [rels(["r1", "officeDocument", "xl/workbook.xml"])] },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: [
        rels(
          ["r1", "worksheet", "/xl/s.xml"],
          ["r2", "sharedStrings", "sharedStrings.xml"],
          ["r3", "styles", "styles.xml"],
        ),
      ],
    },
    {
      name: "xl/workbook.xml",
      content: [
        `<x:workbook xmlns:x="m" xmlns:r="r">${pr}<x:sheets><x:sheet name="Entities" state="hidden" sheetId="1" r:id="r1"/></x:sheets></x:workbook>`,
      ],
    },
    { name: "xl/sharedStrings.xml", content: [`<sst>${strings}</sst>`] },
    { name: "xl/styles.xml", content: [`<styleSheet>${styles}</styleSheet>`] },
    { name: "xl/s.xml", content: [`<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`] },
    ...parts,
  ];
  return Buffer.concat([...zip(all)]);
}

const read = (bytes: Buffer): Book => readXlsx(bytes, "book.xlsx");

/** What stands in the cells, by their names. */
function cellsOf({ sheets }: Book): Readonly<Record<string, string>> {
  const [{ rows }] = sheets as readonly [Sheet];
  return Object.fromEntries(
    rows.flatMap(({ number, cells }) =>
      Array.from(cells, ([column, { text, fault }]) => [`${"ABCDEFG"[column]}${number}`, fault?.code ?? text]),
    ),
  );
}

const refused = (bytes: Buffer) => {
  try {
    read(bytes);
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return null;
};

test("texts are read however they are written, without blanks around them, from hidden sheets too", () => {
  const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t xml:space="preserve"> in &lt;line&gt; </t></is></c></row>
    <row><c t="str"><f>A1</f><v>of a formula</v></c><c><v>1</v></c></row>`;
  const strings = `<si><r><t>shared, </t></r><r><t>in runs</t></r><rPh><t>reading</t></rPh></si>`;
  expect(cellsOf(read(bookWith(rows, { strings })))).toEqual({
    A2: "shared, in runs",
    C2: "in <line>",
    A3: "of a formula",
    B3: "1",
  });
});

test("numbers are read as they are typed, and truth values as words", () => {
  const rows = `<row r="1"><c><v>12500000</v></c><c><v>0.1</v></c><c><v>1E-7</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>`;
  expect(cellsOf(read(bookWith(rows)))).toEqual({ A1: "12500000", B1: "0.1", C1: "1e-7", D1: "true", E1: "false" });
});

test("dates are read as ISO 8601, by their cell's form, in either calendar", () => {
  const styles = `<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0&quot; days&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>`;
  const rows = `<row r="1"><c s="1"><v>45453</v></c><c s="2"><v>45453.5</v></c><c s="3"><v>45453</v></c><c s="1"><v>1</v></c><c t="d"><v>2024-06-10</v></c></row>`;
  expect(cellsOf(read(bookWith(rows, { styles })))).toEqual({
    A1: "2024-06-10",
    B1: "2024-06-10T12:00:00",
    C1: "45453",
    D1: "1900-01-01",
    E1: "2024-06-10",
  });
  const pr = '<x:workbookPr date1904="1"/>';
  const from1904 = `<row r="1"><c s="1"><v>43991</v></c></row>`;
  expect(cellsOf(read(bookWith(from1904, { styles, pr })))).toEqual({ A1: "2024-06-10" });
});

test("of a formula the value is taken, and one without a value, or with an error, is a fault of its cell", () => {
  const rows = `<row r="1"><c><f>1+1</f><v>2</v></c><c><f>cmd|' /C calc'!A0</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`;
  expect(cellsOf(read(bookWith(rows)))).toEqual({ A1: "2", B1: "IMPORT_CELL_FORMULA", C1: "IMPORT_CELL_ERROR" });
});

test("cells merged down a column all have the value, and cells merged across are a fault", () => {
  const rows = `<row r="1"><c><v>1</v></c><c><v>5</v></c></row><row r="2"><c r="B2"><v>6</v></c></row><row r="3"><c r="C3"><v>7</v></c></row>`;
  const after = `<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="B2:C2"/></mergeCells>`;
  expect(cellsOf(read(bookWith(rows, { after })))).toEqual({
    A1: "1",
    A2: "1",
    A3: "1",
    B1: "5",
    B2: "IMPORT_CELL_MERGED",
    C3: "7",
  });
});

test("what is written by number in a text is the character", () => {
  const rows = `<row r="1"><c t="inlineStr"><is><t>a_x000D__x000A_b _x005F_x0041_</t></is></c></row>`;
  expect(cellsOf(read(bookWith(rows)))).toEqual({ A1: "a\nb _x0041_" });
});

test("a file that is damaged, cut off or no workbook is refused with its code", () => {
  const sound = bookWith("<row><c><v>1</v></c></row>");
  const other = Buffer.from(sound);
  // a byte of packed content
  other[60] = (other[60] ?? 0) ^ 0xff;
  expect(refused(other)).toBe("IMPORT_FILE_DAMAGED");
  expect(refused(sound.subarray(0, sound.length - 40))).toBe("IMPORT_FILE_DAMAGED");
  expect(refused(Buffer.from("PK\u0003\u0004 and nothing else"))).toBe("IMPORT_FILE_DAMAGED");
  expect(refused(Buffer.concat([...zip([{ name: "a.txt", content: ["x"] }])]))).toBe("IMPORT_FILE_TYPE");
  expect(refused(bookWith("<row><c><v>1</v></row>"))).toBe("IMPORT_FILE_DAMAGED");
  expect(refused(bookWith(""))).toBe(null);
});

test("no entity of a document's own is resolved", () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
  const parts = [{ name: "xl/_rels/none", content: [""] }];
  const bytes = bookWith("", { parts });
  const archive = openZip(bytes, "book.xlsx");
  const entries = archive.names.map(
    (name): Part => ({
      name,
      content: [name === "xl/s.xml" ? `${bomb}<worksheet>&b;</worksheet>` : (archive.part(name) ?? "")],
    }),
  );
  expect(refused(Buffer.concat([...zip(entries)]))).toBe("IMPORT_FILE_DAMAGED");
});

test("no more is unpacked than a limit, whatever a part says of its size", () => {
  const bytes = Buffer.concat([
    ...zip([
      { name: "a", content: ["x".repeat(1_000)] },
      { name: "b", content: ["y".repeat(1_000)] },
    ]),
  ]);
  const part = (limit: number, name: string) => openZip(bytes, "book.xlsx", limit).part(name)?.length;
  expect(part(1_000, "a")).toBe(1_000);
  expect(() => part(999, "a")).toThrow(expect.objectContaining({ code: "IMPORT_FILE_TOO_LARGE" }));
  const both = openZip(bytes, "book.xlsx", 1_500);
  expect(both.part("a")).toHaveLength(1_000);
  expect(() => both.part("b")).toThrow(expect.objectContaining({ code: "IMPORT_FILE_TOO_LARGE" }));
});

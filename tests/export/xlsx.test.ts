import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Excerpt, type ExcerptNode, ownFields } from "../../graph/excerpt.ts";
import { entityColumns } from "../../graph/export/tables.ts";
import { workbook } from "../../graph/export/xlsx.ts";
import { zip } from "../../graph/export/zip.ts";
import { hostileExcerpt, seedExcerpt } from "./excerpts.ts";
import { findPython, type ReadBack, readBack } from "./readers.ts";
import { unzip } from "./unzip.ts";

const folder = mkdtempSync(join(tmpdir(), "strategraph-xlsx-"));
afterAll(() => rmSync(folder, { recursive: true }));
const seed = await seedExcerpt();
const python = findPython("workbooks of several sheets read back by openpyxl");

const bytesOf = (pieces: Iterable<Uint8Array>): Buffer => Buffer.concat([...pieces]);
const sheet = (excerpt: Excerpt, number: number, limits?: Parameters<typeof workbook>[1]): string =>
  unzip(bytesOf(workbook(excerpt, limits))).get(`xl/worksheets/sheet${number}.xml`) ?? "";

describe.skipIf(python === null)("a workbook of more rows than a sheet has", () => {
  test("goes on in further sheets, and its links lead there", () => {
    const limits = { rows: 30, links: 20, characters: 32_767 };
    const path = join(folder, "small-sheets.xlsx");
    writeFileSync(path, bytesOf(workbook(seed, limits)));
    const [found] = readBack(python as string, [["xlsx", path]]) as [ReadBack];
    expect(Object.keys(found.nodes)).toHaveLength(seed.receipt.nodes);
    expect(found.edges.map(([from, kind, to]) => [from, kind, to])).toEqual(
      Array.from(seed.edges, ({ from, relation, to }) => [from, relation, to]),
    );
    expect(found.edges.map(([, , , quotes]) => quotes)).toEqual(
      Array.from(seed.edges, ({ evidence }) => evidence.map(({ quote }) => quote).join("|")),
    );
    const book = unzip(bytesOf(workbook(seed, limits))).get("xl/workbook.xml") ?? "";
    expect(Array.from(book.matchAll(/<sheet name="([^"]+)"/g), ([, name]) => name)).toEqual([
      ...["Entities", "Entities 2", "Relations", "Relations 2", "Relations 3"],
      ...["Evidence", "Evidence 2", "Evidence 3", "Evidence 4", "About"],
    ]);
  });
});

test("fields that the kinds among the rows cannot have are left out, and those that nobody has filled in stand last", () => {
  const tasks = Array.from(seed.nodes).filter(({ kind }) => kind === "Task" || kind === "Country");
  const present = { kinds: new Set(["Task", "Country"]), fields: new Set(["code", "means"]) };
  const headings = entityColumns({ ...seed, nodes: tasks, edges: [], present }).map(({ header }) => header);
  const own = new Set(ownFields(seed.ontology).map(({ name }) => name));
  expect(headings.filter((heading) => own.has(heading))).toEqual(["means", "code", "number"]);
  expect(headings.slice(-3)).toEqual(["means", "code", "number"]);
  expect(headings).toContain("description");
});

test("as many links as Excel follows are in a sheet, the first", () => {
  const links = (most: number) =>
    sheet(seed, 2, { rows: 1_000, links: most, characters: 100 }).match(/<hyperlink /g) ?? [];
  expect(links(20)).toHaveLength(20);
  expect(links(65_530)).toHaveLength(3 * seed.receipt.edges);
});

test("a text longer than a cell is cut to its length", () => {
  const written = sheet(seed, 1, { rows: 1_000, links: 0, characters: 10 });
  const texts = Array.from(written.matchAll(/<t [^>]*>([^<]*)<\/t>/g), ([, text]) => text as string);
  const ofRows = texts.filter((text) => text.endsWith("…"));
  expect(ofRows.length).toBeGreaterThan(seed.receipt.nodes);
  for (const text of ofRows) expect(text.replaceAll(/&[#0-9a-z]+;/g, "_")).toHaveLength(10);
  const [first] = seed.nodes as Iterable<ExcerptNode> as [ExcerptNode];
  const named = { ...seed, nodes: [{ ...first, name: "12345678\u{1f600}, and more" }], edges: [] };
  expect(sheet(named, 1, { rows: 10, links: 0, characters: 10 })).toContain(">12345678…</t>");
});

test("no text is a formula, and what Excel would take for a character by its number stays as it is", () => {
  for (let at = 1; at <= 4; at++) {
    for (let number = 1; number <= 4; number++) expect(sheet(hostileExcerpt(at), number)).not.toContain("<f");
  }
  const [first] = seed.nodes as Iterable<ExcerptNode> as [ExcerptNode];
  const named = { ...seed, nodes: [{ ...first, name: "=_x0041_" }], edges: [] };
  expect(sheet(named, 1)).toContain('t="inlineStr"><is><t xml:space="preserve">=_x005F_x0041_</t>');
});

test("leaves as it is made: the first bytes come long before the last row is read", () => {
  const [first] = seed.nodes as Iterable<ExcerptNode> as [ExcerptNode];
  const [rows, description] = [5_000, "long ".repeat(200)];
  let read = 0;
  const nodes = {
    *[Symbol.iterator]() {
      for (; read < rows; read++) yield { ...first, id: String(read), description };
    },
  };
  const pieces = workbook({ ...seed, nodes, edges: [] });
  let bytes = 0;
  while (bytes < 1_000) bytes += pieces.next().value?.length ?? 0;
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(rows / 10);
  pieces.return();
});

test("a part that is larger than an archive allows is refused", () => {
  const parts = [{ name: "sheet", content: ["x".repeat(1_000)] }];
  expect(() => [...zip(parts, 999)]).toThrow(expect.objectContaining({ code: "EXPORT_TOO_LARGE" }));
  expect(unzip(bytesOf(zip(parts, 1_000))).get("sheet")).toBe("x".repeat(1_000));
});

import { Buffer } from "node:buffer";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readCsv, readCsvFolder } from "../../src/import/csv.ts";
import { bring, cellsOf, deskWith, removeDesks, told } from "./books.ts";

afterEach(removeDesks);

const read = (content: string | Buffer) =>
  readCsv(Buffer.from(content), "t.csv").map(({ number, cells }) => [
    number,
    ...Array.from(cells, ([column, { text }]) => `${column} ${text}`),
  ]);

test("fields are parted by what the first line has most of", () => {
  expect(read("a,b\r\n1,2\r\n")).toEqual([
    [1, "0 a", "1 b"],
    [2, "0 1", "1 2"],
  ]);
  expect(read("a;b;c\n1,5;2;\n")).toEqual([
    [1, "0 a", "1 b", "2 c"],
    [2, "0 1,5", "1 2"],
  ]);
  expect(read('"a;b;c;d"\tb\n1\t2')).toEqual([
    [1, "0 a;b;c;d", "1 b"],
    [2, "0 1", "1 2"],
  ]);
  expect(read("sep=;\r\na;b\r\n")).toEqual([[1, "0 a", "1 b"]]);
});

test("quoted fields have separators, line ends and quotation marks in them", () => {
  expect(read('a,"b ""c"", d\r\ne"\n"f" g,h\n')).toEqual([
    [1, "0 a", '1 b "c", d\ne'],
    [2, "0 f g", "1 h"],
  ]);
});

test("empty lines are counted, as a spreadsheet counts them", () => {
  expect(read("a,b\n\n,\n1,2\n")).toEqual([
    [1, "0 a", "1 b"],
    [4, "0 1", "1 2"],
  ]);
});

test("what Excel saves as Unicode text is read, and marks are no part of the first heading", () => {
  expect(read(Buffer.from("\u{FEFF}имя\tвид\r\nцель\tgoal\r\n", "utf16le"))).toEqual([
    [1, "0 имя", "1 вид"],
    [2, "0 цель", "1 goal"],
  ]);
  expect(read("\u{FEFF}name,kind\n")).toEqual([[1, "0 name", "1 kind"]]);
});

test("the apostrophe that keeps a spreadsheet from running a cell is taken off, and no other", () => {
  expect(read("'=1+1,''tis,'quoted',-5\n")).toEqual([[1, "0 =1+1", "1 'tis", "2 'quoted'", "3 -5"]]);
});

test("a quotation mark that is never closed, and bytes that are no text, are refused", () => {
  expect(() => read('a,b\n"c,d\ne,f\n')).toThrow(
    expect.objectContaining({ code: "IMPORT_FILE_DAMAGED", message: expect.stringContaining("line 2") }),
  );
  expect(() => read(Buffer.from([0x69, 0xec, 0xff, 0x2c]))).toThrow(
    expect.objectContaining({ code: "IMPORT_FILE_TYPE" }),
  );
  expect(() => read("a\u0000b")).toThrow(expect.objectContaining({ code: "IMPORT_FILE_TYPE" }));
  expect(() => read(" \n")).toThrow(expect.objectContaining({ code: "IMPORT_FILE_EMPTY" }));
});

test("a folder of CSV is a book, and its faults name the file and the cell", async () => {
  const { desk, seeds } = deskWith();
  const folder = join(desk, "tables");
  mkdirSync(folder);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write("Documents.csv", "name;file\r\nPlan;../plan.txt\r\n");
  write("entities.csv", "name;kind\r\nOpen new clinics;task\r\nGrant;instrument\r\n");
  write("relations.csv", "from;relation;to;quotes\r\nGrant;supports;Open new clinics;a grunt\r\n");
  const [faulty] = (await bring(seeds, await readCsvFolder(folder), { into: "demo" })).diagnostics;
  expect([faulty?.place?.file, faulty?.place?.cell, faulty?.code]).toEqual([
    join(folder, "relations.csv"),
    "D2",
    "SEED_QUOTE_NOT_FOUND",
  ]);
  write("relations.csv", "from;relation;to;quotes\r\nGrant;supports;Open new clinics;A grant supports\r\n");
  const { diagnostics, written } = await bring(seeds, await readCsvFolder(folder), { into: "demo" });
  expect(told(diagnostics)).toBe("");
  expect(written).toContain(join(seeds, "demo/graph.yaml"));
  expect(cellsOf((await bring(seeds, await readCsvFolder(folder))).diagnostics)).toEqual([]);
});

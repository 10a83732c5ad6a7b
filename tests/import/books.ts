import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { type Diagnostic, describe } from "../../graph/diagnostic.ts";
import { type Book, cellText, type Row } from "../../src/import/book.ts";
import { type Imported, importBook } from "../../src/import/import.ts";
import { lockSeeds } from "../../src/seeds/lock.ts";
import { demo, type Files, folderOf, text } from "../seeds/folder.ts";
import { caseOntology } from "../seeds/ontology.ts";

/** A sheet as rows of cells, the first row the headings. */
export type Cells = readonly (readonly (string | null)[])[];

/** A book as a workbook's reader gives it. */
export function bookOf(sheets: Readonly<Record<string, Cells>>, file = "book.xlsx"): Book {
  return {
    file,
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      file,
      prefix: `${name}!`,
      rows: rows.map(
        (cells, at): Row => ({
          number: at + 1,
          cells: new Map(
            cells.flatMap((cell, column) => {
              const typed = cellText(cell ?? "");
              return typed === "" ? [] : [[column, { text: typed }] as const];
            }),
          ),
        }),
      ),
    })),
  };
}

/** A seeds folder that is locked, and a text beside it. */
export async function lockedDemo(files: Files = demo()): Promise<string> {
  const folder = folderOf(files);
  await lockSeeds(folder, caseOntology);
  return folder;
}

/** An empty folder with the text that the rows of tests quote. */
export function deskWith(
  name = "plan.txt",
  content: string | Uint8Array = text,
): { readonly desk: string; readonly seeds: string } {
  const desk = mkdtempSync(join(tmpdir(), "strategraph-desk-"));
  desks.push(desk);
  writeFileSync(join(desk, name), content);
  return { desk, seeds: join(desk, "seeds") };
}

const desks: string[] = [];

export function removeDesks(): void {
  for (const desk of desks.splice(0)) rmSync(desk, { recursive: true, force: true });
}

export function bring(
  seeds: string,
  book: Book,
  more: {
    readonly into?: string;
    readonly keepGoing?: boolean;
    readonly remove?: boolean;
    readonly dryRun?: boolean;
  } = {},
): Promise<Imported> {
  const { into = null, keepGoing = false, remove = false, dryRun = false } = more;
  return importBook({ book, seeds, ontology: caseOntology, into, keepGoing, remove, dryRun });
}

/** `Relations!D14 CODE`, in their order. */
export function cellsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, place }) => `${place?.cell ?? place?.file} ${code}`);
}

export function told(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(describe).join("\n");
}

/** All files of a folder, by their path in it; hidden ones too. */
export function filesIn(folder: string, from = folder): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .flatMap((name): (readonly [string, string])[] => {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) return Object.entries(filesIn(path, from));
        return [[relative(from, path), readFileSync(path, "utf8")]];
      }),
  );
}

/** Lines that are only before, and only after. */
export function difference(
  before: string,
  after: string,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
}

/** An export, its entities with the file of each of these documents under `file`: `plan.txt` of `demo/source-document/plan`. */
export function withFiles(book: Book, documents: readonly string[]): Book {
  const sheets = book.sheets.map((sheet) => {
    if (sheet.name.toLowerCase() !== "entities") return sheet;
    const heads = [...(sheet.rows[0]?.cells ?? [])];
    const column = (name: string) => heads.find(([, { text }]) => text === name)?.[0] ?? -1;
    const [id, file] = [column("id"), column("file")];
    const rows = sheet.rows.map((row) => {
      const name = row.cells.get(id)?.text ?? "";
      return documents.includes(name)
        ? { ...row, cells: new Map([...row.cells, [file, { text: `${basename(name)}.txt` }]]) }
        : row;
    });
    return { ...sheet, rows };
  });
  return { ...book, sheets };
}

import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { type Excerpt, type ExcerptNode, excerptOf } from "../../graph/excerpt.ts";
import { excelCsv } from "../../graph/export/csv.ts";
import { workbook } from "../../graph/export/xlsx.ts";
import { readCsv } from "../../src/import/csv.ts";
import { readXlsx } from "../../src/import/xlsx.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { asked, hostile } from "../export/excerpts.ts";
import { removeFolders } from "../seeds/folder.ts";
import { caseOntology } from "../seeds/ontology.ts";
import { bookOf, bring, deskWith, filesIn, lockedDemo, removeDesks, told } from "./books.ts";

afterEach(() => {
  removeFolders();
  removeDesks();
});

/** Texts that seeds can hold, of which many are hard to write down. */
const texts = fc
  .oneof(
    fc.constantFrom(
      ...hostile,
      "- a",
      "? b",
      "{ c: d }",
      "[e",
      "'f",
      '"g',
      "key: value",
      "null",
      "0x1F",
      "2024-06-10",
      "a\n  b\n\nc",
      "| h",
      "> i",
      "%j",
      "&k *l !m",
      "~",
      "#n",
      "x #y",
      "=1+1",
      "'=1+1",
      "''",
      "on; off",
      "…",
    ),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 40 }),
  )
  .map((text) =>
    text
      .replaceAll(/\p{Cs}|[^\P{Cc}\t\n]|[\u{FFFE}\u{FFFF}]/gu, "_")
      .normalize("NFC")
      .replace(/^[\s\u{FEFF}\u{200B}]+|[\s\u{FEFF}\u{200B}]+$/gu, ""),
  )
  .filter((text) => text !== "");

async function excerptIn(seeds: string): Promise<Excerpt> {
  const { dataset, diagnostics } = await readSeeds(seeds, caseOntology);
  if (dataset === null) throw new Error(told(diagnostics));
  return excerptOf(caseOntology, dataset, asked);
}

const asWorkbook = (excerpt: Excerpt) => readXlsx(Buffer.concat([...workbook(excerpt)]), "book.xlsx");

async function asCsv(excerpt: Excerpt) {
  const files = await excelCsv.files(excerpt, { layout: null });
  const sheets = files
    .filter(({ name }) => name.endsWith(".csv"))
    .map(({ name, content }) => ({
      name: name.slice(0, -4),
      file: name,
      prefix: "",
      rows: readCsv(Buffer.from([...content].join("")), name),
    }));
  return { file: "tables", sheets };
}

const runs = { numRuns: 40, seed: 20300610 };

describe("whatever is written in cells", () => {
  test("is in the graph as it was typed, and its export changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(texts, {
          minLength: 1,
          maxLength: 5,
          selector: (text) => text.toLowerCase().replace(/\s+/g, " "),
        }),
        texts,
        texts,
        async (names, description, note) => {
          const { desk, seeds } = deskWith();
          const rows = names.map((name) => [name, "task", description, note, "inferred", "weak", description]);
          const book = bookOf(
            {
              Documents: [
                ["name", "file"],
                ["Plan", "plan.txt"],
              ],
              Entities: [["name", "kind", "description", "note", "basis", "strength", "reasoning"], ...rows],
            },
            `${desk}/book.xlsx`,
          );
          const { diagnostics } = await bring(seeds, book, { into: "demo" });
          expect(told(diagnostics.filter(({ severity }) => severity === "error"))).toBe("");
          const excerpt = await excerptIn(seeds);
          const tasks = [...excerpt.nodes].filter(({ kind }) => kind === "Task");
          expect(tasks.map(({ name }) => name).sort()).toEqual(names.toSorted());
          for (const task of tasks)
            expect([task.description, task.reasoning, task.note]).toEqual([description, description, note]);
          const before = filesIn(seeds);
          for (const back of [book, asWorkbook(excerpt), await asCsv(excerpt)]) {
            const again = await bring(seeds, back, { into: "demo" });
            expect(told(again.diagnostics.filter(({ severity }) => severity === "error"))).toBe("");
            expect(again.changes).toEqual([]);
          }
          expect(filesIn(seeds)).toEqual(before);
          removeDesks();
        },
      ),
      runs,
    );
  });

  test("in place of what is there, it is that cell's alone, and every other line of YAML stays", async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom("name", "description", "note"), async (text, heading) => {
        const seeds = await lockedDemo();
        const before = filesIn(seeds);
        const excerpt = await excerptIn(seeds);
        const changed = (node: ExcerptNode): ExcerptNode => {
          if (node.kind !== "Task") return node;
          const names = heading === "name" ? [{ language: "en", name: text }] : node.names;
          return { ...node, names, name: names[0]?.name ?? "", ...(heading !== "name" && { [heading]: text }) };
        };
        const edited = { ...excerpt, nodes: Array.from(excerpt.nodes, changed) };
        const { diagnostics, changes } = await bring(seeds, asWorkbook(edited));
        expect(told(diagnostics)).toBe("");
        expect(changes.every((one) => one.heading === heading)).toBe(true);
        const now = await excerptIn(seeds);
        const plain = (one: Excerpt) => JSON.stringify([...one.nodes]);
        expect(plain(now)).toBe(plain(edited));
        const after = filesIn(seeds);
        const kept = (before["demo/graph.yaml"] ?? "")
          .split("\n")
          .filter((line) => !line.includes("name: Open new clinics"));
        const lines = (after["demo/graph.yaml"] ?? "").split("\n");
        for (const line of kept) expect(lines).toContain(line);
        expect({ ...after, "demo/graph.yaml": "" }).toEqual({ ...before, "demo/graph.yaml": "" });
        removeFolders();
      }),
      runs,
    );
  });
});

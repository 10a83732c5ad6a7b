import { join } from "node:path";
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
import { bookOf, bring, deskWith, filesIn, lockedDemo, removeDesks, told, withFiles } from "./books.ts";

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

const asWorkbook = (excerpt: Excerpt, file = "book.xlsx") => readXlsx(Buffer.concat([...workbook(excerpt)]), file);

async function asCsv(excerpt: Excerpt, folder = ".") {
  const files = await excelCsv.files(excerpt, { layout: null });
  const sheets = files
    .filter(({ name }) => name.endsWith(".csv"))
    .map(({ name, content }) => ({
      name: name.slice(0, -4),
      file: join(folder, name),
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

/** Words of a source, as they can stand in it: on one line, and without blanks at their ends. */
const words = fc
  .oneof({ weight: 6, arbitrary: texts }, { weight: 1, arbitrary: fc.constant("\uFFFE; =cmd|' /C calc'!A0") })
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((text) => text !== "");

describe("whatever relations are written with", () => {
  test("is found in the text and in the graph as it was typed, and its export changes nothing and makes it anew", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(texts, { minLength: 2, maxLength: 4, selector: nameOf }),
        fc.uniqueArray(words, { minLength: 2, maxLength: 5 }),
        words,
        texts,
        async (names, quotes, qualifier, note) => {
          // each on a line of its own, and one of them twice
          const lines = [...quotes, quotes[0] as string].map((quote, at) => `§${at}§ ${quote} §`);
          const { desk, seeds } = deskWith("plan.txt", `${lines.join("\n")}\n`);
          const [first, ...others] = names;
          const lineOf = (at: number) => at + 1;
          const about = { quotes: quotes.join("\n"), line: quotes.map((_, at) => lineOf(at)).join("; ") };
          const book = bookOf(
            {
              Documents: [
                ["name", "file"],
                ["Plan", "plan.txt"],
              ],
              Entities: [
                ["name", "kind", "mentions", "line"],
                [first as string, "instrument", quotes[0] as string, String(lines.length)],
                ...others.map((name) => [name, "task", quotes[1] as string, "2"]),
              ],
              Relations: [
                [
                  "from",
                  "relation",
                  "to",
                  "quotes",
                  "line",
                  "commitment",
                  "commitmentWords",
                  "commitmentLine",
                  "qualifier",
                  "note",
                ],
                ...others.map((name) => [
                  first as string,
                  "supports",
                  name,
                  about.quotes,
                  about.line,
                  "planned",
                  quotes[1] as string,
                  "2",
                  qualifier,
                  note,
                ]),
              ],
            },
            `${desk}/book.xlsx`,
          );
          const { diagnostics } = await bring(seeds, book, { into: "demo" });
          expect(told(diagnostics.filter(({ severity }) => severity === "error"))).toBe("");
          const excerpt = await excerptIn(seeds);
          const edges = [...excerpt.edges];
          expect(edges).toHaveLength(others.length);
          for (const { evidence, claims } of edges) {
            expect(evidence.map(({ quote, line }) => [quote, line])).toEqual(
              quotes.map((quote, at) => [quote, lineOf(at)]),
            );
            expect([claims[0]?.qualifier, claims[0]?.note]).toEqual([qualifier, note]);
            expect(claims[0]?.commitmentEvidence.map(({ quote, line }) => [quote, line])).toEqual([[quotes[1], 2]]);
          }
          const before = filesIn(seeds);
          for (const back of [asWorkbook(excerpt), await asCsv(excerpt)]) {
            const again = await bring(seeds, back);
            expect(told(again.diagnostics.filter(({ severity }) => severity === "error"))).toBe("");
            expect(again.changes).toEqual([]);
          }
          expect(filesIn(seeds)).toEqual(before);
          const plain = (one: Excerpt) => JSON.stringify([[...one.nodes], [...one.edges]]);
          // XML has no such characters
          const isXml = ![...names, ...quotes, qualifier, note].some((one) => /[\u{FFFE}\u{FFFF}]/u.test(one));
          const sent = isXml ? [asWorkbook(excerpt, join(desk, "book.xlsx"))] : [];
          for (const [at, back] of [...sent, await asCsv(excerpt, desk)].entries()) {
            const anew = join(desk, `anew-${at}`);
            const made = await bring(anew, withFiles(back, ["demo/source-document/plan"]));
            expect(told(made.diagnostics.filter(({ severity }) => severity === "error"))).toBe("");
            expect(plain(await excerptIn(anew))).toBe(plain(excerpt));
          }
          removeDesks();
        },
      ),
      runs,
    );
  });
});

/** By which names are told apart. */
function nameOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ");
}

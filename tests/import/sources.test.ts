import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { StrategraphError } from "../../graph/diagnostic.ts";
import { zip } from "../../graph/export/zip.ts";
import { importFile } from "../../src/import/file.ts";
import { textOfPdf } from "../../src/import/source/pdf.ts";
import { readSource } from "../../src/import/source/read.ts";
import { lockSeeds } from "../../src/seeds/lock.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { built } from "../built.ts";
import { caseOntology } from "../seeds/ontology.ts";
import { bookOf, bring, deskWith, filesIn, removeDesks, told } from "./books.ts";
import { bombOf, pdfOf } from "./pdfs.ts";

// a PDF is read in a thread, which runs what is built
built();
afterEach(removeDesks);

const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function textOf(name: string, bytes: string | Uint8Array): Promise<string> {
  return (await readSource(join(deskWith(name, bytes).desk, name))).text;
}

const codeOf = (name: string, bytes: string | Uint8Array): Promise<unknown> =>
  textOf(name, bytes).then(
    () => null,
    (error: { code: unknown }) => error.code,
  );

const styles = `<w:styles xmlns:w="w"><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`;

function docxOf(body: string, head = ""): Buffer {
  const rels = (type: string, target: string) =>
    `<Relationships><Relationship Id="r" Type="x/${type}" Target="${target}"/></Relationships>`;
  return Buffer.concat([
    ...zip([
      { name: "_rels/.rels", content: [rels("officeDocument", "word/document.xml")] },
      { name: "word/_rels/document.xml.rels", content: [rels("styles", "styles.xml")] },
      { name: "word/styles.xml", content: [styles] },
      { name: "word/document.xml", content: [`${head}<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`] },
    ]),
  ]);
}

const paragraph = (text: string, properties = "") =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

describe("the words are taken of", () => {
  test("a page of HTML, with its headings, as a browser shows them", async () => {
    const html = `<!doctype html><html><head><title>no</title><style>p {}</style></head><body>
      <script>no()</script><h1>Clinics
      until  2030</h1><p>The ministry <b>will</b> open<br>new&nbsp;clinics &amp; more.</p><p hidden>no</p>
      <ul><li>one<li>two</ul><table><tr><td>a<td>b</tr></table><pre>as  it
stands</pre></body></html>`;
    expect(await textOf("plan.html", html)).toBe(
      "# Clinics until 2030\n\nThe ministry will open\nnew\u{a0}clinics & more.\n\none\n\ntwo\n\na\tb\n\nas  it\nstands\n",
    );
  });

  test("a page in the encoding that it names", async () => {
    const cyrillic = Buffer.concat([
      Buffer.from('<meta charset="windows-1251"><p>'),
      Buffer.from([0xcf, 0xeb, 0xe0, 0xed]),
    ]);
    expect(await textOf("plan.htm", cyrillic)).toBe("План\n");
    expect(await codeOf("plan.htm", cyrillic.subarray(29))).toBe("IMPORT_FILE_TYPE");
  });

  test("a document of Word, with its headings and pages, and without what was deleted", async () => {
    const body = [
      paragraph("Clinics", '<w:pStyle w:val="1"/>'),
      paragraph("The ministry ", '<w:pStyle w:val="a"/>').replace(
        "</w:p>",
        "<w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:r><w:t>will</w:t></w:r></w:p>",
      ),
      '<w:p><w:r><w:br w:type="page"/><w:t>Next</w:t><w:tab/><w:t>page</w:t></w:r></w:p>',
      "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Third</w:t><w:br/><w:t>line</w:t></w:r></w:p>",
    ].join("");
    expect(await textOf("plan.docx", docxOf(body))).toBe(
      "# Clinics\n\nThe ministry will\n\fNext page\n\n\fThird\nline\n".replace("\n\n\f", "\n\f"),
    );
  });

  test("a PDF, with its pages, and the titles of its outline as headings", async () => {
    const pdf = pdfOf([
      ["Clinics", "The ministry will open new"],
      ["Money", "A grant supports it."],
    ]);
    expect(await textOf("plan.pdf", pdf)).toBe(
      "# Clinics\nThe ministry will open new\n\f# Money\nA grant supports it.\n",
    );
  });

  test("a text in UTF-16, as UTF-8; one in UTF-8 stays as it is, byte for byte", async () => {
    const { desk } = deskWith("plan.txt", Buffer.from("\u{FEFF}План\r\n", "utf16le"));
    const read = await readSource(join(desk, "plan.txt"));
    expect([read.text, read.original?.file]).toEqual(["План\r\n", "plan.txt"]);
    const marked = Buffer.from("\u{FEFF}План\r\n");
    const kept = await readSource(join(deskWith("plan.md", marked).desk, "plan.md"));
    expect([Buffer.from(kept.bytes), kept.original]).toEqual([marked, null]);
  });
});

describe("is refused with its code:", () => {
  const locked = pdfOf(
    [["x"]],
    `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"41".repeat(32)}>/U<${"42".repeat(32)}>>>`,
  );
  const cases: readonly (readonly [what: string, name: string, bytes: string | Uint8Array, code: string | null])[] = [
    ["a PDF with a password", "a.pdf", locked, "IMPORT_FILE_LOCKED"],
    ["a PDF without words", "a.pdf", pdfOf([[], []]), "IMPORT_SOURCE_WITHOUT_TEXT"],
    ["a PDF that is cut off", "a.pdf", "%PDF-1.4\nnothing", "IMPORT_FILE_DAMAGED"],
    ["a PDF that is none", "a.pdf", "a text", "IMPORT_FILE_TYPE"],
    ["a PDF that is called a text", "a.txt", pdfOf([["x"]]), "IMPORT_FILE_TYPE"],
    ["a document of Word of before 2007", "a.docx", Buffer.from("d0cf11e0a1b11ae1", "hex"), "IMPORT_FILE_LOCKED"],
    [
      "an archive that is called a document",
      "a.docx",
      Buffer.concat([...zip([{ name: "a", content: ["x"] }])]),
      "IMPORT_FILE_TYPE",
    ],
    [
      "a document that declares entities",
      "a.docx",
      docxOf("", '<!DOCTYPE a [<!ENTITY b "c">]>'),
      "IMPORT_FILE_DAMAGED",
    ],
    ["a document without words", "a.docx", docxOf(""), "IMPORT_FILE_EMPTY"],
    ["a page without words", "a.html", "<p> </p>", "IMPORT_FILE_EMPTY"],
    ["a page that is nested without end", "a.html", `<p>x${"<div>".repeat(50_000)}y`, "IMPORT_FILE_DAMAGED"],
    ["an empty file", "a.txt", "", "IMPORT_FILE_EMPTY"],
    ["a file of another type", "a.rtf", "{\\rtf1}", "IMPORT_FILE_TYPE"],
  ];
  for (const [what, name, bytes, code] of cases) {
    test(what, async () => expect(await codeOf(name, bytes)).toBe(code));
  }
});

describe("a PDF that unpacks without end, of a few KB,", () => {
  const bomb = bombOf(8);
  const refusal = (limits: Parameters<typeof textOfPdf>[2]) =>
    textOfPdf(bomb, "bomb.pdf", limits).then(
      (text) => text.slice(0, 100),
      (error: StrategraphError) => [error.code, error.diagnostics[0]?.message, error.diagnostics[0]?.hint],
    );

  test("is given up when it takes too much memory, and the memory is free again", async () => {
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage.rss();
    expect(await refusal({ megabytes: 300, seconds: 300 })).toEqual([
      "IMPORT_FILE_TOO_LARGE",
      "Reading the file takes more than 300 MB of memory.",
      "bring its words as a text (.txt), or split it",
    ]);
    await expect.poll(() => process.memoryUsage.rss() - before, { timeout: 60_000 }).toBeLessThan(300 * 2 ** 20);
  });

  test("is given up when it takes too long", async () => {
    expect((await refusal({ megabytes: 300, seconds: 0 }))[1]).toBe("Reading the file takes more than 0 seconds.");
  });
});

describe("a source that is imported", () => {
  const request = { ontology: caseOntology, keepGoing: false, remove: false, dryRun: false };

  test("is a document with its pages, and the hash of its original stands beside the text's", async () => {
    const pdf = pdfOf([["Clinics"], ["A grant supports the opening."]]);
    const { desk, seeds } = deskWith("Plan 2030.pdf", pdf);
    const file = join(desk, "Plan 2030.pdf");
    const { diagnostics } = await importFile(file, { ...request, seeds, into: "demo" });
    expect(told(diagnostics)).toBe("");
    const files = filesIn(seeds);
    expect(files["demo/strategy.yaml"]).toContain(`  - id: source-document/plan-2030
    text: plan-2030.txt
    original: { file: Plan 2030.pdf, sha256: ${sha256(pdf)} }
    name: Plan 2030
`);
    expect(JSON.parse(files["demo/lock.json"] ?? "").documents["source-document/plan-2030"]).toEqual({
      file: "plan-2030.txt",
      sha256: sha256(files["demo/plan-2030.txt"] ?? ""),
      original: sha256(pdf),
      quotes: [],
    });
    const book = bookOf({
      Entities: [
        ["name", "kind", "mentions"],
        ["Grant", "instrument", "A grant"],
      ],
    });
    await bring(seeds, book);
    const { dataset } = await readSeeds(seeds, caseOntology);
    expect(Array.from(dataset?.documents ?? [], ({ pages, sections }) => [pages.length, sections.length])).toEqual([
      [2, 2],
    ]);
    expect((await importFile(file, { ...request, seeds, into: null })).written).toEqual([]);
  });

  test("anew, with other words, takes the place of its text, unless a quote is no longer there", async () => {
    const { desk, seeds } = deskWith("plan.html", "<h1>Clinics</h1><p>A grant.</p>");
    const file = join(desk, "plan.html");
    const once = () => importFile(file, { ...request, seeds, into: "demo" });
    await once();
    await bring(
      seeds,
      bookOf({
        Entities: [
          ["name", "kind"],
          ["Grant", "instrument"],
        ],
      }),
    );
    writeFileSync(file, "<h1>Clinics</h1><p>Now: a grant.</p>");
    expect((await once()).written.map((path) => path.slice(seeds.length + 1))).toEqual([
      "demo/strategy.yaml",
      "demo/plan.txt",
      "demo/lock.json",
    ]);
    const kept = filesIn(seeds);
    writeFileSync(file, "<h1>Clinics</h1>");
    expect((await once()).diagnostics.map(({ code }) => code)).toEqual(["SEED_QUOTE_NOT_FOUND"]);
    expect(filesIn(seeds)).toEqual(kept);
  });

  test("has an original that the lock knows: another one, unlocked, is a fault", async () => {
    const { desk, seeds } = deskWith("plan.html", "<p>A grant.</p>");
    await importFile(join(desk, "plan.html"), { ...request, seeds, into: "demo" });
    const path = join(seeds, "demo/strategy.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(
      path,
      text.replace(/sha256: \w/, (found) => `sha256: ${found.endsWith("0") ? "1" : "0"}`),
    );
    expect((await readSeeds(seeds, caseOntology)).diagnostics.map(({ code }) => code)).toContain("SEED_LOCK_STALE");
    expect((await lockSeeds(seeds, caseOntology)).written).toHaveLength(1);
    writeFileSync(path, text.replace(/sha256: \w+/, "sha256: none"));
    expect((await readSeeds(seeds, caseOntology)).diagnostics.map(({ code }) => code)).toContain("SEED_WRONG_TYPE");
  });
});

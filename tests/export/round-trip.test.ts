import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareCodePoints } from "../../graph/dataset.ts";
import type { Excerpt } from "../../graph/excerpt.ts";
import { formatOf, formats } from "../../graph/export/formats.ts";
import { layered } from "../../graph/export/layout.ts";
import { root } from "../built.ts";
import { allExcerpts, seedExcerpt } from "./excerpts.ts";
import { faultsOfXml, findPython, type ReadBack, readBack } from "./readers.ts";
import { unzip } from "./unzip.ts";
import { bytesOf, page, written } from "./written.ts";

const excerpts = await allExcerpts();

/** Of an archive, what its parts hold. */
function textOf(bytes: Buffer): string {
  return bytes.toString("latin1", 0, 2) === "PK" ? [...unzip(bytes).values()].join("\n") : bytes.toString("utf8");
}

/** What a format makes of text: XML has no U+FFFE, and a list's separator gives way within it. */
interface Written {
  readonly text: (text: string) => string;
  readonly quotes: (quotes: readonly string[]) => string;
  readonly kind: (kind: string, excerpt: Excerpt) => string;
  readonly relation: (relation: string, label: string) => string;
}

const exactly: Written = {
  text: (text) => text,
  quotes: (quotes) => quotes.join("|"),
  kind: (kind) => kind,
  relation: (relation) => relation,
};
const inXml: Written = {
  ...exactly,
  text: (text) => text.replaceAll(/[\u{FFFE}\u{FFFF}]/gu, "\u{FFFD}"),
  quotes: (quotes) => quotes.map((one) => inXml.text(one).replaceAll("|", "\u{A6}")).join("|"),
};
const inCells: Written = { ...inXml, quotes: (quotes) => quotes.map(inXml.text).join("|") };
/** Readers of CSV take any line break for a line feed, and a leading apostrophe for what it is there for. */
const readings: readonly (readonly [reader: string, format: string, written: Written])[] = [
  ["gexf", "gexf", inXml],
  ["graphml", "graphml", inXml],
  ["yed", "yed", inXml],
  ["igraph", "graphml", inXml],
  ["node-link", "node-link", exactly],
  ["cytoscape", "cytoscape", exactly],
  ["cx2", "cx2", exactly],
  ["turtle", "turtle", exactly],
  ["jsonld", "jsonld", exactly],
  ["html", "html", exactly],
  ["parquet", "parquet", exactly],
  ["xlsx", "xlsx", inCells],
  ["csv-gephi", "csv-gephi", exactly],
  ["csv-excel", "csv-excel", exactly],
  [
    "csv-kumu",
    "csv-kumu",
    {
      ...exactly,
      kind: (kind, { ontology }) => ontology.kinds.find(({ name }) => name === kind)?.label ?? kind,
      relation: (_, label) => label,
    },
  ],
  ["csv-neo4j-admin", "csv-neo4j-admin", exactly],
];

const python = findPython("exports read back by networkx, igraph, pandas, openpyxl, pyarrow and rdflib");

describe.skipIf(python === null)("read back by networkx, igraph, pandas, openpyxl, pyarrow and rdflib", () => {
  for (const [reader, name, { text, quotes, kind, relation }] of readings) {
    test(`${name} gives the same graph, its quotes included (${reader})`, async () => {
      const format = formatOf(name);
      const paths = await Promise.all(
        excerpts.map(async ([of, excerpt]) => {
          const path = await written(format, of, excerpt);
          return [reader, reader === "igraph" ? withoutTheSmallest(path) : path] as const;
        }),
      );
      const found = readBack(python as string, paths);
      for (const [at, [of, excerpt]] of excerpts.entries()) {
        const expected: ReadBack = {
          nodes: Object.fromEntries(
            Array.from(excerpt.nodes, (one) => [one.id, { name: text(one.name), kind: kind(one.kind, excerpt) }]),
          ),
          edges: Array.from(excerpt.edges, (one) => [
            one.from,
            relation(one.relation, one.label),
            one.to,
            quotes(one.evidence.map(({ quote }) => quote)),
          ]),
        };
        const answer = found[at] as ReadBack;
        expect(inOrder(answer), of).toEqual(inOrder(expected));
      }
    });
  }
});

/** A copy for igraph, which reads no number as near to zero as 5e-324; docs/export.md says so. */
function withoutTheSmallest(path: string): string {
  const copy = `${path}.igraph`;
  writeFileSync(copy, readFileSync(path, "utf8").replaceAll(">5e-324<", ">0<"));
  return copy;
}

function inOrder({ nodes, edges }: ReadBack): ReadBack {
  return { nodes, edges: edges.toSorted((a, b) => compareCodePoints(a.join("\0"), b.join("\0"))) };
}

test("GEXF has lists as text, since Gephi parts them at the commas of a quote", async () => {
  const [file] = await formatOf("gexf").files(await seedExcerpt(), { layout: null });
  const text = bytesOf(file?.content ?? []).toString("utf8");
  expect(text).toContain('title="quotes" type="string"');
  expect(text).not.toContain("liststring");
});

test("XML exports are well-formed, whatever stands in them", async () => {
  const paths = await Promise.all(
    ["gexf", "graphml", "yed", "svg", "stratml"].flatMap((name) =>
      excerpts.map(([of, excerpt]) => written(formatOf(name), of, excerpt)),
    ),
  );
  expect(faultsOfXml(paths)).toBe("");
});

test("GEXF has what its version 1.3 allows, and nothing else", async () => {
  const paths = await Promise.all(excerpts.map(([of, excerpt]) => written(formatOf("gexf"), of, excerpt)));
  expect(faultsOfXml(paths, join(root, "tests/export/gexf.rng"))).toBe("");
});

describe.each(formats)("$name", (format) => {
  test("is the same, byte for byte, when the same graph is written again", async () => {
    for (const [, excerpt] of excerpts) {
      const once = await format.files(excerpt, { layout: layered(excerpt), page });
      const again = await format.files(excerpt, { layout: layered(excerpt), page });
      expect(again.map(({ content }) => bytesOf(content).toString("latin1"))).toEqual(
        once.map(({ content }) => bytesOf(content).toString("latin1")),
      );
    }
  });

  test("carries its receipt and the credit of the documents it quotes", async () => {
    const excerpt = await seedExcerpt();
    const files = await format.files(excerpt, { layout: null, page });
    const all = files.map(({ content }) => textOf(bytesOf(content)));
    expect(all.join("\n")).toContain(excerpt.receipt.revision);
    expect(all.join("\n")).toContain("may not be reproduced without reference to Kazakhstan Today");
  });
});

import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { Dataset, Mention, SourceText } from "../../graph/dataset.ts";
import { datasetOf, demo, entityIn, faultsOf, removeFolders } from "./folder.ts";

afterEach(removeFolders);

/** Reads a text with one entity whose mentions are these, as YAML. */
async function mentionsIn(text: string | Uint8Array, mentions: string) {
  const graph = `entities:\n  - id: task/t\n    name: T\n    mentions: ${mentions}\n`;
  const dataset = await datasetOf(demo({ "demo/source.txt": text, "demo/graph.yaml": graph }));
  return { source: sourceOf(dataset), mentions: entityIn(dataset, "demo/task/t").mentions };
}

function sourceOf(dataset: Dataset): SourceText {
  for (const source of dataset.documents) return source;
  throw new Error("no text");
}

function words({ text }: SourceText, { quote }: Mention): string {
  return text.slice(quote.start, quote.end);
}

function sentence({ text }: SourceText, { quote }: Mention): string {
  return text.slice(quote.sentenceStart, quote.sentenceEnd);
}

const only = <T>([first, second]: readonly T[]): T => {
  if (first === undefined || second !== undefined) throw new Error("not one");
  return first;
};

describe("a quote", () => {
  it("is found over line ends, no-break spaces and runs of spaces, and keeps the text's own", async () => {
    const { source, mentions } = await mentionsIn("The new\r\n\u00a0 clinics are  open.", '["new   clinics are open"]');
    expect(words(source, only(mentions))).toBe("new\n\u00a0 clinics are  open");
  });

  it("may be folded in YAML", async () => {
    const { source, mentions } = await mentionsIn(
      "The new clinics are open.",
      "\n      - new\n        clinics are\n        open",
    );
    expect(words(source, only(mentions))).toBe("new clinics are open");
  });

  it("counts surrogate pairs as the two units they are", async () => {
    const { source, mentions } = await mentionsIn("\u{1F600}\u{1F600} a clinic \u{1F3E5}!", '["clinic \u{1F3E5}"]');
    expect(only(mentions).quote).toMatchObject({ start: 7, end: 16 });
    expect(words(source, only(mentions))).toBe("clinic \u{1F3E5}");
  });

  it("is taken as it stands: case and composition count", async () => {
    const files = (quote: string) =>
      demo({
        "demo/source.txt": "Cafe\u0301 and Grant.",
        "demo/graph.yaml": `entities:\n  - { id: task/t, name: T, mentions: ["${quote}"] }\n`,
      });
    expect((await faultsOf(files("grant"))).map(({ code }) => code)).toEqual(["SEED_QUOTE_NOT_FOUND"]);
    expect((await faultsOf(files("Caf\u00e9"))).map(({ code }) => code)).toEqual(["SEED_QUOTE_NOT_FOUND"]);
    expect((await faultsOf(files("Cafe\u0301"))).map(({ code }) => code)).toEqual(["SEED_UNRELATED_ENTITY"]);
  });

  it("is told apart from others by line and by its turn on the line", async () => {
    const text = "a grant\na grant and a grant\n";
    const { mentions } = await mentionsIn(text, "[{ quote: a grant, line: 1 }, { quote: a grant, line: 2, nth: 2 }]");
    expect(mentions.map(({ quote }) => quote.start)).toEqual([0, 20]);
  });

  it("that overlaps itself occurs twice", async () => {
    const files = demo({
      "demo/source.txt": "la la la",
      "demo/graph.yaml": "entities:\n  - { id: task/t, name: T, mentions: [la la] }\n",
    });
    expect((await faultsOf(files)).map(({ code }) => code)).toEqual(["SEED_QUOTE_AMBIGUOUS"]);
  });
});

describe("the sentence of a quote", () => {
  it("ends with its line, or where the next one begins", async () => {
    const { source, mentions } = await mentionsIn("A heading\nOne thing. Another\n", "[heading, thing, Another]");
    expect(mentions.map((one) => sentence(source, one))).toEqual(["A heading", "One thing.", "Another"]);
  });

  it("goes on where the next line goes on in lower case", async () => {
    const { source, mentions } = await mentionsIn("The clinics\nare open. The end\n\nof it.", "[open, end]");
    expect(mentions.map((one) => sentence(source, one))).toEqual(["The clinics\nare open.", "The end"]);
  });

  it("spans all sentences that the quote does", async () => {
    const { source, mentions } = await mentionsIn("One is. Two are. Three are.", "[is. Two]");
    expect(mentions.map((one) => sentence(source, one))).toEqual(["One is. Two are."]);
  });
});

describe("a source", () => {
  it("has the hash of its bytes, and offsets without carriage returns and byte order mark", async () => {
    const bytes = new TextEncoder().encode("\ufeffOne\r\ntwo");
    const { source, mentions } = await mentionsIn(bytes, "[two]");
    expect(source.text).toBe("One\ntwo");
    expect(only(mentions).quote.start).toBe(4);
    expect(source.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it("knows its pages by form feeds and its sections by headings", async () => {
    const { source } = await mentionsIn("# Aims ##\nOne\f## Means\nTwo #3\n#hash\n", "[Two]");
    expect(source.pages).toEqual([
      { start: 0, label: "1" },
      { start: 14, label: "2" },
    ]);
    expect(source.sections).toEqual([
      { start: 0, label: "Aims" },
      { start: 14, label: "Means" },
    ]);
  });

  it("has no pages or sections where it marks none", async () => {
    const { source } = await mentionsIn("One\nTwo", "[Two]");
    expect([source.pages, source.sections]).toEqual([[], []]);
  });
});

import type { Place } from "../../graph/diagnostic.ts";
import { createReport, shown, startOf } from "./report.ts";
import { count, listOf, type Read, type Reading, readMapping, text, verbatim, wrongType } from "./shape.ts";
import { readYaml } from "./yaml.ts";

/** What a lock says of a document. */
export interface LockedDocument {
  /** Its id in the folder. */
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  /** Of the file that the text was taken from; null where there is none. */
  readonly original: string | null;
  /** By start, then end. */
  readonly quotes: readonly LockedQuote[];
  readonly place: Place;
}

export interface LockedQuote {
  /** Its first words, for whoever reviews the lock. */
  readonly quote: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: readonly [start: number, end: number];
  readonly place: Place;
}

const version = 1;

/** The text of lock.json: a quote a line, so that a diff shows what moved. */
export function printLock(documents: readonly Omit<LockedDocument, "place">[]): string {
  const each = documents.map(({ name, file, sha256, original, quotes }) => {
    const lines = quotes.map(({ quote, line, start, end, sentence }) => {
      const where = `"line": ${line}, "start": ${start}, "end": ${end}, "sentence": [${sentence.join(", ")}]`;
      return `\n        { "quote": ${JSON.stringify(quote)}, ${where} }`;
    });
    const list = lines.length === 0 ? "[]" : `[${lines.join(",")}\n      ]`;
    const taken = original === null ? "" : `,\n      "original": "${original}"`;
    const head = `"file": ${JSON.stringify(file)},\n      "sha256": "${sha256}"${taken}`;
    return `\n    ${JSON.stringify(name)}: {\n      ${head},\n      "quotes": ${list}\n    }`;
  });
  const body = each.length === 0 ? "{}" : `{${each.join(",")}\n  }`;
  return `{\n  "version": ${version},\n  "documents": ${body}\n}\n`;
}

/** The words a lock shows of a quote. */
export function firstWords(quote: string): string {
  return shown(quote, 60);
}

const offset: Read<number> = (node, what, reading) =>
  node.is === "scalar" && Number.isInteger(node.value) && Number(node.value) >= 0
    ? Number(node.value)
    : wrongType(node, `${what} takes an offset`, reading);

const sentence: Read<readonly [number, number]> = (node, what, reading) => {
  const [start, end] = listOf(offset)(node, what, reading) ?? [];
  return start === undefined || end === undefined
    ? wrongType(node, `${what} takes two offsets`, reading)
    : [start, end];
};

const quoteShape = { quote: verbatim, line: count, start: offset, end: offset, sentence };

const lockedQuote: Read<LockedQuote> = (node, _what, reading) => {
  const values = readMapping(node, "a locked quote", quoteShape, reading, { required: Object.keys(quoteShape) });
  const { quote, line, start, end, sentence: around } = values?.value ?? {};
  if (quote === undefined || line === undefined || start === undefined || end === undefined || !around)
    return undefined;
  return { quote, line, start, end, sentence: around, place: node.place };
};

const documentShape = { file: verbatim, sha256: text, original: text, quotes: listOf(lockedQuote) };

const lockedDocuments: Read<readonly LockedDocument[]> = (node, what, reading) => {
  if (node.is !== "mapping") return wrongType(node, `${what} takes documents by id`, reading);
  return Array.from(node.entries, ([name, { key, value: inner }]) => {
    const required = Object.keys(documentShape).filter((key) => key !== "original");
    const {
      file,
      sha256,
      original = null,
      quotes,
    } = readMapping(inner, "a locked document", documentShape, reading, { required })?.value ?? {};
    return file !== undefined && sha256 !== undefined && quotes
      ? { name, file, sha256, original, quotes, place: key }
      : null;
  }).filter((one) => one !== null);
};

const versionOf: Read<number> = (node, what, reading) =>
  node.is === "scalar" && node.value === version
    ? version
    : wrongType(node, `${what} takes ${version}, the version this program writes`, reading);

/** Reads lock.json, which is YAML too, so that every entry knows its line. Errors: SEED_LOCK_UNREADABLE, once. */
export function readLock(content: string, file: string, reading: Reading): readonly LockedDocument[] | null {
  const inner = createReport();
  const mark = /^(<{7}|={7}|>{7})/m.exec(content);
  if (mark) {
    const line = content.slice(0, mark.index).split("\n").length;
    reading.report("SEED_LOCK_UNREADABLE", { file, line, column: 1 }, "The lock has the marks of a merge in it.");
    return null;
  }
  const { root } = readYaml(content, file, inner.report);
  const shape = { version: versionOf, documents: lockedDocuments };
  const required = Object.keys(shape);
  const documents =
    root && readMapping(root, "the lock", shape, { ...reading, report: inner.report }, { required })?.value.documents;
  const [fault] = inner.diagnostics();
  if (!fault) return documents ?? null;
  reading.report("SEED_LOCK_UNREADABLE", fault.place ?? startOf(file), `The lock cannot be read. ${fault.message}`);
  return null;
}

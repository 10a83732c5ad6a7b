import { createHash } from "node:crypto";
import type { Mark } from "../../graph/dataset.ts";
import type { Place } from "../../graph/diagnostic.ts";
import { type Folded, fold, rankOf } from "./fold.ts";

/** The file that a text was taken from: by its name, and the SHA-256 of its bytes. */
export interface Original {
  readonly file: string;
  readonly sha256: string;
}

/** A document's text with what finding quotes in it takes. */
export interface Source {
  /** Of the document's entity. */
  readonly id: string;
  /** Its id in its folder, as the lock names it: `source-document/plan`. */
  readonly name: string;
  /** Path of its text, for places. */
  readonly file: string;
  /** The same as its folder names it: `source.txt`. */
  readonly textName: string;
  readonly language: string;
  /** Where its folder names it. */
  readonly place: Place;
  /** CRLF made LF, otherwise verbatim. */
  readonly text: string;
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly original: Original | null;
  readonly folded: Folded;
  /** Offset of each line's first character. */
  readonly lines: readonly number[];
}

/** Cost: O(characters). */
export function makeSource(
  document: Pick<Source, "id" | "name" | "file" | "textName" | "language" | "place"> & {
    readonly original?: Original | null;
  },
  read: { readonly bytes: Uint8Array; readonly text: string },
): Source {
  const text = read.text.replaceAll("\r\n", "\n");
  const lines = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines.push(end + 1);
  return {
    ...document,
    original: document.original ?? null,
    text,
    sha256: hashOf(read.bytes),
    folded: fold(text),
    lines,
  };
}

/** SHA-256 in lower-case hexadecimal. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The line an offset is on, from 1. Cost: O(log lines). */
export function lineOf(source: Source, offset: number): number {
  return rankOf(source.lines, offset);
}

export function placeIn(source: Source, offset: number): Place {
  const line = lineOf(source, offset);
  return { file: source.file, line, column: offset - (source.lines[line - 1] ?? 0) + 1 };
}

/** Pages: where form feeds part them, counted from 1; none where there is no form feed. */
export function pagesOf(text: string): readonly Mark[] {
  const pages = [{ start: 0, label: "1" }];
  for (let feed = text.indexOf("\f"); feed >= 0; feed = text.indexOf("\f", feed + 1)) {
    pages.push({ start: feed + 1, label: String(pages.length + 1) });
  }
  return pages.length > 1 ? pages : [];
}

/** Sections: where Markdown headings (`## Title`) begin them. */
export function sectionsOf(text: string): readonly Mark[] {
  return Array.from(text.matchAll(/(?<=^|\f)#{1,6}[ \t]+([^\n\f]*)/gm), (found) => ({
    start: found.index,
    label: (found[1] ?? "").replace(/[ \t]+#+[ \t]*$/, "").trim(),
  })).filter(({ label }) => label !== "");
}

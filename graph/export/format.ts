import type { Excerpt } from "../excerpt.ts";
import type { Layout } from "./layout.ts";
import type { PageParts } from "./page.ts";

/** One way to write an excerpt down. */
export interface Format {
  /** What people call it by: `gexf`. */
  readonly name: string;
  /** What it is, and for which tool: a line of a list. */
  readonly title: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /**
   * The file; of a format that takes several, all of them, and then their names matter to the tool. Of a format whose library
   * is loaded only when it is asked for, a promise of them.
   */
  readonly files: (excerpt: Excerpt, options: ExportOptions) => readonly ExportFile[] | Promise<readonly ExportFile[]>;
  /** Of a picture: it takes a core for as long as seconds, and is best drawn where nobody waits. */
  readonly drawn?: true;
  /** What it does not hold, and what becomes of that; nothing where it holds everything. */
  readonly leavesOut: readonly string[];
}

export interface ExportFile {
  /** With its extension. */
  readonly name: string;
  /** Made as it is read; may be read again, and is the same then. */
  readonly content: Iterable<string | Uint8Array>;
}

export interface ExportOptions {
  /** Where each node stands; null where the tool is to lay it out itself. */
  readonly layout: Layout | null;
  /** What names of things begin with, in formats that name by IRIs; their own choice, unless said. */
  readonly base?: string;
  /** Fetches what a page is made with, which the page alone asks for. */
  readonly page?: () => Promise<PageParts>;
}

/** A file whose content is a generator. */
export function file(name: string, content: () => Generator<string, void, void>): ExportFile {
  return { name, content: { [Symbol.iterator]: content } };
}

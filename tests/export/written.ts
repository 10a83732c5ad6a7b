import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Excerpt } from "../../graph/excerpt.ts";
import type { ExportOptions, Format } from "../../graph/export/format.ts";
import { layered } from "../../graph/export/layout.ts";
import type { PageParts } from "../../graph/export/page.ts";
import { readPageParts } from "../../src/server/page-parts.ts";
import { built } from "../built.ts";

const folder = mkdtempSync(join(tmpdir(), "strategraph-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a format's files; gives the path of the only one, or of their folder. They go when the tests of a file end. */
export async function written(
  format: Format,
  name: string,
  excerpt: Excerpt,
  options: Partial<ExportOptions> = {},
): Promise<string> {
  const files = await format.files(excerpt, { layout: layered(excerpt), page, ...options });
  const place = join(folder, name.replaceAll(" ", "-"), format.name);
  mkdirSync(place, { recursive: true });
  for (const file of files) writeFileSync(join(place, file.name), bytesOf(file.content));
  return files.length === 1 ? join(place, (files[0] as { name: string }).name) : place;
}

/** What a page is made with, as built. */
export async function page(): Promise<PageParts> {
  built();
  return readPageParts();
}

export function bytesOf(content: Iterable<string | Uint8Array>): Buffer {
  return Buffer.concat(Array.from(content, (piece) => Buffer.from(piece)));
}

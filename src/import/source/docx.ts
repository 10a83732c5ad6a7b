import type { Buffer } from "node:buffer";
import { refuse } from "../faults.ts";
import { relationsOf } from "../xlsx.ts";
import { readXml } from "../xml.ts";
import { type Archive, openZip } from "../zip.ts";
import { TextLines } from "./lines.ts";

/** What is not part of the text as it reads now: what was deleted or moved away, fields' codes, and what stands for newer parts. */
const unread = new Set(["del", "moveFrom", "instrText", "Fallback", "delText"]);

/**
 * The words of a document of Word (ECMA-376, WordprocessingML), changes taken as accepted: headings by the level of their style, in whatever
 * language that is called; pages where it breaks them, or where Word last did. Errors: IMPORT_FILE_*. Cost: O(bytes).
 */
export function textOfDocx(bytes: Buffer, file: string): string {
  const archive = openZip(bytes, file);
  const root = relationsOf(archive, "", file).find(({ type }) => type.endsWith("/officeDocument"))?.target;
  const content = root === undefined ? null : archive.part(root);
  if (root === undefined || content === null || !root.endsWith("document.xml")) {
    throw refuse("IMPORT_FILE_TYPE", file, "The file is an archive, but no document of Word.", "save it as .docx");
  }
  const styles = relationsOf(archive, root, file).find(({ type }) => type.endsWith("/styles"))?.target;
  const levels = styles === undefined ? new Map<string, number>() : levelsOf(archive, styles, file);
  const lines = new TextLines();
  let skipped = 0;
  let within = false;
  readXml(content, file, root, {
    open(name, { val = "", type }) {
      if (unread.has(name)) skipped++;
      if (skipped > 0) return;
      if (name === "t") within = true;
      else if (name === "pStyle") beginHeading(levels.get(val));
      else if (name === "outlineLvl") beginHeading(Number(val) + 1);
      else if (name === "lastRenderedPageBreak" || (name === "br" && type === "page")) lines.breakPage();
      else if (name === "br" || name === "cr") lines.breakLine();
      else if (name === "tab") lines.add(" ");
      else if (name === "noBreakHyphen") lines.add("\u{2011}");
      else if (name === "tc") lines.breakCell();
    },
    close(name) {
      if (unread.has(name)) skipped--;
      if (skipped > 0) return;
      if (name === "t") within = false;
      else if (name === "p") lines.breakBlock();
    },
    text(words) {
      if (within && skipped === 0) lines.add(words);
    },
  });
  return lines.text();

  function beginHeading(level: number | undefined): void {
    if (level !== undefined && level >= 1 && level <= 6) lines.beginHeading(level);
  }
}

/** Levels of the styles that are headings, from 1. */
function levelsOf(archive: Archive, part: string, file: string): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  const content = archive.part(part);
  if (content === null) return levels;
  let style = "";
  readXml(content, file, part, {
    open(name, { styleId, val = "" }) {
      if (name === "style") style = styleId ?? "";
      const level =
        name === "name"
          ? Number(/^heading (\d)$/i.exec(val)?.[1])
          : name === "outlineLvl"
            ? Number(val) + 1
            : Number.NaN;
      if (Number.isInteger(level)) levels.set(style, level);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return levels;
}

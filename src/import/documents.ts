import { basename, dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import { StrategraphError } from "../../graph/diagnostic.ts";
import { startOf } from "../seeds/report.ts";
import { makeSource, type Source } from "../seeds/source.ts";
import type { EntityRow } from "./entity-rows.ts";
import { faultOf } from "./faults.ts";
import type { Now } from "./now.ts";
import { readSource, type SourceRead } from "./source/read.ts";
import type { RowFault } from "./table.ts";
import { change, type Writing } from "./writing.ts";
import type { NewPair } from "./yaml-append.ts";
import { removeKey, setKey } from "./yaml-edit.ts";

/** The text of a document that a row brings with it. */
export interface BroughtText {
  readonly row: EntityRow;
  readonly read: SourceRead;
  readonly source: Source;
  /** What the document's entry says of it. */
  readonly pairs: readonly NewPair[];
}

/**
 * Reads the files that rows of documents name, whose paths count from where the row stands. A document that has its text in the seeds may
 * name a file that is gone. Errors: IMPORT_SOURCE_MISSING, and those of reading sources, at the row's cell. Cost: O(bytes).
 */
export async function readBrought(
  rows: readonly EntityRow[],
  language: string,
): Promise<{ readonly texts: readonly BroughtText[]; readonly faults: readonly RowFault[] }> {
  const texts: BroughtText[] = [];
  const faults: RowFault[] = [];
  for (const row of rows) {
    const name = row.line.text("file");
    if (name === null) continue;
    const place = row.line.placeOf("file");
    try {
      const read = await readSource(resolve(dirname(place.file), name));
      const textName = freeName(read.textName, texts);
      texts.push({
        row,
        read,
        source: sourceOf(row, { ...read, textName }, language),
        pairs: pairsOf({ ...read, textName }),
      });
    } catch (error) {
      if (!(error instanceof StrategraphError)) throw error;
      for (const fault of error.diagnostics) {
        if (fault.code !== "IMPORT_FILE_UNREADABLE")
          faults.push({ line: row.line, fault: { ...fault, place } as Diagnostic });
        else if (row.known === null) {
          faults.push({
            line: row.line,
            fault: faultOf("IMPORT_SOURCE_MISSING", place, `There is no file ${name} beside ${basename(place.file)}.`),
          });
        }
      }
    }
  }
  return { texts, faults };
}

function pairsOf({ textName, original }: Pick<SourceRead, "textName" | "original">): readonly NewPair[] {
  const text: NewPair = { key: "text", value: textName, heading: "file" };
  return original === null ? [text] : [text, { key: "original", value: { ...original }, heading: "file" }];
}

function sourceOf(
  { id, local, line }: EntityRow,
  { text, bytes, textName, original }: SourceRead,
  language: string,
): Source {
  const place = startOf(line.placeOf("file").file);
  return makeSource({ id, name: local, file: textName, textName, language, original, place }, { bytes, text });
}

function freeName(wanted: string, texts: readonly BroughtText[]): string {
  const taken = (name: string) => texts.some(({ source }) => source.textName === name);
  const dot = wanted.lastIndexOf(".");
  let name = wanted;
  for (let number = 2; taken(name); number++) name = `${wanted.slice(0, dot)}-${number}${wanted.slice(dot)}`;
  return name;
}

/** Writes that a document that is there already has another text, or one at last. */
export function changeText({ row, read, source }: BroughtText, writing: Writing): void {
  const { line, id, known, folder } = row;
  const [place] = known?.places ?? [];
  const before = writing.now.folders.get(folder)?.sources.find((one) => one.id === id);
  const isSame = before?.sha256 === source.sha256 && before.original?.sha256 === read.original?.sha256;
  if (!place || isSame) return;
  const origin = { line, heading: "file" };
  change(writing, place, { ...origin, id }, (draft, entry) => {
    if (!before) setKey(draft, entry, "text", source.textName, origin);
    if (read.original) setKey(draft, entry, "original", { ...read.original }, origin);
    else removeKey(draft, entry, "original");
  });
}

/** Where a brought text stands in the seeds: over the one it replaces. */
export function pathOfText({ row, source }: BroughtText, { folders, seeds }: Now): string {
  const before = folders.get(row.folder)?.sources.find(({ id }) => id === source.id);
  return before?.file ?? join(seeds, row.folder, source.textName);
}

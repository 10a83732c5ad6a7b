import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { ExportCode } from "../../graph/export/codes.ts";
import type { ExportFile } from "../../graph/export/format.ts";
import { inPieces } from "../../graph/export/pieces.ts";
import { reasonOf } from "../server/text-file.ts";

/**
 * Writes files so that they are there whole or not at all: under another name first, which then changes. A format's only
 * file goes to `to`; several go into a folder of that name, which must not be there or be empty. Null: standard output, for
 * one file only. Errors: EXPORT_FOLDER_NEEDED, EXPORT_FOLDER_TAKEN, EXPORT_NOT_WRITTEN, and those of the format. Cost: O(bytes), a piece at a time.
 */
export async function writeExport(files: readonly ExportFile[], to: string | null): Promise<void> {
  const [first, ...others] = files;
  if (first === undefined) return;
  if (to === null) {
    if (others.length > 0)
      throw fault("EXPORT_FOLDER_NEEDED", `The format takes ${files.length} files.`, "name a folder for them with -o");
    await pipeline(Readable.from(inPieces(first.content)), process.stdout, { end: false });
    return;
  }
  const draft = join(dirname(to), `.${process.pid}.${Date.now()}.tmp`);
  try {
    if (others.length === 0) await writeFile(draft, first);
    else {
      await checkFree(to);
      await mkdir(draft);
      for (const file of files) await writeFile(join(draft, file.name), file);
      await rm(to, { recursive: true, force: true });
    }
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    if (error instanceof StrategraphError || !(error instanceof Error && "syscall" in error)) throw error;
    throw fault(
      "EXPORT_NOT_WRITTEN",
      `${to} cannot be written: ${reasonOf(error)}.`,
      "look at the path, its permissions and the free space",
    );
  }
}

async function writeFile(path: string, { content }: ExportFile): Promise<void> {
  await pipeline(Readable.from(inPieces(content)), createWriteStream(path));
}

/** Nothing, or an empty folder, stands there. */
async function checkFree(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (there.length > 0)
    throw fault(
      "EXPORT_FOLDER_TAKEN",
      `${folder} is there already, and not empty.`,
      "name another folder, or empty it",
    );
}

function fault(code: ExportCode, message: string, hint: string): StrategraphError {
  return new StrategraphError({ code, severity: "error", message, hint });
}

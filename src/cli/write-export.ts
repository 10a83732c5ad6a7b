import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StrategraphError } from "../../graph/diagnostic.ts";
import type { ExportCode } from "../../graph/export/codes.ts";
import type { ExportFile } from "../../graph/export/format.ts";
import { reasonOf } from "../server/text-file.ts";

/** Characters that go to the system at a time: a line of a file each would cost a call each. */
const atOnce = 1 << 16;

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
    await pipeline(Readable.from(pieces(first.content)), process.stdout, { end: false });
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
  await pipeline(Readable.from(pieces(content)), createWriteStream(path));
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

function* pieces(content: ExportFile["content"]): Generator<string | Uint8Array, void, void> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of content) {
    if (typeof piece !== "string") {
      yield piece;
      continue;
    }
    waiting.push(piece);
    length += piece.length;
    if (length < atOnce) continue;
    yield waiting.join("");
    waiting = [];
    length = 0;
  }
  if (length > 0) yield waiting.join("");
}

function fault(code: ExportCode, message: string, hint: string): StrategraphError {
  return new StrategraphError({ code, severity: "error", message, hint });
}

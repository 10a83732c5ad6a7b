import type { Buffer } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { reason } from "../seeds/folder.ts";
import { refuse } from "./faults.ts";

/** Bytes of a file to import. */
export const fileLimit = 128 * 2 ** 20;

/** Reads a file, its size looked at first. Errors: IMPORT_FILE_UNREADABLE, IMPORT_FILE_TOO_LARGE, IMPORT_FILE_EMPTY. */
export async function readBytes(file: string): Promise<Buffer> {
  let bytes: Buffer;
  try {
    const found = await stat(file);
    if (!found.isFile()) throw refuse("IMPORT_FILE_TYPE", file, `${file} is not a file.`);
    if (found.size > fileLimit) {
      const megabytes = (size: number) => Math.ceil(size / 2 ** 20);
      throw refuse(
        "IMPORT_FILE_TOO_LARGE",
        file,
        `The file has ${megabytes(found.size)} MB; at most ${megabytes(fileLimit)} MB are read.`,
      );
    }
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof Error && error.name === "StrategraphError") throw error;
    throw refuse("IMPORT_FILE_UNREADABLE", file, `${file} cannot be read: ${reason(error)}.`);
  }
  if (bytes.length === 0) throw refuse("IMPORT_FILE_EMPTY", file, "The file is empty.");
  return bytes;
}

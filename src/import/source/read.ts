import { basename, extname } from "node:path";
import { decodeText } from "../decode.ts";
import { refuse } from "../faults.ts";
import { readBytes } from "../files.ts";
import { slugOf } from "../slug.ts";

/** A source as the seeds have it. */
export interface SourceRead {
  /** What the text is called in the strategy's folder. */
  readonly textName: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Reads a source by its type. Errors: IMPORT_FILE_*. Cost: O(bytes). */
export async function readSource(file: string): Promise<SourceRead> {
  const extension = extname(file).toLowerCase();
  const name = basename(file, extname(file));
  if (extension !== ".txt" && extension !== ".md") {
    throw refuse("IMPORT_FILE_TYPE", file, `${basename(file)} is of no type that texts are taken from.`);
  }
  const bytes = await readBytes(file);
  const text = decodeText(bytes, file);
  if (bytes[0] === 0xff || bytes[0] === 0xfe)
    throw refuse("IMPORT_FILE_TYPE", file, "The file is not UTF-8 text.", "save it as UTF-8");
  return { textName: `${slugOf(name)}${extension}`, text, bytes };
}

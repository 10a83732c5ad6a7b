import type { Buffer } from "node:buffer";
import { refuse } from "./faults.ts";

/**
 * The text of a file that Excel, an editor or a browser saved: UTF-8, with or without a mark, or UTF-16 by its mark. `declared` is an
 * encoding that the file itself names. What else there is cannot be told from one another, and is not guessed. Errors: IMPORT_FILE_TYPE,
 * IMPORT_FILE_EMPTY. Cost: O(bytes).
 */
export function decodeText(bytes: Buffer, file: string, declared: string | null = null): string {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  const text = decoded(bytes, marked ?? "utf-8") ?? (declared === null ? null : decoded(bytes, declared));
  if (text === null) throw refuse("IMPORT_FILE_TYPE", file, "The file is not UTF-8 text.", "save it as UTF-8");
  if (/[^\P{Cc}\t\n\v\f\r\u{80}-\u{9f}]/u.test(text)) {
    throw refuse("IMPORT_FILE_TYPE", file, "The file has control characters in it, as no text has.");
  }
  if (text.trim() === "") throw refuse("IMPORT_FILE_EMPTY", file, "The file has no content.");
  return text;
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

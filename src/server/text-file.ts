import { createReadStream } from "node:fs";

/** Bytes that an ontology, a question or its variables may have. */
const largest = 16 * 2 ** 20;

/**
 * Reads a text of at most 16 MB, also from what has no size to look at first: a pipe, a device. Rejects with what
 * `reasonOf` has words for. Cost: O(bytes).
 */
export async function readTextFile(from: string | AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of typeof from === "string" ? createReadStream(from) : from) {
    size += chunk.length;
    if (size > largest) throw new RangeError(`it has more than ${largest / 2 ** 20} MB`);
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}

/** Why a file could not be read, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
      return "this user may not";
    case "ERR_ENCODING_INVALID_ENCODED_DATA":
      return "it is not UTF-8";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

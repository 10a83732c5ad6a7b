import { readFile } from "node:fs/promises";
import { text as readAll } from "node:stream/consumers";
import { failure } from "./exit.ts";

/** A file named on the command line, or standard input for `-`. Error: CLI_FILE_UNREADABLE. */
export async function readText(file: string): Promise<string> {
  try {
    if (file === "-") return await readAll(process.stdin);
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch (error) {
    throw failure("CLI_FILE_UNREADABLE", `${file} cannot be read: ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
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

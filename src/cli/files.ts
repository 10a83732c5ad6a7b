import { readTextFile, reasonOf } from "../server/text-file.ts";
import { failure } from "./exit.ts";

/** A file named on the command line, or standard input for `-`. Error: CLI_FILE_UNREADABLE. */
export async function readText(file: string): Promise<string> {
  try {
    return await readTextFile(file === "-" ? process.stdin : file);
  } catch (error) {
    throw failure("CLI_FILE_UNREADABLE", `${file} cannot be read: ${reasonOf(error)}.`);
  }
}

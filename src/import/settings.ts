import type { Book } from "./book.ts";
import { keyOf, type Line, readTable } from "./table.ts";

/** What the sheet About says of the strategy as such. */
export interface Settings {
  readonly text: (what: string) => string | null;
  readonly line: (what: string) => Line | null;
}

/** Sheet About: a row a matter, `what` and `says`. */
export function readSettings(book: Book): Settings {
  const { lines } = readTable(book, "About", ["what", "says"]);
  const find = (what: string) => lines.find((line) => keyOf(line.text("what") ?? "") === keyOf(what)) ?? null;
  return { line: find, text: (what) => find(what)?.text("says") ?? null };
}

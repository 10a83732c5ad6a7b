import type { Range } from "../place.ts";
import { linesOf, type Reading } from "./segments.ts";

/** Words of a line that nobody has read anything from. */
export interface Unread extends Range {
  readonly line: number;
  /** Whether nothing was read from any of the line. */
  readonly isWhole: boolean;
}

/** Fewer words than these between two readings say nothing by themselves. */
const fewest = 3;

/** The passages of a text that nothing was read from: lines, and runs of three words or more within others. Cost: that of `linesOf`. */
export function unreadIn(text: string, readings: readonly Reading[]): readonly Unread[] {
  return linesOf(text, readings, []).flatMap(({ number, segments }) =>
    segments.flatMap(({ read, start, end }): readonly Unread[] => {
      const words = [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)];
      const [first, last] = [words[0], words.at(-1)];
      const isWhole = segments.length === 1;
      if (read !== null || first === undefined || last === undefined) return [];
      if (!isWhole && words.length < fewest) return [];
      return [{ line: number, isWhole, start: start + first.index, end: start + last.index + last[0].length }];
    }),
  );
}

import { nextRow } from "../search/edits.ts";
import type { Steps } from "./column.ts";
import type { Meter } from "./meter.ts";
import { decoder, rankOf, type Strings } from "./strings.ts";

/** Behind all strings that begin with another. */
const last = "\u{10FFFF}";

/** The words that begin with a text, as [from, to). Cost: O(log words). */
export function wordsBeginning(words: Strings, text: string): readonly [from: number, to: number] {
  return [Math.ceil(rankOf(words, text)), Math.ceil(rankOf(words, text + last))];
}

/** The same for the one word that is the text, if it is among them. */
export function wordEqual(words: Strings, text: string): readonly [from: number, to: number] {
  const rank = rankOf(words, text);
  return [Math.ceil(rank), Math.floor(rank) + 1];
}

/**
 * The numbers of the words that lie within so many edits of a text. Goes through ascending words as through a tree: what a
 * word shares with the one before is compared once, and where a beginning is too far away already, all words that have it
 * are passed over. Cost: O(words whose beginnings are near).
 */
export function* wordsWithin(words: Strings, text: string, edits: number, meter: Meter): Steps<number[]> {
  const count = words.offsets.length - 1;
  const word = decoder(words);
  const wanted = Array.from(text);
  const rows = [Array.from({ length: wanted.length + 1 }, (_, at) => Math.min(at, edits + 1))];
  const found: number[] = [];
  let before: readonly string[] = [];
  for (let at = 0; at < count; ) {
    const letters = Array.from(word(at));
    let depth = sharedBeginning(before, letters, rows.length - 1);
    rows.length = depth + 1;
    let near = true;
    while (near && depth < letters.length) {
      const row = nextRow(wanted, rows[depth] as number[], depth + 1, letters[depth] as string, edits);
      rows.push(row);
      depth++;
      near = row.some((distance) => distance <= edits);
    }
    if (near && (rows[letters.length]?.[wanted.length] ?? edits + 1) <= edits) found.push(at);
    before = letters.slice(0, depth);
    at = near ? at + 1 : Math.max(at + 1, Math.ceil(rankOf(words, before.join("") + last)));
    if (--meter.left < 0 && meter.spent()) yield;
  }
  return found;
}

function sharedBeginning(left: readonly string[], right: readonly string[], most: number): number {
  let shared = 0;
  while (shared < most && shared < right.length && left[shared] === right[shared]) shared++;
  return shared;
}

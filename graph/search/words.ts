/** A word of a text, folded, and where it stands there, in UTF-16 units. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Of a longer word only so many letters count. */
const longest = 64;

/**
 * The words of a text: runs of letters, digits and marks (Unicode's properties L, N, M) after folding, which takes away
 * case, compatibility forms (NFKD), and the accents and invisible characters that belong to no script of their own. It goes
 * code point by code point, so that a word is folded the same wherever it stands. Cost: O(length).
 */
export function wordsOf(text: string): readonly Word[] {
  return asciiWords(text) ?? anyWords(text);
}

const ascii = /^\p{ASCII}*$/u;

/** What an ASCII character is folded to: a lower-case letter or a digit, or 0 where it is no part of a word. */
const asciiFolded = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

/** The same, of what most texts are. */
function asciiWords(text: string): readonly Word[] | null {
  const words: Word[] = [];
  const folded = text.toLowerCase();
  const isAscii = eachAsciiWord(text, (_, start, end, shortEnd) => {
    words.push({ word: folded.slice(start, shortEnd), start, end });
  });
  return isAscii ? words : null;
}

let room = new Uint8Array(1024);

/**
 * The words of a text that is all ASCII, as bytes of a buffer that the next call fills anew; a word that is too long counts
 * up to `shortEnd`. Gives false, and no word, where the text is not all ASCII. Cost: O(length).
 */
export function eachAsciiWord(
  text: string,
  put: (bytes: Uint8Array, start: number, end: number, shortEnd: number) => void,
): boolean {
  const { length } = text;
  if (room.length <= length) room = new Uint8Array(length * 2);
  const bytes = room;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) return false;
    bytes[at] = asciiFolded[code] as number;
  }
  bytes[length] = 0;
  for (let start = 0; start < length; start++) {
    if (bytes[start] === 0) continue;
    let end = start + 1;
    while (bytes[end] !== 0) end++;
    put(bytes, start, end, Math.min(end, start + longest));
    start = end;
  }
  return true;
}

function anyWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let word = "";
  let [start, end] = [0, 0];
  const finish = (): void => {
    if (word !== "") words.push({ word: shortened(word), start, end });
    word = "";
  };
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) as number;
    const next = at + (point > 0xffff ? 2 : 1);
    const { letters, parts } = folded(point);
    if (parts !== null) {
      for (const part of parts) {
        if (part === "") finish();
        else {
          if (word === "") start = at;
          word += part;
          end = next;
        }
      }
    } else if (letters !== "") {
      if (word === "") start = at;
      word += letters;
      end = next;
    } else if (word !== "") end = next;
    at = next;
  }
  finish();
  return words;
}

/** What a code point becomes: letters that join the word, perhaps none; or parts, of which an empty one ends it. */
interface Folded {
  readonly letters: string;
  readonly parts: readonly string[] | null;
}

const known = new Map<number, Folded>();

function folded(point: number): Folded {
  let found = known.get(point);
  if (found === undefined) {
    found = fold(String.fromCodePoint(point));
    known.set(point, found);
  }
  return found;
}

const unseen = /[\p{Script=Inherited}\p{Default_Ignorable_Code_Point}]/gu;

function fold(character: string): Folded {
  const plain = character.normalize("NFKD").replace(unseen, "");
  // up and down again: the full case folding of a letter by itself, so that ß is ss and ς is σ
  const letters = Array.from(plain.toUpperCase(), (one) => one.toLowerCase())
    .join("")
    .replace(unseen, "");
  if (/^[\p{L}\p{N}\p{M}]*$/u.test(letters)) return { letters, parts: null };
  const parts = letters.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu) ?? [];
  return { letters: "", parts: parts.map((part) => (/^[\p{L}\p{N}\p{M}]/u.test(part) ? part : "")) };
}

/** Marks that several code points bring may stand in any order. */
function shortened(word: string): string {
  const plain = ascii.test(word) ? word : word.normalize("NFKD");
  return plain.length <= longest ? plain : Array.from(plain).slice(0, longest).join("");
}

/** Columns that a text takes on a terminal: marks take none, Han, kana and Hangul two. */
export function widthOfText(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character) ? 2 : 1;
  }
  return width;
}

/** Breaks a text into lines of at most `width` columns, between words where it can. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (let word of text.split(" ")) {
    while (widthOfText(word) > width) {
      const room = line === "" ? width : width - widthOfText(line) - 1;
      if (room < width / 2) {
        lines.push(line);
        line = "";
        continue;
      }
      const [head, rest] = split(word, room);
      lines.push(line === "" ? head : `${line} ${head}`);
      line = "";
      word = rest;
    }
    if (line === "") line = word;
    else if (widthOfText(line) + 1 + widthOfText(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** At most `width` columns of a text, cut behind a word and marked with "..." where something is left out. */
export function elide(text: string, width: number): string {
  if (widthOfText(text) <= width) return text;
  const [head] = split(text, Math.max(1, width - 4));
  const words = head.replace(/\s+\S*$/, "");
  return `${(words.length * 2 > head.length ? words : head).replace(/[\s,;:]+$/, "")} ...`;
}

/** Fills up to `width` columns with spaces. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOfText(text)));
}

/** Splits so that the head takes at most `width` columns, and one character at least. */
function split(text: string, width: number): readonly [string, string] {
  let taken = 0;
  let at = 0;
  for (const character of text) {
    taken += widthOfText(character);
    if (taken > width && at > 0) break;
    at += character.length;
  }
  return [text.slice(0, at), text.slice(at)];
}

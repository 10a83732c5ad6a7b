/** How wide a text is, in whatever the lines are measured in. */
export type Measure = (text: string) => number;

/** Breaks a text into lines of at most `width`, between words where it can. Cost: O(length) for words shorter than a line. */
export function wrap(text: string, width: number, measure: Measure): readonly string[] {
  const space = measure(" ");
  const lines: string[] = [];
  let line = "";
  for (let word of text.split(" ")) {
    while (measure(word) > width) {
      const room = line === "" ? width : width - measure(line) - space;
      if (room < width / 2) {
        lines.push(line);
        line = "";
        continue;
      }
      const [head, rest] = split(word, room, measure);
      lines.push(line === "" ? head : `${line} ${head}`);
      line = "";
      word = rest;
    }
    if (line === "") line = word;
    else if (measure(line) + space + measure(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** Splits so that the head takes at most `width`, and one character at least. */
export function split(text: string, width: number, measure: Measure): readonly [string, string] {
  let taken = 0;
  let at = 0;
  for (const character of text) {
    taken += measure(character);
    if (taken > width && at > 0) break;
    at += character.length;
  }
  return [text.slice(0, at), text.slice(at)];
}

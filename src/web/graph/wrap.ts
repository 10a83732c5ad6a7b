export interface Room {
  readonly width: number;
  readonly lines: number;
  /** Characters of a text that are looked at: names may be as long as they like. */
  readonly characters: number;
}

const cut = "…";

/** A text in lines that fit, by its spaces where it has any; what has no room is cut, and said to be. */
export function wrap(text: string, room: Room, measure: (text: string) => number): readonly string[] {
  const taken = [...text.slice(0, 2 * room.characters)].slice(0, room.characters).join("");
  const lines: string[] = [];
  for (const word of taken.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= room.width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...pieces(word, room.width, measure));
  }
  const isCut = lines.length > room.lines || taken.length < text.length;
  const kept = lines.slice(0, room.lines);
  return isCut ? kept.map((line, at) => (at === kept.length - 1 ? `${line}${cut}` : line)) : kept;
}

/** A word that is longer than a line, in lines. */
function pieces(word: string, width: number, measure: (text: string) => number): readonly string[] {
  if (measure(word) <= width) return [word];
  const lines: string[] = [];
  let line = "";
  for (const character of word) {
    if (line !== "" && measure(line + character) > width) {
      lines.push(line);
      line = "";
    }
    line += character;
  }
  return [...lines, line];
}

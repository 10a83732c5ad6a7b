/** Where something is found in a text, in UTF-16 units. */
interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Characters before and behind what is found. */
const around = 30;

/** What is found, between brackets, and some words around it, with dots where the text goes on. */
export function excerpt({ text, start, end }: Place): string {
  const before = text.slice(0, start);
  const behind = text.slice(end);
  const near = before.length <= around ? before : `…${before.slice(-around).replace(/^\S*\s/u, "")}`;
  const next = behind.length <= around ? behind : `${behind.slice(0, around).replace(/\s\S*$/u, "")}…`;
  return `${near}[${text.slice(start, end)}]${next}`;
}

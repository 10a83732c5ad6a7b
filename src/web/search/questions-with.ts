interface Told {
  readonly title: string;
  readonly description: readonly string[];
}

/** How many are offered. */
const most = 6;

/** Questions in which every word is found, as a part of one: those first that have them all in their title. */
export function questionsWith<Question extends Told>(
  questions: readonly Question[],
  text: string,
): readonly Question[] {
  const words = folded(text).split(/[^\p{L}\p{N}]+/u);
  const sought = words.filter((word) => word !== "");
  if (sought.length === 0) return [];
  const has = (said: string) => sought.every((word) => folded(said).includes(word));
  const titled = questions.filter(({ title }) => has(title));
  const told = questions.filter((one) => !titled.includes(one) && has([one.title, ...one.description].join(" ")));
  return [...titled, ...told].slice(0, most);
}

function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Strings that are remembered are at most so long, and so many. */
const longest = 100;
const most = 20_000;

/**
 * Gives strings as JSON text, and remembers it of short ones: names, ids and words come again in every answer. Cost: of one
 * that is remembered a look-up, else O(length).
 */
export function quoter(): (text: string) => string {
  let known = new Map<string, string>();
  return (text) => {
    if (text.length > longest) return JSON.stringify(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known = new Map();
    const now = JSON.stringify(text);
    known.set(text, now);
    return now;
  };
}

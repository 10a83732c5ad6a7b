/**
 * Whether one word becomes another by at most so many letters put in, taken out or changed (Levenshtein's distance), a
 * letter being a code point. Looks at no more than the band of the matrix in which the distance can be so small.
 * Cost: O(length x most).
 */
export function isWithin(from: readonly string[], to: readonly string[], most: number): boolean {
  if (Math.abs(from.length - to.length) > most) return false;
  let row = Array.from(from, (_, at) => at).concat(from.length);
  for (let depth = 1; depth <= to.length; depth++) {
    row = nextRow(from, row, depth, to[depth - 1] as string, most);
    if (Math.min(...row.slice(Math.max(depth - most, 0), depth + most + 1)) > most) return false;
  }
  return (row[from.length] as number) <= most;
}

/** The row of the matrix behind one more letter of the other word; what lies outside the band is `most` and one. */
export function nextRow(
  from: readonly string[],
  above: readonly number[],
  depth: number,
  letter: string,
  most: number,
): number[] {
  const row = new Array<number>(from.length + 1).fill(most + 1);
  if (depth <= most) row[0] = depth;
  for (let at = Math.max(depth - most, 1); at <= Math.min(depth + most, from.length); at++) {
    const changed = (above[at - 1] as number) + (from[at - 1] === letter ? 0 : 1);
    const added = (above[at] as number) + 1;
    const left = (row[at - 1] as number) + 1;
    row[at] = Math.min(changed, added, left);
  }
  return row;
}

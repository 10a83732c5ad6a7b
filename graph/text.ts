/** So many UTF-16 units of a text count as one entity or relation visited. */
const unitsOfVisit = 10;

/** How much giving so many units of a text counts. */
export function visitsOfText(units: number): number {
  return Math.ceil(units / unitsOfVisit);
}

/** What is asked of a text is taken to be no longer, in UTF-16 units: as long, where no end is named. */
export const usualText = 100_000;

/** Where a part of a text begins, and where it ends; null: where the text does. */
export interface Stretch {
  readonly start: number | null;
  readonly end: number | null;
}

/**
 * Where a part of a text lies in it. Bounds beyond it are its own, and one that falls between the two units of a character stands
 * before it: so nothing is cut, and parts that follow one another hold each character once. Ends that come before their starts give
 * nothing. Cost: O(1).
 */
export function partOfText(
  { start, end }: Stretch,
  length: number,
  unitAt: (at: number) => number,
): readonly [start: number, end: number] {
  const whole = (bound: number): number => {
    const at = Math.min(Math.max(bound, 0), length);
    return at > 0 && at < length && isLow(unitAt(at)) && isHigh(unitAt(at - 1)) ? at - 1 : at;
  };
  const from = whole(start ?? 0);
  return [from, Math.max(from, whole(end ?? length))];
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

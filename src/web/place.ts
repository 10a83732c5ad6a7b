/** Where words stand in a document's text, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Passages of a document. */
export interface Place {
  readonly document: string;
  readonly ranges: readonly Range[];
}

/** `eaeu-2030/source-document/kazakhstan-today@1361-1461,2208-2349`: as it stands in an address. */
export function printPlace({ document, ranges }: Place): string {
  return ranges.length === 0 ? document : `${document}@${ranges.map(({ start, end }) => `${start}-${end}`).join(",")}`;
}

/** Null where it is none. What is no range in it is left out. */
export function readPlace(text: string | null): Place | null {
  if (text === null || text === "") return null;
  const [document = "", ranges = ""] = text.split("@");
  const read = ranges.split(",").flatMap((one) => {
    const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(one) ?? [];
    return start !== undefined && Number(start) < Number(end) ? [{ start: Number(start), end: Number(end) }] : [];
  });
  return { document, ranges: read };
}

/** Ranges in the order of the text; those that overlap are one. */
export function inOrder(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last === undefined || start >= last.end) apart.push({ start, end });
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return apart;
}

/** As `inOrder`, but in the order in which they come: as the quotes of a claim are listed. */
export function asNamed(ranges: readonly Range[]): readonly Range[] {
  const at = ({ start, end }: Range) => ranges.findIndex((one) => start <= one.start && one.start < end);
  return [...inOrder(ranges)].sort((one, other) => at(one) - at(other));
}

/** Passages of a document that has a name. */
export interface NamedPlace extends Place {
  readonly name: string;
}

/** Words of a document, where they stand in it. */
export interface Placed extends Range {
  readonly document: { readonly id: string; readonly name: string };
}

/** The places of quotes, one a document, in the order in which the quotes come; the same words count once. */
export function placesOf(quotes: readonly Placed[]): readonly NamedPlace[] {
  const places = new Map<string, { name: string; ranges: Range[] }>();
  for (const { document, start, end } of quotes) {
    const known = places.get(document.id) ?? { name: document.name, ranges: [] };
    if (!known.ranges.some((one) => one.start === start && one.end === end)) known.ranges.push({ start, end });
    places.set(document.id, known);
  }
  return [...places].map(([document, place]) => ({ document, ...place }));
}

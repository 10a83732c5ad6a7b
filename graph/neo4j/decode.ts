import { StrategraphError } from "../diagnostic.ts";
import type { Ontology } from "../ontology.ts";
import type { ConnectionHead, Row, Value } from "../rows.ts";

/** What decoding an answer needs beside what the server sent. */
export interface Decoding {
  readonly values: readonly Value[];
  /** Rows that may still be decoded. */
  left: number;
}

/** Makes a value of what the server sent for it; null where that is the value. */
export type Decode = ((sent: Value, decoding: Decoding) => Value) | null;

/** A row, cell by cell. */
export function decodeRow(cells: readonly Decode[]): Decode {
  const changed: { readonly at: number; readonly decode: NonNullable<Decode> }[] = [];
  for (const [at, decode] of cells.entries()) if (decode !== null) changed.push({ at, decode });
  if (changed.length === 0) return null;
  return (sent, decoding) => {
    if (sent === null) return null;
    const row = sent as Value[];
    for (const { at, decode } of changed) row[at] = decode(row[at] ?? null, decoding);
    return row;
  };
}

/** One after the other, of what is there. */
export function inTurn(all: readonly Decode[]): Decode {
  return (sent, decoding) => {
    if (sent === null) return null;
    return all.reduce<Value>((value, decode) => (decode === null ? value : decode(value, decoding)), sent);
  };
}

/** Rows in their place; counted, since a statement cannot be stopped by how much it visits. Errors: BUDGET_EXCEEDED. */
export function decodeRows(row: Decode): NonNullable<Decode> {
  return (sent, decoding) => {
    const rows = sent as Value[];
    countRows(rows.length, decoding);
    if (row !== null) for (let at = 0; at < rows.length; at++) rows[at] = row(rows[at] ?? null, decoding);
    return rows;
  };
}

export function countRows(count: number, decoding: Decoding): void {
  decoding.left -= count;
  if (decoding.left >= 0) return;
  throw new StrategraphError({
    code: "BUDGET_EXCEEDED",
    severity: "error",
    message: "The answer holds more relations and entities than it may.",
    hint: "ask for fewer relations, or for a smaller page",
  });
}

/** The kind among an entity's labels. */
export function decodeKind(kinds: readonly string[]): Decode {
  const known = new Set(kinds);
  return (sent) => (sent as readonly string[]).find((label) => known.has(label)) ?? null;
}

/** The kind of relation that a type is of. */
export function decodeType({ relations }: Ontology): Decode {
  const names = new Map(relations.map(({ name, type }) => [type, name]));
  return (sent) => names.get(String(sent)) ?? null;
}

/** The same, of what may not be there. */
export function decodeIfAny(decode: Decode): Decode {
  return decode === null ? null : (sent, decoding) => (sent === null ? null : decode(sent, decoding));
}

/**
 * The name in a language, or that language: of exactly this tag, or of the tag shortened at its hyphens, or the first
 * there is (RFC 4647, look-up). Sent are the first name, all names where there are several, and their languages.
 */
export function decodeName(column: "name" | "nameLanguage", language: number | null): Decode {
  return (sent, { values }) => {
    const [first, names, languages] = sent as readonly [string, readonly string[] | null, readonly string[]];
    const asked = language === null ? null : (values[language] ?? null);
    const at = names === null ? 0 : placeOfLanguage(languages, asked);
    return (column === "name" ? (names?.[at] ?? first) : languages[at]) ?? null;
  };
}

function placeOfLanguage(languages: readonly string[], asked: Value): number {
  for (let tag = String(asked ?? "").toLowerCase(); tag !== ""; tag = tag.slice(0, Math.max(tag.lastIndexOf("-"), 0))) {
    const at = languages.findIndex((language) => language.toLowerCase() === tag);
    if (at >= 0) return at;
  }
  return 0;
}

/** A page as the params ask for it. */
export interface Paging {
  readonly total: boolean;
  readonly offset: number | null;
  readonly limit: number | null;
  readonly after: number | null;
}

/**
 * The head of a connection. Sent are how many pass, how many of them come behind the previous page (no more than tell
 * whether there are enough), and whether some come before; each null where the rows themselves say so.
 */
export function headOf(
  { total, offset, limit, after }: Paging,
  [passing, behind, before]: readonly (Value | undefined)[],
  rows: number,
  { values }: Decoding,
): ConnectionHead {
  const skipped = offset === null ? 0 : Number(values[offset] ?? 0);
  const taken = limit === null ? Number.POSITIVE_INFINITY : Number(values[limit] ?? Number.POSITIVE_INFINITY);
  const all = passing ?? rows;
  const following = Number(behind ?? (after === null ? all : rows));
  return [total ? Number(all) : null, before === true || (skipped > 0 && following > 0), following > skipped + taken];
}

/** AbsenceFacts, behind each list and each exclusion of which rows of its quotes stand. */
export function decodeReason(rows: NonNullable<Decode>): NonNullable<Decode> {
  return (sent, decoding) => {
    const [, , , lists, exclusions] = sent as readonly Value[];
    for (const said of [lists, exclusions].flat() as Value[][]) {
      said.push(rows(said.pop() ?? null, decoding));
    }
    return sent;
  };
}

/** `[passing, behind, before, rows, absence]` of a hop as a ConnectionValue. */
export function decodeConnection(paging: Paging, rows: NonNullable<Decode>, facts: Decode): Decode {
  return (sent, decoding) => {
    const [passing, behind, before, page, absence] = sent as readonly Value[];
    const decoded = rows(page ?? null, decoding) as readonly Row[];
    const head = headOf(paging, [passing, behind, before], decoded.length, decoding);
    const reason = absence ?? null;
    return [...head, decoded, reason === null || facts === null ? reason : facts(reason, decoding)];
  };
}

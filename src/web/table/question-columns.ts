import type { AnswerColumn, AnswerRow, AnswerTable, CellShows } from "../data/answer-table.ts";

/** A column, and where it stands in the rows. */
export interface Placed extends AnswerColumn {
  readonly at: number;
}

/** The words of a source stand together in a column of their own, which is chosen under this name. */
export const wordsColumn = ">words";

/** Columns that may be chosen, beside that of the words. */
export function choosable({ columns }: AnswerTable): readonly Placed[] {
  return placed(columns).filter(({ holds }) => holds !== "quote");
}

/**
 * The names of the columns shown: those chosen, of none what the rows are of, or else all that say something to a reader. Ids and what is
 * empty in each row are folded away, to be chosen. The words stand behind what they are of.
 */
export function shownColumns(table: AnswerTable, chosen: readonly string[]): readonly string[] {
  const [first, ...others] = tellingColumns(table).map(({ name }) => name);
  const of = first === undefined ? [] : [first];
  if (chosen.length === 0) return [...of, ...(hasQuotes(table) ? [wordsColumn] : []), ...others];
  const known = new Set(choosable(table).map(({ name }) => name));
  const shown = chosen.filter((name) => known.has(name) || (name === wordsColumn && hasQuotes(table)));
  return shown.length > 0 ? shown : of;
}

function tellingColumns(table: AnswerTable): readonly Placed[] {
  const all = choosable(table);
  const telling = all.filter(
    ({ at, holds }) => holds !== "reference" && table.rows.some(({ cells }) => isSaid(cells[at])),
  );
  return telling.length > 0 ? reasonsFirst(telling) : all;
}

/** Behind what the rows are of stands why something is not recorded: at the end it would be out of sight, and the row look empty. */
function reasonsFirst([first, ...others]: readonly Placed[]): readonly Placed[] {
  const isReason = ({ holds }: Placed) => holds === "reason";
  return [...(first ? [first] : []), ...others.filter(isReason), ...others.filter((one) => !isReason(one))];
}

/** Words of a source that a row shows. */
export interface Words {
  readonly column: Placed;
  readonly quote: string;
  /** Of what it is quoted for, where the answer tells. */
  readonly basis: string | null;
  readonly shows: CellShows | null;
  readonly language: string | null;
}

export function quotesIn({ columns }: AnswerTable, { cells, shows, languages }: AnswerRow): readonly Words[] {
  return placed(columns).flatMap((column) => {
    const quote = cells[column.at];
    if (column.holds !== "quote" || !isSaid(quote)) return [];
    const at = basisAt(columns, column.name);
    const basis = at < 0 ? null : String(cells[at] ?? "");
    return [
      { column, quote: String(quote), basis, shows: shows[column.at] ?? null, language: languages[column.at] ?? null },
    ];
  });
}

/** Which column tells the basis of what words are quoted for: of `supportedBy.evidence.quote`, `supportedBy.basis`; of claims, theirs or that of all. */
function basisAt(columns: readonly AnswerColumn[], quote: string): number {
  const of = quote.split(".").slice(0, -2);
  const places = of.at(-1) === "claims" ? [of, of.slice(0, -1)] : [of];
  const [at = -1] = places
    .map((place) =>
      columns.findIndex(({ name, type }) => type === "Basis" && name === [...place, name.split(".").at(-1)].join(".")),
    )
    .filter((one) => one >= 0);
  return at;
}

/** The words of a row, to be compared with those of the row above; null where there are none. */
export function saidWords(words: readonly Words[]): string | null {
  return words.length === 0
    ? null
    : JSON.stringify(words.map(({ column, quote, shows }) => [column.name, quote, shows]));
}

/** What a cell says of an entity or a relation, to be compared with the row above; null where it is of neither. */
export function saidOfOne({ cells, shows }: AnswerRow, at: number): string | null {
  const pick = shows[at]?.pick ?? null;
  return pick === null || !isSaid(cells[at]) ? null : JSON.stringify([pick, cells[at]]);
}

export function hasQuotes({ columns }: AnswerTable): boolean {
  return columns.some(({ holds }) => holds === "quote");
}

function isSaid(cell: AnswerRow["cells"][number] | undefined): boolean {
  return cell !== null && cell !== undefined && cell !== "" && !(Array.isArray(cell) && cell.length === 0);
}

function placed(columns: readonly AnswerColumn[]): readonly Placed[] {
  return columns.map((column, at) => ({ ...column, at }));
}

import { sheet } from "../../graph/export/csv.ts";
import type { Cell, Column } from "../../graph/export/tables.ts";
import { tableBook, xlsx } from "../../graph/export/xlsx.ts";
import { flatten } from "../api/flat.ts";

/** In which forms an answer leaves as rows, by the ending of a file. */
export const rowForms = { csv: "text/csv", xlsx: xlsx.mediaType } as const;
export type RowForm = keyof typeof rowForms;

export function isRowForm(form: string): form is RowForm {
  return Object.hasOwn(rowForms, form);
}

export interface RowsAsked {
  readonly data: Readonly<Record<string, unknown>>;
  /** Of which all answers to the question have the columns. */
  readonly sample: Readonly<Record<string, unknown>>;
  readonly credits: readonly string[];
}

/** An answer as a file of rows, in the last column what the sources ask to be shown. */
export function rowsFile({ data, sample, credits }: RowsAsked, form: RowForm): Iterable<string | Uint8Array> {
  const { columns, rows } = flatten(data, sample);
  const all: Column<ReadonlyMap<string, Cell>>[] = columns.map((column) => ({
    header: column,
    cell: (row) => row.get(column) ?? null,
  }));
  if (credits.length > 0) all.push({ header: "credit", cell: () => credits.join(" ") });
  if (form === "csv") return sheet("rows.csv", rows, all).content;
  return { [Symbol.iterator]: () => tableBook("Answer", rows, all) };
}

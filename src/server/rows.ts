import { StrategraphError } from "../../graph/diagnostic.ts";
import { sheet } from "../../graph/export/csv.ts";
import type { Cell, Column } from "../../graph/export/tables.ts";
import { type PlainTable, tableBook, xlsx } from "../../graph/export/xlsx.ts";
import { inSlices } from "../../graph/slices.ts";
import { flattenSteps } from "../api/flat.ts";
import type { Foreseen } from "../api/foreseen.ts";
import { isTooLarge, linksTable, type Matrix, matricesIn, matrixTable, type NamedTable } from "../api/matrix-tables.ts";

/** In which forms an answer leaves as tables: how a file ends, and what it is. */
export const rowForms = {
  "rows-csv": { ending: ".csv", mediaType: "text/csv" },
  "rows-xlsx": { ending: ".xlsx", mediaType: xlsx.mediaType },
  "matrix-csv": { ending: "-matrix.csv", mediaType: "text/csv" },
} as const;
export type RowForm = keyof typeof rowForms;

/** Rows are what a file of one of these is taken to have. */
const short: Readonly<Record<string, RowForm>> = { csv: "rows-csv", xlsx: "rows-xlsx" };

/** The form of a name; null where it is none. */
export function rowFormOf(name: string): RowForm | null {
  return Object.hasOwn(rowForms, name) ? (name as RowForm) : null;
}

/** The form that a file's ending asks for, or its name in full; null where it is none. */
export function rowFormByEnding(ending: string): RowForm | null {
  return Object.hasOwn(short, ending) ? (short[ending] ?? null) : rowFormOf(ending);
}

export interface RowsAsked {
  readonly data: Readonly<Record<string, unknown>>;
  readonly foreseen: Pick<Foreseen, "sample" | "headings" | "narrowed">;
  readonly credits: readonly string[];
}

/**
 * An answer as a file of tables, in the last column of each what the sources ask to be shown. A workbook is for people: its rows are headed in words,
 * where CSV has the names of fields. One of an answer that is a matrix opens on
 * the matrix itself, unless that is too large, and has its links and then all rows behind it. Errors: EXPORT_NO_MATRIX, EXPORT_TOO_LARGE.
 */
export async function rowsFile(
  { data, foreseen, credits }: RowsAsked,
  form: RowForm,
): Promise<Iterable<string | Uint8Array>> {
  if (form === "rows-xlsx") {
    const answer = await answerTable(data, foreseen.sample);
    const matrices = matricesIn(data, foreseen.narrowed).flatMap(sheetsOf);
    const tables = [
      ...matrices.map((one) => written(one, credits)),
      written(answer, credits, foreseen.headings(answer.columns)),
    ];
    return { [Symbol.iterator]: () => tableBook(tables) };
  }
  const table = form === "matrix-csv" ? onlyMatrix(data, foreseen.narrowed) : await answerTable(data, foreseen.sample);
  const { rows, columns } = written(table, credits);
  return sheet("rows.csv", rows, columns).content;
}

async function answerTable(data: RowsAsked["data"], sample: Foreseen["sample"]): Promise<NamedTable> {
  return { name: "Answer", ...(await inSlices(flattenSteps(data, sample), undefined)) };
}

function sheetsOf(matrix: Matrix, at: number, { length }: readonly Matrix[]): readonly NamedTable[] {
  const tables = [...(isTooLarge(matrix) ? [] : [matrixTable(matrix)]), linksTable(matrix)];
  return length === 1 ? tables : tables.map((one) => ({ ...one, name: `${one.name} ${at + 1}` }));
}

function onlyMatrix(data: RowsAsked["data"], narrowed: Foreseen["narrowed"]): NamedTable {
  const [matrix] = matricesIn(data, narrowed);
  if (matrix === undefined) throw noMatrix();
  if (isTooLarge(matrix)) throw tooLarge(matrix);
  return matrixTable(matrix);
}

type Row = ReadonlyMap<string, Cell>;

function written(
  { name, columns, rows }: NamedTable,
  credits: readonly string[],
  headings: readonly string[] = columns,
): PlainTable<Row> {
  const all: Column<Row>[] = columns.map((column, at) => ({
    header: headings[at] ?? column,
    cell: (row) => row.get(column) ?? null,
  }));
  if (credits.length > 0) all.push({ header: "credit", cell: () => credits.join(" ") });
  return { name, rows, columns: all };
}

function noMatrix(): StrategraphError {
  return new StrategraphError({
    code: "EXPORT_NO_MATRIX",
    severity: "error",
    message: "The answer has no matrix, or does not say which entities its rows and columns are.",
    hint: "ask for `coverage { rows { entity { id name } } columns { entity { id name } } cells { row column basis } }`",
  });
}

function tooLarge({ rows, columns }: Matrix): StrategraphError {
  return new StrategraphError({
    code: "EXPORT_TOO_LARGE",
    severity: "error",
    message: `The matrix would have ${rows.length.toLocaleString("en")} rows and ${columns.length.toLocaleString("en")} columns.`,
    hint: "ask for fewer rows or columns, or for the rows of the answer: they list its links",
  });
}

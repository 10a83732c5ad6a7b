import { letters, textCell } from "./xlsx.ts";
import { mainNamespace, packaging, sheetsFile, styleNumbers, styles, type Written } from "./xlsx-package.ts";
import { xml } from "./xml.ts";
import { type Part, zip } from "./zip.ts";

/** A sheet for a person to fill in. */
export interface Form {
  readonly name: string;
  readonly columns: readonly FormColumn[];
  /** What stands in it already, below the headings. */
  readonly rows: readonly (readonly string[])[];
  /** Whether the workbook opens on it. */
  readonly opens?: true;
}

export interface FormColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** Shown beside a cell of the column that is chosen; a spreadsheet shows 255 characters. */
  readonly prompt?: string;
  /** What may be chosen. */
  readonly choices?: Choices;
}

export interface Choices {
  /** Where the list of them stands: `Lists!$A$2:$A$9`. */
  readonly at: string;
  /** Whether a spreadsheet asks before it takes what is not among them. */
  readonly strict: boolean;
}

/** Rows that the lists of choices are offered in. */
export const formRows = 5_000;

/** A workbook to fill in, as ECMA-376 has it. Cost: O(columns + rows). */
export function formBook(forms: readonly Form[]): Generator<Uint8Array, void, void> {
  return zip(parts(forms));
}

function* parts(forms: readonly Form[]): Generator<Part, void, void> {
  const written: Written[] = [];
  for (const form of forms) {
    yield { name: sheetsFile(written.length + 1), content: [sheet(form)] };
    written.push({ name: form.name, last: `$${letters(form.columns.length - 1)}$${form.rows.length + 1}` });
  }
  yield { name: "xl/styles.xml", content: [styles] };
  yield* packaging(written);
}

function sheet({ columns, rows, opens }: Form): string {
  const cols = columns.map(
    ({ width }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styleNumbers.typed}" customWidth="1"/>`,
  );
  const head = columns.map(({ header }, at) => textCell(`${letters(at)}1`, header, styleNumbers.header));
  const lines = rows.map((cells, row) => {
    const written = cells.map((text, at) =>
      text === "" ? "" : textCell(`${letters(at)}${row + 2}`, text, styleNumbers.typed),
    );
    return `<row r="${row + 2}">${written.join("")}</row>`;
  });
  const last = `${letters(columns.length - 1)}${rows.length + 1}`;
  const validations = columns.flatMap(validationsOf);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0"${opens === true ? ' tabSelected="1"' : ""}>\
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
<cols>${cols.join("")}</cols><sheetData><row r="1">${head.join("")}</row>${lines.join("")}</sheetData>\
<autoFilter ref="A1:${last}"/>${validations.length > 0 ? `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>` : ""}\
</worksheet>`;
}

function validationsOf({ header, prompt, choices }: FormColumn, at: number): readonly string[] {
  const letter = letters(at);
  const shown =
    prompt === undefined
      ? ""
      : ` showInputMessage="1" promptTitle="${xml(header)}" prompt="${xml(prompt.slice(0, 255))}"`;
  const below = `${letter}2:${letter}${formRows}`;
  if (choices === undefined)
    return prompt === undefined ? [] : [`<dataValidation allowBlank="1"${shown} sqref="${letter}1 ${below}"/>`];
  const asks = choices.strict ? ' errorStyle="warning" showErrorMessage="1"' : "";
  return [
    ...(prompt === undefined ? [] : [`<dataValidation allowBlank="1"${shown} sqref="${letter}1"/>`]),
    `<dataValidation type="list" allowBlank="1"${asks}${shown} sqref="${below}"><formula1>${xml(choices.at)}</formula1></dataValidation>`,
  ];
}

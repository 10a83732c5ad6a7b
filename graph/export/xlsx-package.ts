import { xml } from "./xml.ts";
import type { Part } from "./zip.ts";

/** What holds the sheets of a workbook together (ECMA-376, part 2). */

export const mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const documentRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const typeOf = (part: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;

/** By number, from 1. */
export const sheetsFile = (number: number): string => `xl/worksheets/sheet${number}.xml`;

/** `typed`: text whatever it looks like, on as many lines as it takes. */
export const styleNumbers = { plain: 0, header: 1, link: 2, typed: 3 } as const;

const font = (form: string, color = "") =>
  `<font>${form}<sz val="11"/>${color}<name val="Calibri"/><family val="2"/></font>`;
const plainStyle = (font: number) =>
  `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0"${font > 0 ? ' applyFont="1"' : ""}/>`;

export const styles = `${declaration}<styleSheet xmlns="${mainNamespace}">\
<fonts count="3">${font("")}${font("<b/>")}${font("<u/>", '<color rgb="FF0563C1"/>')}</fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="4">${[0, 1, 2].map(plainStyle).join("")}\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** A sheet that has been written. */
export interface Written {
  readonly name: string;
  /** Its last cell, `$C$9`. */
  readonly last: string;
}

/** The parts that name the others; of the sheets, in order. */
export function* packaging(written: readonly Written[]): Generator<Part, void, void> {
  const sheets = written.map(({ name }, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  // Excel looks for what is filtered under this name
  const filters = written.map(
    ({ name, last }, at) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${xml(name)}'!$A$1:${last}</definedName>`,
  );
  yield {
    name: "xl/workbook.xml",
    content: [
      `${declaration}<workbook xmlns="${mainNamespace}" xmlns:r="${documentRelations}">`,
      `<bookViews><workbookView/></bookViews><sheets>${sheets.join("")}</sheets>`,
      `<definedNames>${filters.join("")}</definedNames></workbook>`,
    ],
  };
  const targets = written.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const);
  yield { name: "xl/_rels/workbook.xml.rels", content: [relations([...targets, ["styles", "styles.xml"]])] };
  yield { name: "_rels/.rels", content: [relations([["officeDocument", "xl/workbook.xml"]])] };
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${typeOf(type)}"/>`;
  yield {
    name: "[Content_Types].xml",
    content: [
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      override("xl/workbook.xml", "sheet.main"),
      override("xl/styles.xml", "styles"),
      ...written.map((_, at) => override(sheetsFile(at + 1), "worksheet")),
      "</Types>",
    ],
  };
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${documentRelations}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelations}">${all.join("")}</Relationships>`;
}

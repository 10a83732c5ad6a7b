import { link, rm, writeFile } from "node:fs/promises";
import type { Ontology } from "../../graph/ontology.ts";
import { common, isFolderName, reason } from "../seeds/folder.ts";
import { shown } from "../seeds/report.ts";
import { refuse } from "./faults.ts";
import { templateBook } from "./template.ts";

/**
 * Writes an empty workbook for a strategy, NAME.xlsx, into the current directory: whole or not at all, and never over what is there. Errors:
 * IMPORT_STRATEGY_UNKNOWN, IMPORT_WORKBOOK_EXISTS, IMPORT_WORKBOOK_NOT_WRITTEN.
 */
export async function newWorkbook(name: string, ontology: Ontology): Promise<string> {
  const path = `${name}.xlsx`;
  if (!isFolderName(name) || name === common || name.length > 100) {
    const hint = "use lower-case letters, digits and single hyphens, and not `common`";
    throw refuse("IMPORT_STRATEGY_UNKNOWN", path, `"${shown(name, 40)}" cannot be a strategy's folder.`, hint);
  }
  const beside = `.${name}.${process.pid}.tmp`;
  try {
    await writeFile(beside, templateBook(name, ontology));
    await link(beside, path);
  } catch (error) {
    const why = reason(error);
    if (why === "EEXIST") throw refuse("IMPORT_WORKBOOK_EXISTS", path, `There is something at ${path} already.`);
    throw refuse("IMPORT_WORKBOOK_NOT_WRITTEN", path, `${path} cannot be written: ${why}.`);
  } finally {
    await rm(beside, { force: true });
  }
  return path;
}

import type { SeedFault } from "../seeds/codes.ts";

const error = (meaning: string, hint: string): SeedFault => ({ severity: "error", meaning, hint });
const warning = (meaning: string, hint: string): SeedFault => ({ severity: "warning", meaning, hint });

/** Every code that reading a workbook or a source reports, beyond those of the seeds that are made of it. */
export const importCodes = {
  IMPORT_FILE_UNREADABLE: error(
    "A file to import does not exist or cannot be read.",
    "look at its path and permissions",
  ),
  IMPORT_FILE_TYPE: error(
    "A file is not of a type that can be imported, or not of the type that its name says.",
    "give a workbook (.xlsx), a folder of .csv, or a source: .txt, .md, .html, .docx, .pdf",
  ),
  IMPORT_FILE_DAMAGED: error(
    "A file is damaged, or was cut off.",
    "open it in the program it comes from, and save it anew",
  ),
  IMPORT_FILE_LOCKED: error(
    "A file is protected by a password, or of the type that Office wrote before 2007.",
    "save it without a password, as .xlsx or .docx",
  ),
  IMPORT_FILE_TOO_LARGE: error(
    "A file is larger, or would unpack to more, than is read.",
    "split it: a workbook or text unpacks to at most 256 MB",
  ),
  IMPORT_FILE_EMPTY: error("A file holds nothing to import.", "look whether it is the right one"),
  IMPORT_SHEET_MISSING: error(
    "A workbook has neither a sheet Entities nor a sheet Relations.",
    "begin with `strategraph new NAME --xlsx`, or with an export",
  ),
  IMPORT_SHEET_UNKNOWN: warning(
    "A sheet is not read.",
    "sheets are called Entities, Relations and Documents; whatever else they are called they are yours",
  ),
  IMPORT_COLUMN_UNKNOWN: error(
    "A column has a heading that is not known.",
    "correct it, or move the column to a sheet of your own",
  ),
  IMPORT_COLUMN_TWICE: error("Two columns of a sheet have the same heading.", "keep one of them"),
  IMPORT_COLUMN_MISSING: error("A sheet lacks a column that it needs.", "add it, with its heading in the first row"),
  IMPORT_CELL_FORMULA: error(
    "A cell holds a formula whose value is not in the file.",
    "open the workbook in Excel or LibreOffice and save it, or put the value in place of the formula",
  ),
  IMPORT_CELL_ERROR: error(
    "A cell holds an error of the spreadsheet, such as #REF!.",
    "mend the formula, or put a value in its place",
  ),
  IMPORT_CELL_MERGED: error("Cells are merged across columns.", "unmerge them, and write each value into its own cell"),
  IMPORT_CELL_CUT: error(
    "A cell of an export was cut to what a cell can hold, and changed.",
    "change this text in the YAML",
  ),
  IMPORT_CELL_FIXED: warning(
    "A cell was changed that an import does not read.",
    "change what it is made from: names and kinds in Entities, quotes in Relations",
  ),
  IMPORT_CELL_MISSING: error("A row lacks a cell that it needs.", "fill it"),
  IMPORT_CELLS_DISAGREE: error(
    "Two cells of a row say different things of the same.",
    "correct one of them, or clear the one that is not meant",
  ),
  IMPORT_ID_MALFORMED: error(
    "An id in a cell is not a kind, a slash and a name.",
    "write task/localize-joint-production, or clear the cell: an id is made from the name",
  ),
  IMPORT_FIELD_UNKNOWN: error(
    "A cell stands under a field that the row's kind does not have.",
    "clear it, or correct the kind",
  ),
  IMPORT_KIND_UNKNOWN: error("The ontology has no such kind.", "choose one of the list"),
  IMPORT_KIND_FIXED: error(
    "The kind of a thing that is there already was changed.",
    "a kind is part of an id: make a row of the new kind, without an id",
  ),
  IMPORT_RELATION_UNKNOWN: error("The ontology has no such relation.", "choose one of the list"),
  IMPORT_NAME_UNKNOWN: error(
    "An end of a relation is no entity's name or id.",
    "write it as in Entities, or add it there",
  ),
  IMPORT_NAME_AMBIGUOUS: error(
    "An end of a relation is the name of several entities.",
    "write the id of the one that is meant",
  ),
  IMPORT_ROW_TWICE: error("Two rows are about the same thing.", "join them: a cell takes several quotes, one a line"),
  IMPORT_ROWS_GONE: warning(
    "Rows that the workbook was exported with were deleted, and the seeds keep what they said.",
    "to take it out of the seeds, import with --delete",
  ),
  IMPORT_ROWS_UNSURE: error(
    "Rows were deleted, and which these are cannot be told.",
    "export the whole graph anew, delete them there, and import that with --delete",
  ),
  IMPORT_SEVERAL_PLACES: error(
    "What a cell changes is said in several places of the seeds, each in its own words.",
    "change it in the YAML, where each place has its own",
  ),
  IMPORT_CLAIMS_LEFT_OUT: warning(
    "A relation that is made anew was claimed several times, and a row holds one claim.",
    "write the other claims into the YAML",
  ),
  IMPORT_YAML_SHARED: error("What a cell changes is written as an alias in the YAML.", "change it in the YAML"),
  IMPORT_STRATEGY_UNKNOWN: error("Into which strategy new rows belong cannot be told.", "name its folder with --into"),
  IMPORT_SOURCE_MISSING: error(
    "The file of a document is not where its row says.",
    "paths count from the workbook: put the file beside it",
  ),
  IMPORT_SOURCE_WITHOUT_TEXT: error(
    "A source has no text: its pages are pictures.",
    "run it through text recognition (OCR), and import what that gives",
  ),
  IMPORT_REVISION: warning(
    "The workbook was exported from another revision than the seeds have now: where they differ, the workbook wins.",
    "look at what changed with --dry-run, or export anew",
  ),
  IMPORT_WORKBOOK_EXISTS: error(
    "A new workbook would stand where something is already.",
    "choose another name, or move it",
  ),
  IMPORT_WORKBOOK_NOT_WRITTEN: error(
    "A new workbook could not be written.",
    "look at the folder's permissions and the free space",
  ),
  IMPORT_RUNNING: error("Another import into the same seeds is running.", "wait until it has ended"),
} as const satisfies Readonly<Record<string, SeedFault>>;

export type ImportCode = keyof typeof importCodes;

/** What an export refuses, by code. */
export const exportCodes = {
  EXPORT_FORMAT_UNKNOWN: "There is no such format, and no tool of that name.",
  EXPORT_BASE_INVALID: "What the names of things are to begin with cannot begin an IRI.",
  EXPORT_FOLDER_NEEDED: "The format takes several files, and nothing names a folder for them.",
  EXPORT_FOLDER_TAKEN: "The folder for the files is there already and not empty.",
  EXPORT_NOT_WRITTEN: "An export could not be written; what was there before is still there.",
  EXPORT_TOO_LARGE: "A part of a file would be larger than its form allows.",
  EXPORT_MAP_TOO_LARGE: "A map of so many entities or relations could not be read, nor drawn in good time.",
  EXPORT_PAGE_TOO_LARGE: "A page of so many entities or relations would not open in good time.",
  EXPORT_NO_MATRIX:
    "An answer that is to be given as a matrix is none, or does not say which entities its rows and columns are.",
  EXPORT_NOTHING_THERE: "None of the entities that an export goes around is in the graph.",
  EXPORT_HOPS: "An export is to go around entities over a number of relations that is not 1 to 6.",
} as const;

export type ExportCode = keyof typeof exportCodes;

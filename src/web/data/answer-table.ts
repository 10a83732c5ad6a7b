/** A column of an answer, in the words of the service. */
export interface AnswerColumn {
  readonly name: string;
  readonly heading: string;
  readonly description: string | null;
  /** The API's type of what stands in it. */
  readonly type: string;
  readonly holds: "quote" | "reason" | "reference" | "value";
}

export type AnswerCell = string | number | boolean | readonly (string | number | boolean)[] | null;

/** What a cell shows, as an address picks it and lights its words. */
export interface CellShows {
  readonly pick: string | null;
  readonly source: string | null;
}

export interface AnswerRow {
  readonly cells: readonly AnswerCell[];
  readonly shows: readonly (CellShows | null)[];
  /** By cell, the language (BCP 47) of a name or of a source's words; null where it is not known. */
  readonly languages: readonly (string | null)[];
}

/** The answer to a saved question as a table to be read. */
export interface AnswerTable {
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly AnswerRow[];
  /** What the sources ask to be shown with it. */
  readonly credits: readonly string[];
  readonly revision: string | null;
}

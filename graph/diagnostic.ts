import { closest, distance } from "fastest-levenshtein";

/** Where a fault is. Lines and columns count from 1; columns count UTF-16 code units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** In a workbook, as a spreadsheet calls it: `Relations!D14`. Its row and column are line and column. */
  readonly cell?: string;
}

/** One fault or warning, with everything a person needs to mend it. */
export interface Diagnostic {
  /** Stable, upper snake case, listed in docs/diagnostics.md: `SEED_QUOTE_NOT_FOUND`. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** One sentence. */
  readonly message: string;
  readonly place?: Place;
  /** What to do about it. */
  readonly hint?: string;
  /** Other places that matter: the first of two that disagree, the nearest passages of a source. */
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
}

/** A failure that ends an operation, carrying the diagnostics that explain it. */
export class StrategraphError extends Error {
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: Diagnostic | readonly Diagnostic[]) {
    const all = "code" in diagnostics ? [diagnostics] : diagnostics;
    super(all.map(describe).join("\n"));
    this.name = "StrategraphError";
    this.code = all[0]?.code ?? "UNKNOWN";
    this.diagnostics = all;
  }
}

/** `file:line:column: CODE sentence (hint)`, the form editors and people read. */
export function describe(diagnostic: Diagnostic): string {
  const { place, code, message, hint } = diagnostic;
  const where = place ? `${at(place)}: ` : "";
  return `${where}${code} ${message}${hint ? ` (${hint})` : ""}`;
}

/** `file:line:column`, or `file Sheet!A1`. */
export function at({ file, line, column, cell }: Place): string {
  return cell === undefined ? `${file}:${line}:${column}` : `${file} ${cell}`;
}

/** The candidate a writer most likely meant, or undefined when none is near. Cost: O(candidates x length). */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const best = closest(
    word.toLowerCase(),
    candidates.map((one) => one.toLowerCase()),
  );
  const found = candidates.find((one) => one.toLowerCase() === best);
  if (found === undefined) return undefined;
  return distance(word.toLowerCase(), best) <= Math.max(2, Math.floor(word.length * 0.4)) ? found : undefined;
}

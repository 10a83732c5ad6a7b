import { closest, distance } from "fastest-levenshtein";

/** Where a fault is. Lines and columns count from 1; columns count UTF-16 code units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
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
  const where = place ? `${place.file}:${place.line}:${place.column}: ` : "";
  return `${where}${code} ${message}${hint ? ` (${hint})` : ""}`;
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

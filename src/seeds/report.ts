import { compareCodePoints } from "../../graph/dataset.ts";
import type { Diagnostic, Place } from "../../graph/diagnostic.ts";
import { type SeedCode, seedCodes } from "./codes.ts";

/** Takes down every fault, so that one run tells them all. */
export type Report = (code: SeedCode, place: Place, message: string, more?: More) => void;

export interface More {
  readonly hint?: string | undefined;
  readonly related?: Diagnostic["related"];
}

export interface Reporting {
  readonly report: Report;
  /** Is there any error so far. */
  readonly failed: () => boolean;
  /** In the order of files and places. */
  readonly diagnostics: () => readonly Diagnostic[];
}

export function createReport(): Reporting {
  const found: Diagnostic[] = [];
  const report: Report = (code, place, message, more = {}) => {
    const { severity, hint } = seedCodes[code];
    found.push({
      code,
      severity,
      message,
      place,
      hint: more.hint ?? hint,
      ...(more.related && more.related.length > 0 ? { related: more.related } : {}),
    });
  };
  return {
    report,
    failed: () => found.some(({ severity }) => severity === "error"),
    diagnostics: () => found.toSorted(byPlace),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (!a.place || !b.place) return 0;
  return (
    compareCodePoints(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareCodePoints(a.code, b.code)
  );
}

/** The start of a file: where faults are put that concern all of it. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}

/** `a`, `a or b`, `a, b or c`; of many only the first ones. */
export function listed(words: readonly string[], word = "or", most = 12): string {
  if (words.length > most) return `${words.slice(0, most).join(", ")} and ${words.length - most} more`;
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${word} ${last}`;
}

/** Text as a message shows it: on one line, and not too long. */
export function shown(text: string, most = 80): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, cut(line, most - 1))}…`;
}

function cut(line: string, end: number): number {
  return /[\ud800-\udbff]/.test(line.charAt(end - 1)) ? end - 1 : end;
}

/** `an instrument` */
export function article(label: string): string {
  return `${/^[aeio]/i.test(label) ? "an" : "a"} ${label}`;
}

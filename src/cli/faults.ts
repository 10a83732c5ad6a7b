import { at, type Diagnostic, describe, type Place } from "../../graph/diagnostic.ts";
import { display } from "./places.ts";
import type { Style } from "./terminal.ts";

export const formats = ["text", "json", "github"] as const;
export type Format = (typeof formats)[number];

/** Diagnostics as lines for people and editors: the fault, then, indented, what else there is to see. */
export function faultsAsText(diagnostics: readonly Diagnostic[], style: Style): string {
  return diagnostics.map((one) => `${faultAsText(one, style)}\n`).join("");
}

function faultAsText({ code, severity, message, hint, place, related = [] }: Diagnostic, style: Style): string {
  const colour = severity === "error" ? style.red : style.yellow;
  const line = describe({ code: colour(code), severity, message, ...(place && { place: shown(place) }) });
  return [
    hint === undefined ? line : `${line} ${style.dim(`(${hint})`)}`,
    ...related.map((other) => style.dim(`    ${at(shown(other.place))}: ${other.message}`)),
  ].join("\n");
}

/** Diagnostics and their counts, as one JSON object. */
export function faultsAsJson(diagnostics: readonly Diagnostic[]): string {
  const located = diagnostics.map((one) => ({
    ...one,
    ...(one.place && { place: shown(one.place) }),
    ...(one.related && { related: one.related.map(({ message, place }) => ({ message, place: shown(place) })) }),
  }));
  return `${JSON.stringify({ ...tally(diagnostics), diagnostics: located }, null, 2)}\n`;
}

/**
 * Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request. Escapes: as its documentation
 * of workflow commands says (percent, line ends; in properties colon and comma too).
 */
export function faultsAsGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ code, severity, message, hint, place, related = [] }) => {
      const where = place && shown(place);
      const properties = {
        ...(where && { file: where.file, line: where.line, col: where.column }),
        title: code,
      };
      const listed = Object.entries(properties).map(
        ([name, value]) => `${name}=${escaped(String(value), /[%\r\n:,]/g)}`,
      );
      const others = related.map((other) => `${at(shown(other.place))}: ${other.message}`);
      const text = [hint === undefined ? message : `${message} (${hint})`, ...others].join("\n");
      return `::${severity} ${listed.join(",")}::${escaped(text, /[%\r\n]/g)}\n`;
    })
    .join("");
}

/** How many errors and warnings. */
export function tally(diagnostics: readonly Diagnostic[]): { readonly errors: number; readonly warnings: number } {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: diagnostics.length - errors };
}

function escaped(text: string, unsafe: RegExp): string {
  return text.replace(unsafe, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

function shown(place: Place): Place {
  return { ...place, file: display(place.file) };
}

import type { ASTNode } from "graphql";
import { type Diagnostic, nearest, type Place } from "../../graph/diagnostic.ts";
import type { OntologyCode } from "./codes.ts";

/** Takes note of a fault; rules go on afterwards. */
export type Report = (code: OntologyCode, at: ASTNode | Place, message: string, hint?: string, first?: ASTNode) => void;

/** A report, and what was reported so far, in the order of the file. */
export function collect(file: string): { report: Report; faults: () => readonly Diagnostic[] } {
  const found: (Diagnostic & { readonly place: Place })[] = [];
  const placeOf = (node: ASTNode): Place => ({
    file,
    line: node.loc?.startToken.line ?? 1,
    column: node.loc?.startToken.column ?? 1,
  });
  const report: Report = (code, at, message, hint, first) => {
    found.push({
      code,
      severity: "error",
      message,
      place: "column" in at ? at : placeOf(at),
      ...(hint === undefined ? {} : { hint }),
      ...(first === undefined ? {} : { related: [{ message: "the first one is here", place: placeOf(first) }] }),
    });
  };
  const faults = () => found.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return { report, faults };
}

/** "did you mean `Task`?", or what is said otherwise. */
export function didYouMean(word: string, candidates: readonly string[], otherwise?: string): string | undefined {
  const found = nearest(
    word,
    candidates.filter((one) => one !== word),
  );
  return found === undefined ? otherwise : `did you mean \`${found}\`?`;
}

/** `a`, `b` and `c`. */
export function listed(names: readonly string[], joined: "and" | "or" = "and"): string {
  const quoted = names.map((name) => `\`${name}\``);
  if (quoted.length < 2) return quoted.join("");
  return `${quoted.slice(0, -1).join(", ")} ${joined} ${quoted.at(-1)}`;
}

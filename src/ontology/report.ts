import type { ASTNode } from "graphql";
import { type Diagnostic, nearest, type Place } from "../../graph/diagnostic.ts";

/** Every code readOntology gives; docs/diagnostics.md says what to do about each. */
export type OntologyCode =
  | "ONTOLOGY_SYNTAX"
  | "ONTOLOGY_UNSUPPORTED"
  | "ONTOLOGY_DUPLICATE_NAME"
  | "ONTOLOGY_BAD_NAME"
  | "ONTOLOGY_RESERVED_NAME"
  | "ONTOLOGY_PLURAL"
  | "ONTOLOGY_UNKNOWN_TYPE"
  | "ONTOLOGY_UNKNOWN_DIRECTIVE"
  | "ONTOLOGY_DIRECTIVE_PLACE"
  | "ONTOLOGY_DIRECTIVE_ARGUMENT"
  | "ONTOLOGY_DIRECTIVE_DECLARATION"
  | "ONTOLOGY_NO_ENTITY"
  | "ONTOLOGY_NO_KIND"
  | "ONTOLOGY_KIND_NOT_ENTITY"
  | "ONTOLOGY_KIND_LABELS"
  | "ONTOLOGY_SOURCE_KIND"
  | "ONTOLOGY_FIELD_TYPE"
  | "ONTOLOGY_FIELD_MISSING"
  | "ONTOLOGY_FIELD_MISMATCH"
  | "ONTOLOGY_ENUM_EMPTY"
  | "ONTOLOGY_ENUM_VALUES"
  | "ONTOLOGY_PROVENANCE"
  | "ONTOLOGY_INTERFACE_WITHOUT_KINDS"
  | "ONTOLOGY_INTERFACE_KINDS"
  | "ONTOLOGY_RELATION_SHAPE"
  | "ONTOLOGY_RELATION_TYPE"
  | "ONTOLOGY_RELATION_PROPERTIES"
  | "ONTOLOGY_RELATION_FIELD_NAME"
  | "ONTOLOGY_RELATION_READING"
  | "ONTOLOGY_RELATION_UNUSED"
  | "ONTOLOGY_MISSING_INVERSE"
  | "ONTOLOGY_DUPLICATE_RELATION_FIELD";

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

import { type DocumentNode, GraphQLError, parse } from "graphql";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { build } from "./build.ts";
import { declare } from "./declarations.ts";
import { collect, type Report } from "./report.ts";
import { rules } from "./rules.ts";

/**
 * Reads an ontology from the text of schema.graphql. Takes the text and the file's name, for places; returns the
 * ontology, or null with every fault there is (codes ONTOLOGY_*), in the order of the file. Only a text that is no
 * GraphQL at all gives a single fault, where reading stopped. Cost: O(file), and O(kinds x relation fields).
 */
export function readOntology(
  text: string,
  file: string,
): { readonly ontology: Ontology | null; readonly diagnostics: readonly Diagnostic[] } {
  const { report, faults } = collect(file);
  const document = parsed(text, file, report);
  if (document === null) return { ontology: null, diagnostics: faults() };
  const declarations = declare(document);
  for (const rule of rules) rule(declarations, report);
  const diagnostics = faults();
  return { ontology: diagnostics.length === 0 ? build(declarations) : null, diagnostics };
}

function parsed(text: string, file: string, report: Report): DocumentNode | null {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const at = error.locations?.[0] ?? { line: 1, column: 1 };
    const reason = error.message.replace(/^Syntax Error: /, "").replace(/\.$/, "");
    report(
      "ONTOLOGY_SYNTAX",
      { file, line: at.line, column: at.column },
      `This is not GraphQL: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`,
      "the fault is here or just before",
    );
    return null;
  }
}

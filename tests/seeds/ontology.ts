import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { readOntology } from "../../src/ontology/read.ts";

export const root = join(import.meta.dirname, "../..");
export const casesFolder = join(root, "tests/cases/seeds");

/** A small ontology, so that the cases do not change with schema.graphql. */
export const caseOntology: Ontology = ontologyAt(join(casesFolder, "ontology.graphql"));

export function ontologyAt(file: string): Ontology {
  const { ontology, diagnostics } = readOntology(readFileSync(file, "utf8"), file);
  if (ontology === null) throw new Error(diagnostics.map(describe).join("\n"));
  return ontology;
}

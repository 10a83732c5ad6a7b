import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type GraphQLSchema, Kind, parse } from "graphql";
import { describe } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { deriveSchema } from "../../src/api/schema.ts";
import { readOntology } from "../../src/ontology/read.ts";
import type { Vocabulary } from "./draft.ts";
import { peerSchema } from "./peer.ts";

/** What strategraph and the peer make of one text of type definitions. */
export interface Schemas {
  readonly ontology: Ontology;
  readonly ours: GraphQLSchema;
  readonly peer: GraphQLSchema;
  /** Types that the text itself declares. */
  readonly declared: ReadonlySet<string>;
}

/** Takes the project's own schema.graphql, unchanged, where no other text is given. */
export async function makeSchemas(typeDefs = projectOntology()): Promise<Schemas> {
  const { ontology, diagnostics } = readOntology(typeDefs, "schema.graphql");
  if (ontology === null) throw new Error(diagnostics.map(describe).join("\n"));
  const declared = parse(typeDefs).definitions.flatMap((definition) =>
    "name" in definition && definition.name && definition.kind !== Kind.DIRECTIVE_DEFINITION
      ? [definition.name.value]
      : [],
  );
  return { ontology, ours: deriveSchema(ontology), peer: await peerSchema(typeDefs), declared: new Set(declared) };
}

export function projectOntology(): string {
  return readFileSync(join(import.meta.dirname, "../../schema.graphql"), "utf8");
}

/** Values that generated operations compare with; each is one the scalar of ours takes. */
export const scalars: Vocabulary["scalars"] = {
  ID: ["eaeu-2030/task/localize-joint-production", "task", "common/country/kazakhstan"],
  String: ["industry", "", 'say "so" \\ or not', "Қазақстан", "\u{1F600}"],
  Int: [0, -1, 2030, 2147483647],
  Float: [0.5, 2, -1000, 1e21],
  Boolean: [true, false],
  EDTF: ["2024", "2024-06-10", "../2030", "2024?"],
  ISODuration: ["P5Y", "P18M"],
  Decimal: ["12500000.00", "-0.5"],
};

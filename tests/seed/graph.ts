import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { GraphQLSchema } from "graphql";
import type { Dataset, Entity, ListNote, Quote, Relation, SourceText } from "../../graph/dataset.ts";
import { describe } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Rule } from "../../src/api/rule.ts";
import { readOntology } from "../../src/ontology/read.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { loadRules } from "../../src/server/rules.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const strategy = "eaeu-2030";

/** The committed seeds as the program reads them, all of them in memory; the seed asked of is small. */
export interface Seeds {
  readonly ontology: Ontology;
  readonly dataset: Dataset;
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly documents: readonly SourceText[];
  readonly lists: readonly ListNote[];
}

/** Reads schema.graphql and seeds/; throws with every error they have. */
export async function readCommittedSeeds(): Promise<Seeds> {
  const read = readOntology(await readFile(`${root}/schema.graphql`, "utf8"), "schema.graphql");
  if (read.ontology === null) throw new Error(read.diagnostics.map(describe).join("\n"));
  const { dataset, diagnostics } = await readSeeds(`${root}/seeds`, read.ontology);
  if (dataset === null) throw new Error(diagnostics.map(describe).join("\n"));
  return {
    ontology: read.ontology,
    dataset,
    entities: [...dataset.entities],
    relations: [...dataset.relations],
    documents: [...dataset.documents],
    lists: [...dataset.lists],
  };
}

/** The rules that come with strategraph, sound for a schema of its ontology; throws with every fault they have. */
export async function readCommittedRules(ontology: Ontology, schema: GraphQLSchema): Promise<readonly Rule[]> {
  const { rules, diagnostics } = await loadRules(ontology, schema, { folder: `${root}/findings`, own: true });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(describe).join("\n"));
  return rules;
}

/** Every quote of the dataset, with the fact it stands behind. */
export function quotesOf(seeds: Seeds): readonly { readonly of: string; readonly quote: Quote }[] {
  const of = (name: string, quotes: readonly Quote[]) => quotes.map((quote) => ({ of: name, quote }));
  return [
    ...seeds.entities.flatMap((entity) => [
      ...of(
        `mention of ${entity.id}`,
        entity.mentions.map((mention) => mention.quote),
      ),
      ...entity.fieldEvidence.flatMap((field) => of(`${entity.id} ${field.field}`, field.quotes)),
    ]),
    ...seeds.relations.flatMap((relation) =>
      relation.claims.flatMap((claim) => of(relation.id, [...claim.quotes, ...claim.commitmentQuotes])),
    ),
    ...seeds.lists.flatMap((list) => of(`list of ${list.entity}`, list.quotes)),
    ...[...seeds.dataset.exclusions].flatMap((one) => of(`exclusion ${one.from} ${one.relation}`, one.quotes)),
  ];
}

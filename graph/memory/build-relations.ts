import { type Claim, compareCodePoints, type Relation } from "../dataset.ts";
import type { Ontology } from "../ontology.ts";
import { adjacency } from "./build-adjacency.ts";
import { type EntitiesBuilder, outOfOrder } from "./build-entities.ts";
import type { QuotesBuilder } from "./build-evidence.ts";
import { numbering, type Pools, repeated } from "./build-pools.ts";
import { columnBuilder, growing, type Steps } from "./column.ts";
import type { AlternativeColumns, ClaimColumns, RelationColumns } from "./snapshot.ts";
import { packStanding } from "./standing.ts";

export interface RelationsBuilder {
  /** Errors: DATASET_ORDER, DATASET_REFERENCE. */
  readonly push: (relation: Relation) => void;
  readonly finish: () => Steps<{
    readonly relations: RelationColumns;
    readonly claims: ClaimColumns;
    readonly alternatives: AlternativeColumns;
  }>;
}

/** Gathers relations in the dataset's order, which is that of their ids, and numbers them anew at the end. */
export function relationsBuilder(
  ontology: Ontology,
  pools: Pools,
  entities: EntitiesBuilder,
  quotes: QuotesBuilder,
): RelationsBuilder {
  const kindNumber = numbering(
    "relation kind",
    ontology.relations.map(({ name }) => name),
  );
  const fromNumber = repeated(pools.entity);
  const [kind, from, to, standing] = [growing(), growing(), growing(), growing()];
  const claims = claimsBuilder(ontology, pools, quotes);
  let last: Relation | null = null;
  let stated = 0;

  return {
    push: (relation) => {
      if (last !== null && !comesAfter(relation, last)) throw outOfOrder("relation", relation.id);
      last = relation;
      kind.push(kindNumber(relation.kind));
      from.push(fromNumber(relation.from));
      to.push(pools.entity(relation.to));
      standing.push(packStanding(relation.basis, relation.strength, relation.commitment));
      if (relation.basis === "STATED") stated++;
      claims.push(relation.claims);
    },
    *finish() {
      return {
        relations: { stated, ...(yield* adjacency(ontology, entities, { kind, from, to, standing })) },
        ...(yield* claims.finish()),
      };
    },
  };
}

/** By their ids, which for the same start and kind is by their ends. */
function comesAfter(relation: Relation, last: Relation): boolean {
  const sameStart = relation.from === last.from && relation.kind === last.kind;
  return sameStart ? compareCodePoints(last.to, relation.to) < 0 : compareCodePoints(last.id, relation.id) < 0;
}

function claimsBuilder(ontology: Ontology, pools: Pools, quotes: QuotesBuilder) {
  const offsets = columnBuilder();
  const [document, standing, reasoning] = [columnBuilder(), columnBuilder(), columnBuilder()];
  const [attributedTo, coreference, qualifier] = [columnBuilder(), columnBuilder(), columnBuilder()];
  const [note, annotator, reviewer] = [columnBuilder(), columnBuilder(), columnBuilder()];
  const [quoteOffsets, commitmentQuotes] = [columnBuilder(), columnBuilder()];
  const [reasoningText, qualifierText, noteText] = [
    pools.proseRepeated(),
    pools.proseRepeated(),
    pools.proseRepeated(),
  ];
  const [annotatorText, reviewerText] = [pools.proseRepeated(), pools.proseRepeated()];
  const documentNumber = repeated(pools.entity);
  const alternatives = alternativesBuilder(ontology, pools);
  offsets.push(0);
  quoteOffsets.push(quotes.count());
  return {
    push: (claims: readonly Claim[]): void => {
      for (const claim of claims) {
        document.push(documentNumber(claim.document));
        standing.push(packStanding(claim.basis, claim.strength, claim.commitment));
        reasoning.push(reasoningText(claim.reasoning));
        attributedTo.push(claim.attributedTo === null ? 0 : pools.entity(claim.attributedTo) + 1);
        coreference.push(claim.coreference ? 1 : 0);
        qualifier.push(qualifierText(claim.qualifier));
        note.push(noteText(claim.note));
        annotator.push(annotatorText(claim.annotator));
        reviewer.push(reviewerText(claim.reviewer));
        for (const quote of claim.quotes) quotes.push(quote);
        for (const quote of claim.commitmentQuotes) quotes.push(quote);
        quoteOffsets.push(quotes.count());
        commitmentQuotes.push(claim.commitmentQuotes.length);
        alternatives.push(claim.alternatives);
      }
      offsets.push(document.length());
    },
    *finish(): Steps<{ readonly claims: ClaimColumns; readonly alternatives: AlternativeColumns }> {
      return {
        claims: {
          offsets: yield* offsets.finish(),
          document: yield* document.finish(),
          standing: yield* standing.finish(),
          reasoning: yield* reasoning.finish(),
          attributedTo: yield* attributedTo.finish(),
          coreference: yield* coreference.finish(),
          qualifier: yield* qualifier.finish(),
          note: yield* note.finish(),
          annotator: yield* annotator.finish(),
          reviewer: yield* reviewer.finish(),
          quotes: yield* quoteOffsets.finish(),
          commitmentQuotes: yield* commitmentQuotes.finish(),
          alternatives: yield* alternatives.offsets.finish(),
        },
        alternatives: yield* alternatives.finish(),
      };
    },
  };
}

function alternativesBuilder(ontology: Ontology, pools: Pools) {
  const [offsets, from, relation] = [columnBuilder(), columnBuilder(), columnBuilder()];
  const [to, reasoning] = [columnBuilder(), columnBuilder()];
  const relationNumber = numbering(
    "relation kind",
    ontology.relations.map(({ name }) => name),
  );
  const raised = (numberOf: (name: string) => number, name: string | null): number =>
    name === null ? 0 : numberOf(name) + 1;
  offsets.push(0);
  return {
    offsets,
    push: (alternatives: Claim["alternatives"]): void => {
      for (const alternative of alternatives) {
        from.push(raised(pools.entity, alternative.from));
        relation.push(raised(relationNumber, alternative.relation));
        to.push(raised(pools.entity, alternative.to));
        reasoning.push(raised(pools.prose.intern, alternative.reasoning));
      }
      offsets.push(from.length());
    },
    *finish(): Steps<AlternativeColumns> {
      return {
        from: yield* from.finish(),
        relation: yield* relation.finish(),
        to: yield* to.finish(),
        reasoning: yield* reasoning.finish(),
      };
    },
  };
}

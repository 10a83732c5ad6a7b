import { type Claim, compareCodePoints, type Relation, relationId } from "../dataset.ts";
import type { Ontology } from "../ontology.ts";
import { adjacency } from "./build-adjacency.ts";
import { type EntitiesBuilder, outOfOrder } from "./build-entities.ts";
import type { QuotesBuilder } from "./build-evidence.ts";
import { numbering, type Pools, repeated } from "./build-pools.ts";
import { columnBuilder, growing, repeatingColumn, type Steps } from "./column.ts";
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
  const kindNumber = repeated(
    numbering(
      "relation kind",
      ontology.relations.map(({ name }) => name),
    ),
  );
  const fromNumber = repeated(pools.entity);
  const [kind, from, to, standing] = [growing(), growing(), growing(), growing()];
  const claims = claimsBuilder(ontology, pools, quotes);
  const last = { id: "", from: "", start: -1, kind: -1, to: -1 };
  const rank = kindRanks(ontology);
  let stated = 0;

  /** Ids ascend: as the numbers of their starts do, then their kinds, then the numbers of their ends. */
  const follow = ({ id, from }: Relation, ofKind: number, start: number, end: number): void => {
    const difference =
      start !== last.start
        ? isNested(from, last.from)
          ? compareCodePoints(last.id, id)
          : last.start - start
        : ofKind === last.kind
          ? last.to - end
          : (rank[last.kind] as number) - (rank[ofKind] as number);
    if (difference >= 0) throw outOfOrder("relation", id);
    last.id = id;
    last.from = from;
    last.start = start;
    last.kind = ofKind;
    last.to = end;
  };

  return {
    push: (relation) => {
      const [ofKind, start, end] = [kindNumber(relation.kind), fromNumber(relation.from), pools.entity(relation.to)];
      follow(relation, ofKind, start, end);
      kind.push(ofKind);
      from.push(start);
      to.push(end);
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

/** Whether one begins the other: what stands behind it in an id, ">", may come before or after what the other goes on with. */
function isNested(one: string, other: string): boolean {
  return one.length !== other.length && (one.startsWith(other) || other.startsWith(one));
}

/** Which of two kinds comes first in the ids of relations, where each has its end behind it. */
function kindRanks({ relations }: Ontology): readonly number[] {
  const inIds = relations.map(({ name }) => relationId("", name, ""));
  const ascending = inIds.toSorted(compareCodePoints);
  return inIds.map((part) => ascending.indexOf(part));
}

function claimsBuilder(ontology: Ontology, pools: Pools, quotes: QuotesBuilder) {
  const offsets = columnBuilder();
  const passages = () => repeatingColumn(pools.passage);
  const document = repeatingColumn(pools.entity);
  const attributedTo = repeatingColumn((id: string | null) => (id === null ? 0 : pools.entity(id) + 1));
  const [standing, coreference] = [columnBuilder(), columnBuilder()];
  const [reasoning, qualifier, note] = [passages(), passages(), passages()];
  const [annotator, reviewer] = [passages(), passages()];
  const [quoteOffsets, commitmentQuotes] = [columnBuilder(), columnBuilder()];
  const alternatives = alternativesBuilder(ontology, pools);
  offsets.push(0);
  quoteOffsets.push(quotes.count());
  return {
    push: (claims: readonly Claim[]): void => {
      for (const claim of claims) {
        document.push(claim.document);
        standing.push(packStanding(claim.basis, claim.strength, claim.commitment));
        reasoning.push(claim.reasoning);
        attributedTo.push(claim.attributedTo);
        coreference.push(claim.coreference ? 1 : 0);
        qualifier.push(claim.qualifier);
        note.push(claim.note);
        annotator.push(claim.annotator);
        reviewer.push(claim.reviewer);
        for (const quote of claim.quotes) quotes.push(quote);
        for (const quote of claim.commitmentQuotes) quotes.push(quote);
        quoteOffsets.push(quotes.count());
        commitmentQuotes.push(claim.commitmentQuotes.length);
        alternatives.push(claim.alternatives);
      }
      offsets.push(standing.length());
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
        reasoning.push(pools.passage(alternative.reasoning));
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

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Entity, Relation } from "../../graph/dataset.ts";
import { relationId } from "../../graph/dataset.ts";
import { entityFacts, notRelations, relationFacts } from "./facts.ts";
import { readCommittedSeeds, root } from "./graph.ts";

/** The annotation the seed was made from. A clone elsewhere has none beside it; then facts/ alone holds the seed. */
const file = `${root}/../shared/reference/annotation.yaml`;

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Annotation {
  readonly entities: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly basis?: string;
    readonly value?: string;
    readonly isClass?: boolean;
    readonly mentions: readonly (Span & { readonly coref?: boolean; readonly alternatives?: readonly string[] })[];
    readonly attributes?: readonly (Partial<Span> & { readonly name: string; readonly value: string })[];
  }[];
  readonly relations: readonly {
    readonly id: string;
    readonly type: string;
    readonly from: string;
    readonly to: string;
    readonly basis: string;
    readonly strength?: string;
    readonly coref?: boolean;
    readonly qualifier?: string;
    readonly note?: string;
    readonly evidence: readonly Span[];
    readonly alternatives?: readonly { readonly from: string; readonly why: string }[];
  }[];
  readonly optional: readonly { readonly type: string; readonly from: string; readonly to: string }[];
  readonly forbidden: readonly { readonly type: string; readonly from: string; readonly to: string }[];
}

if (existsSync(file)) against(parse(readFileSync(file, "utf8")));
else {
  console.warn(
    `\n*** LEFT OUT: the seed against the annotation itself: there is no ${file}. facts/*.tsv hold it alone.\n`,
  );
  it("is held by the committed facts alone where the annotation is not at hand", () => {
    expect(entityFacts).toHaveLength(42);
    expect(relationFacts).toHaveLength(85);
  });
}

function against(annotation: Annotation): void {
  const idOf = new Map(entityFacts.map((fact) => [fact.annotation, fact.id]));
  const own = (id: string): string => idOf.get(id) ?? id;
  const span = ({ start, end }: Span): string => `${start}-${end}`;
  /** Where a quote's words are asked for again with other surroundings, the fact keeps the first: order says nothing. */
  const sorted = (all: readonly string[]): readonly string[] => all.toSorted();

  describe("the seed beside the annotation it was made from", () => {
    it("has the annotation's facts written down as they are", () => {
      expect(entityFacts).toEqual(
        annotation.entities.map(({ id, type, name, basis, mentions }) => ({
          annotation: id,
          kind: type,
          id: own(id),
          basis: (basis ?? "stated").toUpperCase(),
          mentions: mentions.map(span),
          name,
        })),
      );
      expect(relationFacts).toEqual(
        annotation.relations.map(({ id, type, from, to, basis, strength, evidence }) => ({
          annotation: id,
          from: own(from),
          relation: type,
          to: own(to),
          basis: basis.toUpperCase(),
          strength: strength?.toUpperCase() ?? null,
          quotes: evidence.map(span),
        })),
      );
      const between = [...annotation.forbidden, ...annotation.optional].filter(
        ({ from, to }) => idOf.has(from) && idOf.has(to),
      );
      expect(notRelations.map(({ from, relation, to }) => relationId(from, relation, to))).toEqual(
        between.map(({ from, type, to }) => relationId(own(from), type, own(to))),
      );
    });

    it("keeps co-reference, qualifiers, notes and other readings of relations", async () => {
      const { relations } = await readCommittedSeeds();
      const notes = ({ claims }: Relation) =>
        claims.map((claim) => ({
          coreference: claim.coreference,
          qualifier: claim.qualifier,
          note: claim.note,
          alternatives: claim.alternatives.map(({ from, reasoning }) => ({ from, reasoning })),
        }));
      for (const one of annotation.relations) {
        const relation = relations.find(({ id }) => id === relationId(own(one.from), one.type, own(one.to)));
        expect(relation && notes(relation), one.id).toEqual([
          {
            coreference: one.coref ?? false,
            qualifier: one.qualifier ?? null,
            note: one.note ?? null,
            alternatives: (one.alternatives ?? []).map(({ from, why }) => ({ from: own(from), reasoning: why })),
          },
        ]);
      }
    });

    it("keeps what the annotation says of mentions and values", async () => {
      const { entities } = await readCommittedSeeds();
      for (const one of annotation.entities) {
        const entity = entities.find(({ id }) => id === own(one.id));
        const said = (has: Entity["mentions"][number]) => has.coreference || has.alternatives.length > 0;
        expect(sorted((entity?.mentions ?? []).filter(said).map(({ quote }) => span(quote))), one.id).toEqual(
          sorted(one.mentions.filter((mention) => mention.coref || mention.alternatives).map(span)),
        );
        if (one.value) expect([entity?.fields.value, entity?.fields.duration], one.id).toContain(one.value);
        expect(entity?.fields.isClass ?? false, one.id).toBe(one.isClass ?? false);
        const quoted = (entity?.fieldEvidence ?? []).flatMap(({ field, quotes }) =>
          quotes.map((quote) => `${field} ${span(quote)}`),
        );
        for (const { name, start, end } of one.attributes ?? []) {
          if (start === undefined || end === undefined || name in becameLists) continue;
          expect(quoted, one.id).toContain(`${name} ${span({ start, end })}`);
        }
      }
    });
  });
}

/** Attributes of the annotation that say something of a list, and stand in the seed as one. */
const becameLists = { taskListOpen: true, announcedNotListed: true, instrumentListOpen: true };

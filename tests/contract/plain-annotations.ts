import { type AnnotationRole, annotationRoles } from "../../graph/annotations.ts";
import type { Dataset, Entity, Exclusion, ListNote, Quote, Relation } from "../../graph/dataset.ts";
import { compareCodePoints } from "../../graph/dataset.ts";
import type { Value } from "../../graph/rows.ts";

/** A quote and what rests on it. */
export interface PlainAnnotation {
  readonly quote: Quote;
  readonly role: AnnotationRole;
  readonly entity: Entity | null;
  readonly field: string | null;
  readonly relation: Relation | null;
  readonly note: (ListNote & { readonly of: "ListNote" }) | (Exclusion & { readonly of: "Exclusion" }) | null;
  /** Whose it is, which of those it has, and the quote's place there. */
  readonly id: string;
  readonly at: number;
  readonly quoteAt: number;
}

/** Every quote of a dataset, once for each that cites it. */
export function plainAnnotations(dataset: Dataset): readonly PlainAnnotation[] {
  const byId = new Map([...dataset.entities].map((one) => [one.id, one]));
  const nobody = { entity: null, field: null, relation: null, note: null };
  const each = (quotes: readonly Quote[], of: Omit<PlainAnnotation, "quote" | "quoteAt">) =>
    quotes.map((quote, quoteAt) => ({ ...of, quote, quoteAt }));
  return [
    ...[...dataset.entities].flatMap((entity) => [
      ...entity.mentions.flatMap(({ quote }, at) =>
        each([quote], { ...nobody, role: "MENTION", entity, id: entity.id, at }),
      ),
      ...entity.fieldEvidence.flatMap(({ field, quotes }, at) =>
        each(quotes, { ...nobody, role: "FIELD", entity, field, id: entity.id, at }),
      ),
    ]),
    ...[...dataset.relations].flatMap((relation) =>
      relation.claims.flatMap(({ quotes, commitmentQuotes }, at) => [
        ...each(quotes, { ...nobody, role: "CLAIM", relation, id: relation.id, at }),
        ...each(commitmentQuotes, { ...nobody, role: "COMMITMENT", relation, id: relation.id, at }),
      ]),
    ),
    ...[...dataset.lists].flatMap((list, at) => {
      const [entity, note] = [byId.get(list.entity) ?? null, { ...list, of: "ListNote" as const }];
      return each(list.quotes, { ...nobody, role: "LIST", entity, note, id: list.entity, at });
    }),
    ...[...dataset.exclusions].flatMap((exclusion, at) => {
      const note = { ...exclusion, of: "Exclusion" as const };
      return each(exclusion.quotes, { ...nobody, role: "EXCLUSION", note, id: exclusion.from, at });
    }),
  ];
}

export function annotationPosition({ quote, role, id, at, quoteAt }: PlainAnnotation): readonly Value[] {
  return [quote.start, quote.end, annotationRoles.indexOf(role), id, at, quoteAt];
}

export function comparePlaces(a: readonly Value[], b: readonly Value[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? null;
    const order = typeof one === "string" ? compareCodePoints(one, String(other)) : Number(one) - Number(other);
    if (order !== 0) return order;
  }
  return 0;
}
